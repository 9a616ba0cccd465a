"""RC503 status-upgrade."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC503",
    summary="Of two sources with one origin, one has as certain what the other has as only possible.",
    finds="""
        Two claims on one question that share an origin and fit each other, of which one has lost the hedge:
        `certainty` is left out in one and `probable` or `possible` in the other.
    """,
    why="""
        A report hardens as it is passed on: “may close” becomes “to close” in the third retelling, though
        nobody has learnt anything new.
    """,
    fix="""
        Look at both quotes. If the article has the hedge, write `certainty`; if it really has not, the
        finding is about the article, and worth a word with whoever relies on it.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
                certainty: possible
                said_by: Northfield Workers' Union
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
                said_by: Northfield Workers' Union  # E: RC501, RC503
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
                certainty: possible
                said_by: Northfield Workers' Union
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
                certainty: possible
                said_by: Northfield Workers' Union  # E: RC501
        """,
    }),
    related=("RC205", "RC304", "RC501"),
)  # fmt: skip
