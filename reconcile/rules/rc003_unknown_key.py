"""RC003 unknown-key."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC003",
    summary="A key that the format does not have; most often it is misspelt.",
    finds="""
        A key of a claims file, of the vocabulary, of the decisions or of the configuration that means
        nothing there. The nearest key that does is proposed.
    """,
    why="""
        A misspelt key would be passed over, and with it what it says: a claim whose `status` is spelt
        `staus` would be compared as if the source had not said how far the matter had come.
    """,
    fix="""
        Write the key that is proposed. Remarks of your own belong under `note`, which takes any text and is
        never compared.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quanity: 1,240 people  # E: RC003
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                note: the article has the figure in its last paragraph
        """,
    }),
    related=("RC004", "RC103"),
)  # fmt: skip
