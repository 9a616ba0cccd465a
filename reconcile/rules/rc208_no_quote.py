"""RC208 no-quote."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC208",
    summary="The article is there, and the claim quotes nothing from it.",
    finds="""
        A claim without `quote` in a file that names an `article`.
    """,
    why="""
        Whoever doubts the claim has to read the whole article to find out where it comes from, and the tool
        cannot check that it comes from there at all.
    """,
    fix="""
        Copy the passage that says it into `quote`. A claim that rests on several sentences takes a list.
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
              - id: staff  # E: RC208
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
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
    related=("RC207",),
)  # fmt: skip
