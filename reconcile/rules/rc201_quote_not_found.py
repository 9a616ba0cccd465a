"""RC201 quote-not-found."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC201",
    summary="The quote does not stand in the article.",
    finds="""
        A quote whose words do not follow one another in the article's text, and that is not near enough to
        any passage to be a slip in copying it. Line breaks, spaces and kinds of quotation marks and dashes
        do not matter; `…`, `...` and `[…]` in a quote stand for words left out.
    """,
    why="""
        The quote is what ties a claim to its source. A quote that cannot be found is a paraphrase, comes
        from another article, or was never there.
    """,
    fix="""
        Copy the passage from the article. A summary in your own words belongs under `note`. Mark words left
        out with `…`; passages from different places are a list of quotes.
    """,
    bad=Example({
        "articles/gazette.txt": """
            Owners to shut Northfield plant next year

            The Northfield plant will be shut at the end of next year, its owners said on Monday.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
                quote: management has given up hope for the factory  # E: RC201
        """,
    }),
    good=Example({
        "articles/gazette.txt": """
            Owners to shut Northfield plant next year

            The Northfield plant will be shut at the end of next year, its owners said on Monday.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
                quote: The Northfield plant will be shut … its owners said
        """,
    }),
    related=("RC202", "RC203", "RC208"),
)  # fmt: skip
