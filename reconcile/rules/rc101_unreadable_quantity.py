"""RC101 unreadable-quantity."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC101",
    summary="A `quantity` that is not a figure, or can be read in two ways.",
    finds="""
        A quantity without a number in it, with a unit that stands in no fixed relation to anything, or
        written so that it could mean two figures. The message marks the part that was not understood, and
        proposes a way to write it.
    """,
    why="""
        Figures are compared exactly, with the digits that were written and the hedges beside them. A figure
        that had to be guessed would agree or disagree by accident.
    """,
    fix="""
        Copy the figure with its unit and its hedge: `about 1,240 people`, `7 of 17 plants`, `-15 %`, `40 to
        50`, `17 -> 10 plants`. A comparison without a figure (`most of the output`, `twice last year's`) is
        a `text`.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: traffic
                subject: Harbour Bridge
                predicate: lorries a day
                quantity: roughly double last summer's  # E: RC101
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: traffic
                subject: Harbour Bridge
                predicate: lorries a day
                text: roughly double last summer's
              - id: traffic-counted
                subject: Harbour Bridge
                predicate: lorries a day
                quantity: roughly 2,300 lorries
        """,
    }),
    related=("RC102", "RC204"),
)  # fmt: skip
