"""RC206 article-changed."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC206",
    summary="The article's text is not the one that the claims were checked against.",
    finds="""
        An article whose text has another hash than `article_sha256`, which the tool writes when it has
        checked the quotes.
    """,
    why="""
        Outlets correct articles after they are published. The quotes may all still be there while the
        figure around them has moved, and a correction is worth a look in any case.
    """,
    fix="""
        Read what changed (`git diff` on the article), correct the claims where they need it, and remove
        `article_sha256` or write the new one.
    """,
    bad=Example({
        "articles/gazette.txt": """
            The Northfield plant employs 1,240 people in three shifts. This article has been corrected.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
              article_sha256: cb712cf81f03acb6b3b6adc3bf38bf287adf6f501efc7a96b3f823669f1bb5ff  # E: RC206
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                quote: employs 1,240 people in three shifts
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
              article_sha256: 24ae63ce2433cd4aecb7710ef41bf129ff56c94ae271e2f58d3dbb6b7f4ebeb7
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                quote: employs 1,240 people in three shifts
        """,
    }),
    related=("RC201", "RC902"),
)  # fmt: skip
