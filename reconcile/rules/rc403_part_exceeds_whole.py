"""RC403 part-exceeds-whole."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC403",
    summary="A part is more than the whole that it belongs to.",
    finds="""
        A claim and its whole, told by `part_of` or by a scope that lies within the other's (Japan within
        worldwide), of which the part is the larger, also when each comes from another source.
    """,
    why="""
        Five closures in one country and four in the whole world are not a difference between two figures
        for one thing, and yet one of them is wrong.
    """,
    fix="""
        Look at both quotes. Check that the scopes are what the articles say, and that the two are of one
        time; if not, write `scope` and `when`.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closures
                subject: Northfield Motors
                predicate: plant closures
                scope: worldwide
                quantity: 4 plants
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: closures-japan
                subject: Northfield Motors
                predicate: plant closures
                scope: Japan
                quantity: 5 plants  # E: RC403
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: closures
                subject: Northfield Motors
                predicate: plant closures
                scope: worldwide
                quantity: 7 plants
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: closures-japan
                subject: Northfield Motors
                predicate: plant closures
                scope: Japan
                quantity: 5 plants
        """,
    }),
    related=("RC401", "RC402"),
)  # fmt: skip
