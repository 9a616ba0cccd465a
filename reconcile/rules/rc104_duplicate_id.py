"""RC104 duplicate-id."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC104",
    summary="Two claims of one file, two sources, or two words of the vocabulary have the same name.",
    finds="""
        An `id` that stands in the same file already, a source whose id another file has, a name or alias
        that the vocabulary gives to two things.
    """,
    why="""
        Decisions, equations and `part_of` refer to claims by their ids. With two of one name, a decision
        made about one would silently cover the other.
    """,
    fix="""
        Give one of the two another id. An id is never compared, so any short word will do.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: Harbour Bridge
                predicate: closure
                status: planned
              - id: closing  # E: RC104
                subject: Old Ferry Pier
                predicate: closure
                status: completed
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: bridge-closing
                subject: Harbour Bridge
                predicate: closure
                status: planned
              - id: pier-closing
                subject: Old Ferry Pier
                predicate: closure
                status: completed
        """,
    }),
    related=("RC107",),
)  # fmt: skip
