"""RC008 wrong-type."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC008",
    summary="A key has a value of the wrong kind: a list where one text is meant, a text where a list is.",
    finds="""
        A list or a mapping where one text is expected, a text where a list of claims is expected, an empty
        value or list, an equation that is not one, an address where a file is meant, a setting out of its
        range, a decision that calls more than 500 claims the same or different.
    """,
    why="""
        Guessing what was meant would put words in the source's mouth: two subjects in one claim may be one
        claim about both together or two claims about each.
    """,
    fix="""
        Write one text, or make several claims of it. These take a list as well: `quote`, `said_by`,
        `scope`, `entity`, `quantity`, `relays`.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: [Harbour Bridge, Old Ferry Pier]  # E: RC008
                predicate: closure
                status: planned
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
                status: planned
        """,
    }),
    related=("RC004", "RC106"),
)  # fmt: skip
