"""RC502 relay-error."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC502",
    summary="Two sources credit one origin and tell it differently.",
    finds="""
        A conflict between two claims whose chains of credit share a name. It comes beside the finding about
        the values themselves.
    """,
    why="""
        The origin said one thing. So this is not two views of a matter: one of the two passed it on
        wrongly, and the original can be looked up.
    """,
    fix="""
        Find the original report or statement and add it as a source. Then record which of the two has it
        right.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
                said_by: Northfield Harbour Authority
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,419 m  # E: RC301
                said_by: Northfield Harbour Authority  # E: RC502
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
                said_by: Northfield Harbour Authority
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
                said_by: Northfield Harbour Authority  # E: RC501
        """,
    }),
    related=("RC301", "RC501", "RC503"),
)  # fmt: skip
