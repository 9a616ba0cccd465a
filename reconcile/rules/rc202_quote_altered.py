"""RC202 quote-altered."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC202",
    summary="The quote differs from the article in a word that matters: a digit, name, hedge or negation.",
    finds="""
        A quote that is a passage of the article with a few words changed, added or lost. Both versions are
        shown.
    """,
    why="""
        A quote with one word changed is worse than none: it looks as if it had been checked. “Will not
        close” and “will close”, “7 plants” and “17 plants” are one slip apart.
    """,
    fix="""
        Copy the passage again. Where the article itself is wrong, quote it as it stands and say so in
        `note`.
    """,
    bad=Example({
        "articles/gazette.txt": """
            The Northfield plant, which opened in 1974, employs 1,240 people in three shifts.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,420 people
                quote: employs 1,420 people in three shifts  # E: RC202
        """,
    }),
    good=Example({
        "articles/gazette.txt": """
            The Northfield plant, which opened in 1974, employs 1,240 people in three shifts.
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
                quote: employs 1,240 people in three shifts
        """,
    }),
    related=("RC201", "RC204"),
)  # fmt: skip
