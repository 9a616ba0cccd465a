"""RC005 not-allowed-yaml."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC005",
    summary="YAML that has no place in a claims file: an anchor, an alias, a tag, a second document.",
    finds="""
        An anchor (`&name`), an alias (`*name`), a tag (`!word`), a second document behind `---`, lists and
        mappings nested too deeply, and a file with more keys or more mistakes than a person would write.
    """,
    why="""
        A claims file is read by people, line by line, beside the article. An alias hides what is claimed in
        another place, and a few lines of aliases can unfold to gigabytes. A file of someone else's must be
        safe to check.
    """,
    fix="""
        Write the text out where it is meant. Put a text that begins with `&`, `*` or `!` in quotation
        marks. Split a file with two documents: one file, one article.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: &bridge Harbour Bridge  # E: RC005
                predicate: closure
                status: planned
              - id: length
                subject: *bridge  # E: RC005
                predicate: length
                quantity: 1,149 m
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: Harbour Bridge
                predicate: closure
                status: planned
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
        """,
    }),
    related=("RC001",),
)  # fmt: skip
