"""RC301 value-conflict."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC301",
    summary="Two claims that answer one question give figures that cannot both be true.",
    finds="""
        Two figures for one thing that differ by more than the digits written, a hedge, a bound, a
        conversion of units or plain arithmetic (17 -> 10 and 7 of 17) can account for, and of which the
        later one is not an update. Within one source it means that the source contradicts itself, or, where
        it credits two people, that it reports a disagreement.

        A level (staff, plants) may change between two times; a toll of dead or sold only grows; a length or
        an agreed price stays. The lexicon knows the usual ones, and `over_time` in the vocabulary says it
        of your own. What is planned is moved by a later source; what was announced or agreed, or has no status
        and is no forecast, is not moved by one that tells of the same decision within three days and does
        not say so. What came in a year or quarter that had ended for both no longer grows.
    """,
    why="""
        At least one of the two is wrong, or they are not about the same thing after all. Either is worth
        knowing before one of the figures is printed.
    """,
    fix="""
        Look at both quotes. If they speak of different parts, write `scope`; of different times, write
        `when`. If one source is wrong, record it: `reconcile decide … --ruling`. If they are not one
        question, say that they are `different`.
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
                quantity: 1,419 metres  # E: RC301
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
                quantity: 1.15 km
        """,
    }),
    related=("RC302", "RC401", "RC402", "RC502"),
)  # fmt: skip
