"""RC310 uncertain-alignment."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC310",
    summary="Two claims may answer one question; the tool is not sure, and has not compared them.",
    finds="""
        Two claims of different sources whose words are near to one another, though not near enough to be
        taken for one question. They are listed apart and never counted as agreement.
    """,
    why="""
        A pair that is left out may hide a conflict, and a pair that is wrongly taken together invents one.
        A person tells in a moment what no likeness of words can.
    """,
    fix="""
        Look at the two (`reconcile explain A#x B#y`) and say which: `reconcile decide A#x B#y --same`, or
        `--different`. When the same words come up again and again, an alias in the vocabulary settles all
        of them at once.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: cost
                subject: Harbour Bridge
                predicate: cost of the repair
                quantity: $42 million
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: deck
                subject: Harbour Bridge
                predicate: bill for deck, piers, railings, lamps and drains  # E: RC310
                quantity: over $40 million
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: cost
                subject: Harbour Bridge
                predicate: cost of the repair
                quantity: $42 million
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: deck
                subject: Harbour Bridge
                predicate: bill for deck, piers, railings, lamps and drains
                quantity: over $40 million
        """,
        "claims/decisions.yaml": """
            same:
              - claims: [gazette#cost, herald#deck]
                reason: The deck and the piers are the whole repair, says the tender.
        """,
    }),
    related=("RC305", "RC901"),
)  # fmt: skip
