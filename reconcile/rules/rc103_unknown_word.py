"""RC103 unknown-word."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC103",
    summary="A word where only certain words have a meaning: a status, a certainty, a ruling, a rule.",
    finds="""
        A `status` or `certainty` that the format does not know, `negated` with something else than true or
        false, a ruling that names no source, a decision or a setting that names no rule. Capitals and
        hyphens do not matter, and American spellings are understood.
    """,
    why="""
        How far a matter had come is compared by class: *open* (rumoured, considered, in talks, proposed),
        *decided* (planned, announced, agreed), *real* (under way, completed) and *not so* (denied, ruled
        out, cancelled, blocked). A word outside of these has no class, and the difference that it makes
        would go unseen.
    """,
    fix="""
        Choose the word nearest to what the article says, or leave the key out when none fits. The article's
        own word stays in the quote.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: likely  # E: RC103
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
                certainty: probable
        """,
    }),
    related=("RC003", "RC304"),
)  # fmt: skip
