"""RC204 value-not-in-quote."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC204",
    summary="The claim's value is not in the passage that is quoted for it.",
    finds="""
        A figure, date or name that the quote does not give, neither in these words nor in others (seven for
        7, May 2025 for 2025-05). For a figure or a date it is an error, for a name or a text a warning,
        since those are often said in a neighbouring sentence.
    """,
    why="""
        The quote is found in the article, so the claim looks well founded, and yet nothing shows that the
        source gives this value. Transposed digits pass every other check.
    """,
    fix="""
        Lengthen the quote until it holds the value, add a second passage as a list, or correct the value. A
        figure that you worked out yourself is not the source's: quote what it says and let the tool do the
        arithmetic.
    """,
    bad=Example({
        "articles/gazette.txt": """
            The Northfield plant is to lose jobs this year, its owners said. In all, 310 posts will go.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
            claims:
              - id: jobs
                subject: Northfield plant
                predicate: job cuts
                quantity: 310 jobs  # E: RC204
                quote: The Northfield plant is to lose jobs this year
        """,
    }),
    good=Example({
        "articles/gazette.txt": """
            The Northfield plant is to lose jobs this year, its owners said. In all, 310 posts will go.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
            claims:
              - id: jobs
                subject: Northfield plant
                predicate: job cuts
                quantity: 310 jobs
                quote: [The Northfield plant is to lose jobs this year, "In all, 310 posts will go"]
        """,
    }),
    related=("RC202", "RC205"),
)  # fmt: skip
