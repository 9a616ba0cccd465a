"""RC002 duplicate-key."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC002",
    summary="A key is written twice in one claim, source or other mapping.",
    finds="""
        A key that already stands in the same mapping. The first place is shown beside the second.
    """,
    why="""
        YAML readers keep one of the two values and drop the other without a word, so that half of what was
        copied from the article would never be compared.
    """,
    fix="""
        Put both values in one list where the key takes a list (`quote`, `said_by`, `scope`, `entity`,
        `quantity`); make two claims of it when the source says two things; else remove one.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                said_by: Northfield town council
                said_by: Ministry of Labour  # E: RC002
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
                said_by: [Northfield town council, Ministry of Labour]
        """,
    }),
    related=("RC106",),
)  # fmt: skip
