"""RC106 several-values."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC106",
    summary="A claim has two values of different kinds, such as a quantity and a date.",
    finds="""
        A claim with more than one of `quantity`, `date`, `entity` and `text`.
    """,
    why="""
        A claim says one thing, so that it can be right or wrong as a whole, and so that a conflict about
        the cost does not also put the date in doubt.
    """,
    fix="""
        Make two claims of it. A time that the value is true of is not a value and is written under `when`;
        the time that it was made known, under `announced`.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: repair
                subject: Harbour Bridge
                predicate: repair of the deck
                quantity: $42 million
                date: by 2027  # E: RC106
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: repair-cost
                subject: Harbour Bridge
                predicate: cost of the repair of the deck
                quantity: $42 million
              - id: repair-end
                subject: Harbour Bridge
                predicate: repair of the deck finished
                date: by 2027
        """,
    }),
    related=("RC008",),
)  # fmt: skip
