"""RC904 contradictory-decisions."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC904",
    summary="Two decisions call the same claims both `same` and `different`.",
    finds="""
        An entry under `same` and one under `different` that name the same two claims, perhaps among others. The
        later one is marked, the other shown beside it. An expired entry contradicts nothing.
    """,
    why="""
        One of the two is wrong, and the tool cannot know which. It takes neither, so that the pair is aligned as
        if nobody had decided.
    """,
    fix="""
        Ask whoever wrote the two, and remove one of them.
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
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: span
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
        """,
        "claims/decisions.yaml": """
            same:
              - claims: [gazette#length, herald#span]
            different:
              - claims: [gazette#length, herald#span]  # E: RC904
                reason: The span is the part above the water.
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
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: span
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
        """,
        "claims/decisions.yaml": """
            different:
              - claims: [gazette#length, herald#span]
                reason: The span is the part above the water.
        """,
    }),
    related=("RC901", "RC310"),
)  # fmt: skip
