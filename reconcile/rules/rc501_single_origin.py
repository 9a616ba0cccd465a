"""RC501 single-origin."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC501",
    summary="Sources that agree rest on one origin: repetition, not corroboration.",
    finds="""
        Claims of several sources on one question whose chains of credit (`said_by`, `first_reported_by`,
        `copy_of`) share a name.
    """,
    why="""
        Ten articles that all quote one agency are one report. Agreement is counted in origins, so that a
        claim does not look well supported because it was often copied.
    """,
    fix="""
        Nothing is wrong with either claim. Look for a source with an origin of its own, or leave it; it is
        a note.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: staff
                subject: Northfield plant
                predicate: employs
                quantity: 1,240 people
                said_by: Associated Press
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: staff
                subject: Northfield plant
                predicate: workforce
                quantity: 1,240 people
                said_by: AP  # E: RC501
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
                said_by: Associated Press
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: staff
                subject: Northfield plant
                predicate: workforce
                quantity: 1,240 people
                said_by: Northfield town council
        """,
    }),
    related=("RC502", "RC503"),
)  # fmt: skip
