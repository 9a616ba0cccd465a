"""RC107 bad-id."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC107",
    summary="An id with characters that an id cannot have.",
    finds="""
        An id with spaces, accents or signs in it, a file whose name cannot serve as the id of its source,
        and in the decisions a claim that is not named as `source#claim`.
    """,
    why="""
        Ids are typed on the command line, written as `source#claim`, and used in equations, where a space
        or a `+` would be read as something else.
    """,
    fix="""
        Use letters from A to Z, digits, `_`, `.` and `-`, beginning with a letter or a digit. The nearest
        such id is proposed.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: bridge closing  # E: RC107
                subject: Harbour Bridge
                predicate: closure
                status: planned
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: bridge-closing
                subject: Harbour Bridge
                predicate: closure
                status: planned
        """,
    }),
    related=("RC104", "RC105"),
)  # fmt: skip
