"""Phrasal verbs and verbs that only carry a noun mean what the plain word means, in every form of theirs."""

from __future__ import annotations

import pytest

from reconcile.lexicon import english, stem


def meant(text: str) -> frozenset[str]:
    """All that the words of a text may stand for."""
    return frozenset().union(*(c.senses for c in english().concepts(text)))


def groups(text: str) -> frozenset[str]:
    return frozenset(s for s in meant(text) if s.startswith("="))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("did away with the rule", "repealed"), ("made a bid for", "offered"), ("came to the aid of", "assisted"),
        ("had in its ranks", "number of members"), ("laid down their lives", "died"), ("took up the post", "appointed"),
        ("quit as party leader", "resigned as president"), ("was relieved of his post", "was dismissed"),
        ("hands out pink slips", "laid off"), ("let go of staff", "layoffs"), ("call off the walkout", "end of the strike"),
        ("swung back into profit", "return to profit"), ("loaded up on debt", "debt increase"),
        ("whittled down its debt", "debt reduction"), ("pushes up interest rates", "rate increase"),
        ("sold off shares", "stake sale"), ("lodged an offer for", "bid"), ("knocked back the bid", "rejected the bid"),
        ("the accord was hammered out", "deal agreed"), ("stood in the dock", "went on trial"),
        ("the ruling was struck down", "overturning"), ("charges were withdrawn", "dropped the charges"),
        ("bringing the blaze under control", "fire containment"), ("came away unscathed", "unhurt"),
        ("gave chase to", "pursued"), ("went on the rampage", "rioted"), ("gave himself up", "surrendered"),
        ("mounted a strike against", "attacked"), ("the truce was declared", "ceasefire"),
        ("put up with", "tolerated"), ("made headway", "improved"), ("paid a call on", "visited"),
        ("came out of the blue", "was surprising"), ("take a fresh look at", "examine"),
        ("fights it out", "battle"), ("played down the risk", "made light of it"), ("went back on its word", "broke its promise"),
    ],
)  # fmt: skip
def test_one_meaning(one: str, other: str) -> None:
    assert groups(one) & groups(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("relieved of his post", "stepped down from the post"), ("hand out pink slips", "resign as"),
        ("take on employees", "lay off employees"), ("go on strike", "call off the walkout"),
        ("load up on debt", "whittle down debt"), ("drive up prices", "bring down prices"),
        ("swing back into profit", "sink into the red"), ("take up the bid", "knock back the bid"),
        ("sent off for a foul", "ordered goods"), ("fell back on Monday", "used"),
        ("knock back the bid", "take back the bid"), ("make a bid for", "buy a stake in"),
        ("kick off talks", "cut off talks"), ("level charges against", "drop the charges against"),
        ("hand down a verdict", "set aside a verdict"), ("lift the ban on", "slap a ban on"),
        ("go into hospital", "come out of hospital"), ("pull troops out", "bring in troops"),
        ("declare a truce", "declare war on"), ("bring forward to", "hold over until"),
        ("go on the run", "let out of custody"), ("give birth to a baby", "meet with death"),
        # what looks like one, and is another
        ("built in 1990", "added"), ("a law passed on Monday", "died"), ("put by the council", "set aside"), ("dropped by the court", "visited"),
        ("walked in the park", "entered"), ("snow in the north", "stranded"), ("slipped into recession", "entered"),
        ("started over the weekend", "resumed"), ("a switch to the euro", "replaced"), ("took the toll to 50", "influence"),
    ],
)  # fmt: skip
def test_two_meanings(one: str, other: str) -> None:
    assert not groups(one) & groups(other)


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("goes", "go"), ("went", "go"), ("lays", "lay"), ("laid", "lay"), ("lain", "lie"), ("leaves", "leave"),
        ("freeing", "freed"), ("sued", "sue"), ("suing", "sue"), ("queuing", "queue"), ("panicked", "panic"),
        ("overridden", "override"), ("underwritten", "underwrite"), ("overshot", "overshoot"), ("proven", "prove"),
        ("underlying", "underlie"), ("policemen", "policeman"), ("organization", "organisation"),
        ("privatized", "privatise"), ("hospitalized", "hospitalised"),
    ],
)  # fmt: skip
def test_forms_that_the_stemmer_leaves_apart(form: str, word: str) -> None:
    assert stem(form) == stem(word)


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("nationalized", "nation"), ("hospitalized", "hospital"), ("mobilized", "mobile"), ("privatization", "private"),
        ("organization", "organ"), ("legalized", "legal"), ("finalized", "final"), ("proven", "provenance"),
        ("underlying", "under"), ("laying", "lying"), ("frees", "free of charge"),
    ],
)  # fmt: skip
def test_forms_that_the_stemmer_would_mix_up(verb: str, noun: str) -> None:
    assert stem(verb) != stem(noun)
