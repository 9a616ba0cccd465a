"""RC901 unused-decision."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC901",
    summary="A decision that settles nothing, because there is no such finding or claim.",
    finds="""
        An entry under `accepted` for a finding that the claims no longer give, and one under `same` or
        `different` that names a claim that there is not.
    """,
    why="""
        The claims were corrected, or an id is misspelt. A decision that lies about unused would settle the
        next finding of the same name without anyone having looked at it.
    """,
    fix="""
        Remove the decision when the difference is gone; correct the ids when they are wrong.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
        """,
        "claims/decisions.yaml": """
            accepted:
              - finding: value-conflict  # E: RC901
                claims: [gazette#length, herald#length]
                ruling: gazette
                reason: The harbour authority's plan has 1,149 m.
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,149 m
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: length
                subject: Harbour Bridge
                predicate: length
                quantity: 1,419 m  # E: RC301
        """,
        "claims/decisions.yaml": """
            accepted:
              - finding: value-conflict
                claims: [gazette#length, herald#length]
                ruling: gazette
                reason: The harbour authority's plan has 1,149 m.
        """,
    }),
    related=("RC902", "RC903", "RC904"),
)  # fmt: skip
