"""RC004 missing-key."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC004",
    summary="A key that has to be there is missing or empty.",
    finds="""
        A file without `source` or `claims`, a claim without `id`, `subject` or `predicate`, a decision
        without what it decides; also one of these keys with nothing behind it.
    """,
    why="""
        Without its subject and its predicate a claim answers no question, so nothing can be compared with
        it, and without its id nobody can refer to it.
    """,
    fix="""
        Write the key. A predicate is a noun or a verb phrase in your own words: `employs`, `closure`, `cost
        of the repair`.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: staff  # E: RC004
                subject: Northfield plant
                quantity: 1,240 people
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
        """,
    }),
    related=("RC003", "RC008"),
)  # fmt: skip
