"""RC304 status-conflict."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC304",
    summary="Two claims disagree on how far an event had come, or one of them says that it is not so.",
    finds="""
        Statuses of different classes (open: rumoured, considered, in talks, proposed; decided: planned,
        announced, agreed; real: under way, completed; not so: denied, ruled out, cancelled, blocked, or
        `negated`) that do not follow one another in time. A later step forward is an update, and decided
        before real is consistent. A step back is a conflict unless the later source says so of a later
        time.
    """,
    why="""
        “Considers closing” and “will close” are one word apart and, for those who work there, a world. That
        a matter is more settled in one article than in another is the commonest way in which a story
        hardens as it is retold.
    """,
    fix="""
        Look at both quotes and at who is credited. If the matter moved on, write `when`. If one source
        overstates it, record that: `reconcile decide … --ruling`.
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
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: considered  # E: RC304
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
                status: considered
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: closing
                subject: Northfield plant
                predicate: closure
                status: planned
        """,
    }),
    related=("RC302", "RC503"),
)  # fmt: skip
