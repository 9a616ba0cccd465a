"""RC001 yaml-syntax."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC001",
    summary="The file breaks off: from some line on it is not YAML.",
    finds="""
        A place where YAML's own rules are broken: a colon inside an unquoted value, a quotation mark or
        bracket that is not closed, a tab that indents, a line that is not lined up with those above it;
        also a configuration that is not TOML.
    """,
    why="""
        What stands before the place is read and reported on; what stands behind it is not, and a claim that
        is not read cannot contradict anything. So the run does not count as a check.
    """,
    fix="""
        Put the value in quotation marks when it holds a colon with a space behind it, or begins with a sign
        such as `>`, `*`, `@` or `[`. Line keys up with the keys of the same claim.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: Harbour Bridge
                predicate: closure to lorries
                status: announced
                quote: The port said: no lorries from May  # E: RC001
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: Harbour Bridge
                predicate: closure to lorries
                status: announced
                quote: "The port said: no lorries from May"
        """,
    }),
    related=("RC005", "RC009"),
)  # fmt: skip
