"""RC102 unreadable-date."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC102",
    summary="A date that names no day, month or year of its own, or can be read in two ways.",
    finds="""
        A `date`, `when`, `announced`, `published` or `expires` that is neither EDTF (`2025-05`, `2025-05~`,
        `2025-05/2025-07`) nor English that names its year (`early 2026`, `by 2027`, `Q2 2025`, `late April
        2023`). Words that depend on the day of reading (`last Tuesday`, `next spring`) and digits in an
        order that countries differ in (`05/07/2025`) are refused.
    """,
    why="""
        Whether a later figure updates an earlier one hangs on the dates. `05/07/2025` is in May for some
        readers and in July for others; `next spring` is another year once the article is a year old.
    """,
    fix="""
        Write the date that was meant, as exactly as the article tells it and no more: `2025-05-07`, `May
        2025`. What is inferred from the date of the article is marked with a question mark, what is
        estimated with `~`.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: reopening
                subject: Harbour Bridge
                predicate: reopening
                date: next spring  # E: RC102
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: reopening
                subject: Harbour Bridge
                predicate: reopening
                date: spring 2026
        """,
    }),
    related=("RC101", "RC302"),
)  # fmt: skip
