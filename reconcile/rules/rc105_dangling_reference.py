"""RC105 dangling-reference."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC105",
    summary="A reference to a claim that is not in the file, or one that leads back to where it began.",
    finds="""
        A `part_of` or an equation that names an id that no claim of the file has, and chains (`part_of` of
        claims or entities, `within` of scopes) that run in a circle.
    """,
    why="""
        A part is checked against its whole, and an equation against its terms. A reference to nothing would
        turn the check off without a word.
    """,
    fix="""
        Write the id of a claim in this file; the nearest is proposed. Of a circle remove one link: a part
        is smaller than its whole.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: all-jobs
                subject: Northfield plant
                predicate: job cuts
                quantity: 310 jobs
              - id: office-jobs
                subject: Northfield plant
                predicate: job cuts
                scope: offices
                quantity: 90 jobs
                part_of: al-jobs  # E: RC105
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: all-jobs
                subject: Northfield plant
                predicate: job cuts
                quantity: 310 jobs
              - id: office-jobs
                subject: Northfield plant
                predicate: job cuts
                scope: offices
                quantity: 90 jobs
                part_of: all-jobs
        """,
    }),
    related=("RC403", "RC901"),
)  # fmt: skip
