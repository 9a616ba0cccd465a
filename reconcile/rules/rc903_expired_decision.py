"""RC903 expired-decision."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC903",
    summary="A decision has run out: its `expires` has passed.",
    finds="""
        A decision that was to hold until a day that is over; the day itself still counts. What it settled
        is open again.
    """,
    why="""
        Some differences are left standing only until more is known. The date makes sure that someone looks
        again.
    """,
    fix="""
        Look whether there is something new to add as a source. Then decide again with a later date, or
        without one, or remove the decision.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2023-03-04
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
        """,
        "claims/herald.yaml": """
            source:
              published: 2023-03-06
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: ruled out  # E: RC304
        """,
        "claims/decisions.yaml": """
            accepted:
              - finding: status-conflict
                claims: [gazette#closing, herald#closing]
                ruling: unresolved
                reason: The board meets in June.
                expires: 2023-06-30  # E: RC903
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2023-03-04
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
        """,
        "claims/herald.yaml": """
            source:
              published: 2023-03-06
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: ruled out  # E: RC304
        """,
        "claims/decisions.yaml": """
            accepted:
              - finding: status-conflict
                claims: [gazette#closing, herald#closing]
                ruling: unresolved
                reason: Both sources stand by it, and the minutes are sealed.
        """,
    }),
    related=("RC901", "RC902"),
)  # fmt: skip
