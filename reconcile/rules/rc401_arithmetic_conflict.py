"""RC401 arithmetic-conflict."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC401",
    summary="One or two claims break their own arithmetic.",
    finds="""
        A part that is more than the whole that is given with it (`30 of 24 boats`), or a figure and an
        equation that the source itself states and that cannot hold together with one or two of its claims.
    """,
    why="""
        No second source is needed to see that something is wrong: a figure was copied wrongly, or the
        article slipped.
    """,
    fix="""
        Compare the figures with the quote. If the article says so itself, keep it and settle the finding
        with the ruling `neither` and a reason.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closures
                subject: Northfield Motors
                predicate: plant closures
                quantity: 17 of 7 plants  # E: RC401
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closures
                subject: Northfield Motors
                predicate: plant closures
                quantity: 7 of 17 plants
        """,
    }),
    related=("RC402", "RC403", "RC301"),
)  # fmt: skip
