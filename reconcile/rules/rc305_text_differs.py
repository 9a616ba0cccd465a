"""RC305 text-differs."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC305",
    summary="Two claims answer one question in other words, and whether these mean the same is not known.",
    finds="""
        Two `text` values that are neither the same words, nor known synonyms, nor one of them a part of the
        other; or that are known opposites of something that has one value at a time.
    """,
    why="""
        The tool compares words, and does not claim to understand them. Rather than call two phrases the
        same or different by their looks, it asks a person.
    """,
    fix="""
        Read both. If they mean the same, settle the finding with the ruling `both`. A figure, a date or a
        name is better written as `quantity`, `date` or `entity`: those can be compared.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: cause
                subject: Harbour Bridge
                predicate: cause of the closure
                text: corroded cables
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: cause
                subject: Harbour Bridge
                predicate: cause of the closure
                text: a cracked bearing  # E: RC305
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: cause
                subject: Harbour Bridge
                predicate: cause of the closure
                text: corroded cables
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: cause
                subject: Harbour Bridge
                predicate: cause of the closure
                text: corroded cables on the east side
        """,
    }),
    related=("RC303", "RC310"),
)  # fmt: skip
