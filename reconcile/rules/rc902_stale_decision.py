"""RC902 stale-decision."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC902",
    summary="The claims have changed since a decision about them was made.",
    finds="""
        A decision whose `on` is not the hash of the claims' values, statuses and quotes as they stand now.
        Spelling, white space and line numbers do not count. A decision without `on` cannot go stale.
    """,
    why="""
        Someone looked at 1,149 m against 1,419 m and ruled. Now it is 1,149 m against 1,490 m, and nobody
        has looked at that.
    """,
    fix="""
        Look at the finding again. If the decision still holds, write the `on` that the message gives, or
        decide anew with `reconcile decide`.
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
                quantity: 1,490 m  # E: RC301
        """,
        "claims/decisions.yaml": """
            accepted:
              - finding: value-conflict
                claims: [gazette#length, herald#length]
                on: b9b0f3a8  # E: RC902
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
                on: b9b0f3a8
                ruling: gazette
                reason: The harbour authority's plan has 1,149 m.
        """,
    }),
    related=("RC901", "RC903", "RC206"),
)  # fmt: skip
