"""RC006 unreadable-file."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC006",
    summary="A claims file or an article cannot be read: it is missing, empty, or no text in UTF-8.",
    finds="""
        A file that was named but is not there, or is there and is not a plain text in UTF-8 of a sensible
        size; also an article outside the project, which is not opened unless `allow_outside = true`. An
        article is looked for from the folder of the claims file that names it.
    """,
    why="""
        A quote that cannot be looked up has not been checked, and a claims file that cannot be read takes
        no part in any comparison. Both would otherwise look like success.
    """,
    fix="""
        Correct the path, save the file as UTF-8, or put it inside the project. An article that cannot be
        kept beside the claims is left out by leaving the key `article` out; its quotes are then not
        checked.
    """,
    bad=Example({
        "articles/gazette.txt": """
            The Northfield plant employs 1,240 people.
        """,
        "claims/gazette.yaml": """
            source:
              article: articles/gazette.txt  # E: RC006
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                quote: employs 1,240 people
        """,
    }),
    good=Example({
        "articles/gazette.txt": """
            The Northfield plant employs 1,240 people.
        """,
        "claims/gazette.yaml": """
            source:
              article: ../articles/gazette.txt
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                quote: employs 1,240 people
        """,
    }),
    related=("RC007", "RC201"),
)  # fmt: skip
