"""RC207 quote-too-short."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC207",
    summary="The quote is so short that it says nothing about the claim.",
    finds="""
        A quote of a word or two, or a bare figure, which could stand anywhere.
    """,
    why="""
        “1,240” is found in nearly every article that has the figure, whatever the figure is said of. Such a
        quote is found and supports nothing.
    """,
    fix="""
        Quote the clause: who, what and how much.
    """,
    bad=Example({
        "articles/gazette.txt": """
            The Northfield plant employs 1,240 people in three shifts.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                quote: 1,240  # E: RC207
        """,
    }),
    good=Example({
        "articles/gazette.txt": """
            The Northfield plant employs 1,240 people in three shifts.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                quote: The Northfield plant employs 1,240 people
        """,
    }),
    related=("RC204", "RC208"),
)  # fmt: skip
