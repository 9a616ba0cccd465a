"""RC302 date-conflict."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC302",
    summary="Two claims that answer one question give dates that cannot both be true.",
    finds="""
        Two dates that cover no common day, whether written as `date` or as the `when` of an event; also two
        dates on which the same thing is said to have been made known (`announced`). `late 2024` and
        `November 2024` fit. A planned date that the later source moves is an update; two dates of
        what was announced or agreed, or has no status, told within three days of each other, are not, unless
        the later one says that it was moved or the first had passed. Two clocks of which one names no time
        zone may be one moment.
    """,
    why="""
        The order of events is what a chronology rests on, and a wrong year is copied from article to
        article.
    """,
    fix="""
        Look at both quotes. A date for a part of the matter (the first section, the ceremony) needs a
        predicate that says so. A plan needs `status: planned`, so that a new date counts as a change of
        plan.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: opened
                subject: Harbour Bridge
                predicate: opened
                date: 1961
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: opened
                subject: Harbour Bridge
                predicate: opening
                when: May 1963  # E: RC302
                status: completed
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: opened
                subject: Harbour Bridge
                predicate: opened
                date: 1961
        """,
        "claims/herald.yaml": """
            source:
              published: 2025-03-06
            claims:
              - id: opened
                subject: Harbour Bridge
                predicate: opening
                when: May 1961
                status: completed
        """,
    }),
    related=("RC301", "RC304"),
)  # fmt: skip
