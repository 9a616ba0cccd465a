"""RC303 entity-conflict."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC303",
    summary="Two claims name different people, companies or places where there can be only one.",
    finds="""
        Two names for something that has one holder at a time, such as a chief executive, a capital or an
        owner, and that the name book cannot bring together: not an alias, not a shorter form, not a part of
        the other.

        Where nothing says that there is only one, two names may both be right, and the pair is uncertain
        instead. Mark such a predicate with `single: true` in the vocabulary.
    """,
    why="""
        Names are mixed up in copying and in translation, and a wrong name does more harm than a wrong
        figure.
    """,
    fix="""
        If both names mean one, make one an alias in the vocabulary. If one is a part of the other, write
        `part_of` there. If the holder changed, write `when` on both claims.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: builder
                subject: Harbour Bridge
                predicate: built by
                entity: Calder Engineering
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: builder
                subject: Harbour Bridge
                predicate: built by
                entity: Weststone Works  # E: RC303
        """,
    }),
    good=Example({
        "claims/vocabulary.yaml": """
            entities:
              Calder Engineering: {aliases: [Weststone Works]}
        """,
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: builder
                subject: Harbour Bridge
                predicate: built by
                entity: Calder Engineering
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: builder
                subject: Harbour Bridge
                predicate: built by
                entity: Weststone Works
        """,
    }),
    related=("RC305", "RC301"),
)  # fmt: skip
