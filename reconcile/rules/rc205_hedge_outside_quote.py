"""RC205 hedge-outside-quote."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC205",
    summary="Just outside the quote stands a word that weakens or reverses what is quoted.",
    finds="""
        A quote that begins right behind, or ends right before, a hedge or a negation of the same sentence:
        “about”, “up to”, “may”, “not”, “denied that”; unless the claim itself says so (a hedged figure, a
        `certainty`, `negated`).
    """,
    why="""
        A passage can be copied letter for letter and still say the opposite of the article: “close the
        plant” out of “has no plans to close the plant”.
    """,
    fix="""
        Begin the quote earlier, and write the hedge into the claim: `about 1,240 people`, `certainty:
        possible`, `negated: true`.
    """,
    bad=Example({
        "articles/gazette.txt": """
            The Northfield plant employs about 1,240 people in three shifts.
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
                quote: 1,240 people in three shifts  # E: RC205
        """,
    }),
    good=Example({
        "articles/gazette.txt": """
            The Northfield plant employs about 1,240 people in three shifts.
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
              article: ../articles/gazette.txt
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: about 1,240 people
                quote: employs about 1,240 people in three shifts
        """,
    }),
    related=("RC202", "RC503"),
)  # fmt: skip
