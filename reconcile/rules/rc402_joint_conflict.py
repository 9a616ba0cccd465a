"""RC402 joint-conflict."""

from reconcile.rules.rule import Example, Rule

RULE = Rule(
    code="RC402",
    summary="Three or more claims cannot all be true, though any two of them can.",
    finds="""
        A smallest set of claims, of one source or of several, whose figures break a sum: an equation that
        an article states over its claims, one of the vocabulary, a level before and after with the change
        between them (in figures or by a share), a share with its whole, parts and their whole (by place, sex
        or stage, or by name, as the dead, the missing and the rescued are those aboard), a lead and the two
        counts that it lies between, so many at so much each, a rate over a time, a start and an end with how
        long it took. The finding shows the arithmetic, and other claims that break the same sum.

        Where the words leave it open whether the claims belong together, a near miss of the figures speaks for it,
        and the finding says "can hardly all be true" and why; the more words are one claim's own, the nearer the
        figures must be.
    """,
    why="""
        Compared two by two, all of these claims pass. The mistake shows only when they are added up, which
        a reader hardly ever does.
    """,
    fix="""
        Work the sum through with the quotes. Often one figure is of another scope or time (write it), is
        rounded (write the hedge), or the parts are not all there (`part_of` instead of an equation). Where
        the claims are no sum at all, `reconcile decide` says so for good.
    """,
    bad=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: all-jobs
                subject: Northfield Motors
                predicate: job cuts
                quantity: 310 jobs  # E: RC402
              - id: assembly-jobs
                subject: Northfield Motors
                predicate: job cuts
                scope: assembly
                quantity: 240 jobs
              - id: office-jobs
                subject: Northfield Motors
                predicate: job cuts
                scope: offices
                quantity: 90 jobs
            equations:
              - all-jobs = assembly-jobs + office-jobs
        """,
    }),
    good=Example({
        "claims/gazette.yaml": """
            source:
              published: 2025-03-04
            claims:
              - id: all-jobs
                subject: Northfield Motors
                predicate: job cuts
                quantity: 330 jobs
              - id: assembly-jobs
                subject: Northfield Motors
                predicate: job cuts
                scope: assembly
                quantity: 240 jobs
              - id: office-jobs
                subject: Northfield Motors
                predicate: job cuts
                scope: offices
                quantity: 90 jobs
            equations:
              - all-jobs = assembly-jobs + office-jobs
        """,
    }),
    related=("RC401", "RC403"),
)  # fmt: skip
