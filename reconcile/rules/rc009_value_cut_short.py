"""RC009 value-cut-short."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC009",
    summary="YAML would lose or split a part of a value without a word.",
    finds="""
        Two traps. An unquoted value with ` #` in it, as in `crane #4`: YAML takes the rest of the line for
        a comment. And a figure with a comma in it inside `[ ]` or `{ }`: YAML reads `[1,200 yen, $8]` as
        three items.

        A comment is told from a cut value by the space behind its `#`, or by two spaces or more before it.
    """,
    why="""
        The value that is left over looks sound. `1,200` that became `1` and `200` would be compared, and
        reported as a conflict that no source has.
    """,
    fix="""
        Put the value in quotation marks.
    """,
    bad=Example(
        {
            "claims/gazette.yaml": """
                source:
                  published: 2025-03-04
                claims:
                  - id: cause
                    subject: Northfield port
                    predicate: cause of the delay
                    text: crane #4 is being repaired
                  - id: toll
                    subject: Harbour Bridge
                    predicate: yearly pass
                    quantity: [1,200 yen, $8.10]  # E: RC009
            """,
        },
        elsewhere=("claims/gazette.yaml:7: RC009",),
    ),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: cause
                subject: Northfield port
                predicate: cause of the delay
                text: 'crane #4 is being repaired'
              - id: toll
                subject: Harbour Bridge
                predicate: yearly pass
                quantity: ['1,200 yen', $8.10]  # as on the notice board
        """,
    }),
    related=("RC001",),
)  # fmt: skip
