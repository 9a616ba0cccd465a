"""RC203 quote-elsewhere."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC203",
    summary="The quote does not stand in the source's own article, but in another source's.",
    finds="""
        A quote that is not in the article that the claim's file names, and is, word for word, in the
        article of another file of the project.
    """,
    why="""
        The claim is credited to a source that does not make it. Two sources would seem to agree where only
        one has spoken.
    """,
    fix="""
        Move the claim to the file of the article that it comes from, or correct `article`.
    """,
    bad=Example({
        "articles/gazette.txt": """
            The Northfield plant will be shut at the end of next year, its owners said on Monday.
        """,
        "articles/herald.txt": """
            Work at the Northfield plant stopped for an hour on Monday. A meeting with the union is to follow.
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
                quote: The Northfield plant will be shut at the end of next year
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-05
              article: ../articles/herald.txt
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
                quote: The Northfield plant will be shut at the end of next year  # E: RC203
        """,
    }),
    good=Example({
        "articles/gazette.txt": """
            The Northfield plant will be shut at the end of next year, its owners said on Monday.
        """,
        "articles/herald.txt": """
            Work at the Northfield plant stopped for an hour on Monday. A meeting with the union is to follow.
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
                quote: The Northfield plant will be shut at the end of next year
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-05
              article: ../articles/herald.txt
            claims:
              - id: stoppage
                subject: Northfield plant
                predicate: stoppage of work
                quantity: an hour
                quote: Work at the Northfield plant stopped for an hour
        """,
    }),
    related=("RC201",),
)  # fmt: skip
