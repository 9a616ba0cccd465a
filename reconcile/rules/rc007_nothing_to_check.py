"""RC007 nothing-to-check."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC007",
    summary="There is not one claim to check.",
    finds="""
        A run in which no claims file was found, or none of those that were found has a claim. YAML files
        that have neither `source` nor `claims` are no claims files; they are named as passed over.
    """,
    why="""
        A check that looked at nothing finds nothing wrong. In CI that would be green for ever after someone
        renamed a folder.
    """,
    fix="""
        Name the folder with the claims on the command line or under `paths` in reconcile.toml. `reconcile
        init` makes a project to start from, and `reconcile draft ARTICLE` a claims file out of an article.
    """,
    bad=Example(
        {
            "claims/reading-list.yaml": """
                to-read:
                  - the harbour authority's yearly report
            """,
        },
        elsewhere=("RC007",),
    ),
    good=Example({
        "claims/reading-list.yaml": """
            to-read:
              - the harbour authority's yearly report
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: Harbour Bridge
                predicate: closure
                status: planned
        """,
    }),
    related=("RC006",),
)  # fmt: skip
