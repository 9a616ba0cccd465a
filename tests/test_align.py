"""Which claims answer one question, on small corpora of invented news."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from corpora import aligned, claims_of, corpus_of, source
from questions import STORIES, Story

from reconcile import blocking
from reconcile.align import DOUBT, THRESHOLD, Alignment, align, forbidden, told_apart
from reconcile.blocking import candidates, meetings
from reconcile.features import Look, digits, features, score, scores_of, side, significant
from reconcile.frames import Frame
from reconcile.knowledge import lexicon_of


def grouped(alignment: Alignment) -> set[frozenset[str]]:
    return {frozenset(q) for q in alignment.questions}


def one_question(a: str, b: str, vocabulary: str = "", **more: str) -> bool:
    """Whether two claims of two sources, given without `subject:`, answer one question."""
    corpus = corpus_of(vocabulary=vocabulary, one=source(f"subject: {a}"), other=source(f"subject: {b}"), **more)
    alignment, _ = aligned(corpus)
    return any({"one#c1", "other#c1"} <= q for q in grouped(alignment))


# --- whole stories ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STORIES)
def test_the_questions_of_a_story(name: str) -> None:
    story = STORIES[name]
    alignment, _ = aligned(story.corpus())
    assert grouped(alignment) == story.groups()


def test_the_questions_of_all_stories_at_once() -> None:
    """Another story next to it takes nothing apart and joins nothing: 5 stories in one corpus, named apart."""
    sources, want = {}, set()
    for name, story in STORIES.items():
        sources |= {f"{name}-{paper}": source(claims, "2024-03-05") for paper, claims in story.sources.items()}
        want |= {frozenset(f"{name}-{id}" for id in group) for group in story.groups()}
    alignment, _ = aligned(corpus_of(**sources))
    assert grouped(alignment) == want


# --- what is never one question -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # opposites
        ("Brightwater, predicate: plants opened, quantity: 4 plants", "Brightwater, predicate: plants closed, quantity: 4 plants"),
        ("Brightwater, predicate: revenue, quantity: $5.2 billion", "Brightwater, predicate: costs, quantity: $5.2 billion"),
        ("Sandavia, predicate: imports of steel, quantity: 5 tonnes", "Sandavia, predicate: exports of steel, quantity: 5 tonnes"),
        ("Brightwater, predicate: hires, quantity: 300 people", "Brightwater, predicate: layoffs, quantity: 300 people"),
        # ordinals
        ("Fenwick, predicate: first goal scored by, entity: Nils Okoro", "Fenwick, predicate: second goal scored by, entity: Nils Okoro"),
        ("Fenwick, predicate: second penalty taken by, entity: Nils Okoro", "Fenwick, predicate: third penalty taken by, entity: Nils Okoro"),
        ("Arbor, predicate: fourth reactor started, date: 2023", "Arbor, predicate: fifth reactor started, date: 2023"),
        # years in the words
        ("Brightwater, predicate: revenue in 2022, quantity: $5.2 billion", "Brightwater, predicate: revenue in 2023, quantity: $5.1 billion"),
        # places
        ("quake, predicate: death toll, quantity: 143 dead, scope: Turkey", "quake, predicate: death toll, quantity: 143 dead, scope: Syria"),
        ("quake, predicate: death toll, quantity: 143 dead, scope: Turkey", "quake, predicate: death toll, quantity: 143 dead, scope: [Turkey, Syria]"),
        ("Brightwater, predicate: plant closures, quantity: 4 plants, scope: Japan", "Brightwater, predicate: plant closures, quantity: 4 plants, scope: worldwide"),
        ("Brightwater, predicate: plant closures, quantity: 4 plants, scope: Japan", "Brightwater, predicate: plant closures, quantity: 4 plants, scope: France"),
        # names
        ("Brightwater, predicate: employees, quantity: 900 staff", "Hollyhock, predicate: employees, quantity: 900 staff"),
        ("Alba Crane, predicate: share of the vote, quantity: 44 %", "Tomas Reeve, predicate: share of the vote, quantity: 44 %"),
        ("Alba Crane, predicate: home town, entity: Calder", "Tomas Reeve, predicate: home town, entity: Calder"),
        # two persons, one of them by the form of the name alone
        ("Rohan Patel, predicate: departure from Volta, date: 2024-04-15", "Andrew Baglin, predicate: departure from Volta, date: 2024-04-15"),
        # one of the places that the other lists
        ("tornado, predicate: homes destroyed, quantity: 140 homes, scope: Garrow County", "tornado, predicate: homes destroyed, quantity: 300 homes, scope: [Garrow County, Lowe County]"),
        # stages
        ("Volta plant, predicate: investment, quantity: $1.1bn, scope: first stage", "Volta plant, predicate: investment, quantity: $1.2bn, scope: third stage"),
        # a lead and what it lies between; each and all
        ("Alba Crane, predicate: votes in the runoff, quantity: 48912 votes", "Alba Crane, predicate: lead over Tomas Reeve in the runoff, quantity: 1735 votes"),
        ("Volta, predicate: bid for Arbor, quantity: $7.3 billion", "Volta, predicate: bid per Arbor share, quantity: $35"),
        # counted things of two sorts
        ("Calder flood, predicate: opened as emergency shelters, quantity: 5 shelters", "Calder flood, predicate: spent the night in emergency shelters, quantity: 2100 people"),
        ("Calder bond trial, predicate: suits of plaintiffs, quantity: 360 lawsuits", "Calder bond trial, predicate: plaintiffs, quantity: 3000 plaintiffs"),
        # what three have together, and what two of them have
        ("'Labour, Greens and Reform together', predicate: seats, quantity: 67 seats", "Labour and Greens, predicate: seats together, quantity: 61 seats"),
        # what three get in all, and one of them
        ("'Arnaud, Selby and Gaddis', predicate: payouts in total, quantity: $45 million", "Ada Selby, predicate: payout, quantity: $44.5 million"),
        # what two have together, and one of them
        ("Volta and Arbor together, predicate: assets under management, quantity: $45 million", "Volta, predicate: assets under management, quantity: $15 million"),
        ("dams above Calder, predicate: capacity of both together, quantity: 24 million cubic metres", "upper dam, predicate: capacity, quantity: 22.5 million cubic metres"),
        ("the two night trains, predicate: passengers, quantity: 2296 passengers", "night train 12841, predicate: passengers, quantity: 1257 passengers"),
        # at an hour, and in all
        ("Calder vote, predicate: turnout at 5 p.m., quantity: 59.7 %", "Calder vote, predicate: turnout, quantity: 66.6 %"),
        # so much a day, and in all
        ("Calder canal, predicate: lost fees a day, quantity: $16 million", "Calder canal, predicate: lost fees, quantity: $95 million"),
        # what was ordered, and what may be
        ("Arbor, predicate: aircraft ordered, quantity: 250 aircraft", "Arbor, predicate: aircraft under option, quantity: 70 aircraft"),
        # two kinds of those who take part
        ("Calder games, predicate: athletes, quantity: 10500 athletes", "Calder games, predicate: volunteers, quantity: 45000 volunteers"),
        ("Flight KT 610, predicate: crew, quantity: eight crew", "Flight KT 610, predicate: flight attendants on board, quantity: five flight attendants"),
        ("Flight KT 610, predicate: maximum altitude, quantity: 6000 ft", "Flight KT 610, predicate: altitude at which it vanished, quantity: 3000 ft"),
        ("Sandavia, predicate: boys abducted, quantity: 87", "Sandavia, predicate: girls abducted, quantity: 52"),
        ("Arbor, predicate: deliveries over 2024, quantity: 1.79 million vehicles", "Arbor, predicate: deliveries in 2023, quantity: 1.81 million vehicles"),
        ("Arbor, predicate: ad spending on 2020 election, quantity: $48m", "Arbor, predicate: ad spending on 2016 election, quantity: $52m"),
        ("Arbor, predicate: first half revenue, quantity: $1.58bn, when: 2024", "Arbor, predicate: revenue, quantity: $4.31bn, when: 2024"),
        # of the dead, those of whom something is known
        ("Calder flood, predicate: killed, quantity: 189 people", "Calder flood, predicate: never identified, quantity: 62 of 189"),
        ("Calder flood, predicate: dead, quantity: 300", "Calder flood, predicate: bodies identified, quantity: 88 bodies"),
        ("Calder flood, predicate: people missing, quantity: 850 people", "Calder flood, predicate: missing people found safe, quantity: 1285 people"),
        # when two things began
        ("blockage of the Calder canal, predicate: began, date: 2021-03-23", "dredging of the Calder canal, predicate: began, date: 2021-05-15"),
        # what came together in years, and in one of them
        ("Arbor Air, predicate: losses, quantity: $2.5 billion, when: since 2020", "Arbor Air, predicate: loss, quantity: $1.2 billion, when: 2023"),
        # by whom, and where
        ("Volta, predicate: founded by, entity: Nils Okoro", "Volta, predicate: founded in, entity: Calder"),
        # who it was, and that it was
        ("Volta bankruptcy, predicate: trustee, entity: Nils Okoro", "Volta, predicate: bankruptcy, status: announced"),
        # a change told with its sign, and what there is of it
        ("Volta, predicate: jobs in all, quantity: more than -35000 jobs, scope: Germany", "Volta, predicate: staff, quantity: nearly 300000 people, scope: Germany"),
        ("Volta, predicate: layoffs, quantity: 3700 employees", "Volta, predicate: staff, quantity: 7500 employees"),
        # a place, and what is said of one around it
        ("British election, predicate: seats won by the Greens, quantity: 5 seats, scope: Scotland", "British election, predicate: seats won by the Greens, quantity: 41 seats"),
        # what two have together, and what one of them has
        ("Volta and Arbor, predicate: stores run by the two together, quantity: 4996 stores", "Arbor, predicate: number of stores, quantity: 2237 stores"),
        # counted things
        ("Calder flood, predicate: houses destroyed, quantity: 300 houses", "Calder flood, predicate: bridges destroyed, quantity: 300 bridges"),
        ("Calder flood, predicate: dead, quantity: 300", "Calder flood, predicate: injured, quantity: 300"),
        ("Calder flood, predicate: missing, quantity: 300", "Calder flood, predicate: injured, quantity: 300"),
        ("Brightwater, predicate: damaged, quantity: 300 cars", "Brightwater, predicate: damaged, quantity: 300 trucks"),
        ("Fenwick, predicate: yellow cards, quantity: 2", "Fenwick, predicate: red cards, quantity: 2"),
        ("first stage of the truce, predicate: frees, quantity: 33 hostages", "first stage of the truce, predicate: frees, quantity: 1904 prisoners"),
        # units and kinds
        ("Brightwater, predicate: loss, quantity: $300 million", "Brightwater, predicate: loss, quantity: 300 jobs"),
        ("Petrel, predicate: size, quantity: 300 kg", "Petrel, predicate: size, quantity: 300 km"),
        ("Petrel, predicate: size, quantity: 300 m", "Petrel, predicate: size, date: 2023"),
        # what was foreseen, asked for, needed or allowed, and what is
        ("Calder vote, predicate: seats for the Greens in the exit poll, quantity: 41 seats", "Calder vote, predicate: seats for the Greens, quantity: 43 seats"),
        ("Calder council, predicate: seats, quantity: 65 seats", "Calder council, predicate: seats needed for a majority, quantity: 33 seats"),
        ("Brightwater, predicate: damages sought, quantity: $70 million", "Brightwater, predicate: damages, quantity: $7 million"),
        # stretches of time
        ("Brightwater, predicate: revenue, quantity: $9 billion, when: 2024-01/2024-09", "Brightwater, predicate: revenue, quantity: $3.1 billion, when: 2024-07/2024-09"),
        # measures of one rank, in two currencies
        ("Brightwater, predicate: net loss, quantity: $300 million", "Brightwater, predicate: operating loss, quantity: €280 million"),
        ("Brightwater, predicate: net loss, quantity: $300 million", "Brightwater, predicate: operating loss, quantity: €300 million"),
    ],
)  # fmt: skip
def test_never_one_question(a: str, b: str) -> None:
    assert not one_question(a, b)
    assert not one_question(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a verb that only gives its subject what is counted
        ("Greens, predicate: seats in the Calder council, quantity: 41 seats", "Greens, predicate: won in the Calder council, quantity: 43 seats"),
        # words of a phrase in another order, and apart
        ("Sandavia, predicate: soldiers deployed, quantity: 900 soldiers", "Sandavia, predicate: has deployed soldiers, quantity: 1200 soldiers"),
        ("Calder, predicate: hostages freed, quantity: 9 hostages", "Calder, predicate: hostages were freed, quantity: 12 hostages"),
        # a role, by its noun and by a verb
        ("Calder works council, predicate: chairwoman, entity: Alba Crane", "Alba Crane, predicate: heads, entity: Calder works council"),
        # strangers that give one telling value
        ("Calder floods, predicate: date, date: 2024-10-29", "Sandavian floods, predicate: day, date: 2024-10-29"),
        # a compound, half of which stands in the subject
        ("inflation, predicate: rate, quantity: 41 %, scope: Sandavia", "Sandavia, predicate: annual inflation rate, quantity: 40 %"),
        ("probe, predicate: launched, date: 2022-11-03", "Kepha probe, predicate: launch, date: 2022-11-03"),
        # who has won, and by whom it was won; a level at two times; a target that is told without its time
        ("Sandavian election, predicate: number of seats won by the Greens, quantity: 41 seats", "Greens, predicate: seats, quantity: 41 seats"),
        ("Volta, predicate: employees, quantity: 72597 people, when: end of 2021", "Volta, predicate: headcount, quantity: 108648 staff, when: end of 2023"),
        # the subject tells what is counted, where the predicate says no more than how many
        ("the dead in Calder, predicate: number, quantity: 102 people", "Calder flood, predicate: deaths in Calder, quantity: 97 people"),
        # a deal of two is that of one of them; a province and its name; rain by volume and by height
        ("Volta and Arbor, predicate: stores to be sold to Kestrel, quantity: 579 stores", "Volta, predicate: stores sold to Kestrel, quantity: 413 stores"),
        ("floods, predicate: death toll, quantity: 214 dead, scope: Valencia province", "floods, predicate: deaths, quantity: 222, scope: Valencia"),
        # a subject that says what is counted
        ("captives in Calder, predicate: number, quantity: 98", "hostages in Calder, predicate: number held, quantity: 95"),
        # "units" of whatever it is, in a claim of a change, too
        ("Volta, predicate: capacity cut, quantity: 734000 units", "Volta, predicate: reduction of capacity, quantity: 734000 cars"),
    ],
)  # fmt: skip
def test_one_question_in_other_words(a: str, b: str) -> None:
    assert one_question(a, b)
    assert one_question(b, a)


def test_a_source_that_gives_two_values_means_two_questions_unless_its_words_are_the_same() -> None:
    """The other source has but one of them: the likest is meant, and the two do not become one by way of it."""
    one = """
        group | subject: Volta Group, predicate: chief executive, entity: Alba Crane
        brand | subject: the Volta brand, predicate: chief executive, entity: Tomas Reeve
    """
    other = "head | subject: Volta Group, predicate: chief executive, entity: Alba Crane"
    alignment, _ = aligned(corpus_of(one=source(one), other=source(other)))
    assert {frozenset(q) for q in grouped(alignment)} == {
        frozenset(("one#group", "other#head")),
        frozenset(("one#brand",)),
    }
    twice = """
        before | subject: Volta, predicate: plant employs, quantity: 100 workers
        after | subject: Volta, predicate: plant employs, quantity: 300 workers
    """
    alignment, _ = aligned(corpus_of(one=source(twice)))
    assert {frozenset(q) for q in grouped(alignment)} == {frozenset(("one#before", "one#after"))}


def test_what_two_things_have_in_common_by_chance_raises_no_doubt() -> None:
    """Of 13 million the zeros tell nothing, and two digits are met every day; five are not."""

    def doubted(figure: str) -> bool:
        one, other = (f"c1 | subject: {s}, predicate: fine, quantity: {figure}" for s in ("Calder refinery", "Fenwick mine"))
        alignment, _ = aligned(corpus_of(one=source(one), other=source(other)))
        return bool(alignment.doubts) or len(alignment.questions) == 1

    assert not doubted("$13 million")
    assert doubted("$13.472 million")


def test_claims_of_no_words_are_no_question() -> None:
    """Nothing is left of a claim whose words are all of time or grammar."""
    claims = "c1 | subject: '2024', predicate: the, quantity: 3900"
    alignment, _ = aligned(corpus_of(one=source(claims), other=source(claims)))
    assert sorted(id for q in alignment.questions for id in q) == ["one#c1", "other#c1"]


@pytest.mark.parametrize(
    ("a", "b", "vocabulary"),
    [
        (
            "Brightwater, predicate: gizmos made, quantity: 300",
            "Brightwater, predicate: output of widgets, quantity: 120",
            "predicates: {gizmos made: {aliases: [output of widgets]}}",
        ),
        (
            "Brightwater, predicate: hosts, entity: Hollyhock",
            "Hollyhock, predicate: is the guest of, entity: Brightwater",
            "predicates: {hosts: {inverse: is the guest of}}",
        ),
        (
            "Hollyhock, predicate: employees, quantity: 900",
            "Tron Works, predicate: workforce, quantity: 800",
            "entities: {Hollyhock: {aliases: [Tron Works]}}",
        ),
    ],
)
def test_the_vocabulary_joins(a: str, b: str, vocabulary: str) -> None:
    assert one_question(a, b, vocabulary)
    assert not one_question(a, b)


def test_two_currencies_of_one_figure_are_one_question() -> None:
    """To be judged uncertain, since no rate converts them."""
    assert one_question(
        "Brightwater, predicate: price of the takeover, quantity: $300 million",
        "Brightwater, predicate: takeover price, quantity: €280 million",
    )


def test_two_claims_of_one_source_with_another_scope_never_join() -> None:
    claims = """
        japan | subject: Brightwater, predicate: plant closures, quantity: 4 plants, scope: north works
        all | subject: Brightwater, predicate: plant closures, quantity: 4 plants, scope: south works
        none | subject: Brightwater, predicate: plant closures, quantity: 4 plants
    """
    other = "c1 | subject: Brightwater, predicate: plant closures, quantity: 4 plants"
    alignment, _ = aligned(corpus_of(one=source(claims), two=source(other), three=source(other)))
    for question in alignment.questions:
        assert sum(id.startswith("one#") for id in question) <= 1
    assert any({"two#c1", "three#c1"} <= q for q in grouped(alignment))


def test_a_part_and_its_whole_of_one_source_never_join() -> None:
    claims = """
        new | subject: Brightwater, predicate: job cuts, quantity: 4000 jobs, part_of: all
        all | subject: Brightwater, predicate: job cuts, quantity: 4000 jobs
    """
    alignment, _ = aligned(corpus_of(one=source(claims)))
    assert len(alignment.questions) == 2
    alignment, _ = aligned(corpus_of(one=source(claims.replace(", part_of: all", ""))))
    assert len(alignment.questions) == 1


# --- what does not matter -----------------------------------------------------------------------


def everything(alignment: Alignment) -> tuple[object, ...]:
    return alignment.questions, alignment.scores, alignment.doubts, alignment.parted


@pytest.mark.parametrize("name", STORIES)
def test_the_order_of_files_and_claims_does_not_matter(name: str) -> None:
    story = STORIES[name]
    corpus = story.corpus()
    lexicon = lexicon_of(corpus.vocabulary)
    want = everything(align(corpus.claims, lexicon))
    shuffled = list(corpus.claims)
    for seed in range(3):
        random.Random(seed).shuffle(shuffled)
        assert everything(align(shuffled, lexicon)) == want
    backwards = Story(
        {k: "\n".join(reversed(v.strip().splitlines())) for k, v in reversed(story.sources.items())},
        story.questions,
    )
    assert everything(align(backwards.corpus().claims, lexicon)) == want


def test_hash_seeds_do_not_matter() -> None:
    code = (
        "from corpora import aligned\nfrom questions import STORIES\n"
        "for story in STORIES.values():\n"
        "    a, _ = aligned(story.corpus())\n"
        "    print(a.questions, list(a.scores.items()), a.doubts, a.parted, sorted(a.frames))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1 and "herald#plants" in told.pop()


# --- scores, doubts, decisions ------------------------------------------------------------------


@pytest.mark.parametrize("name", STORIES)
def test_scores_are_probabilities_of_pairs_across_sources(name: str) -> None:
    alignment, _ = aligned(STORIES[name].corpus())
    assert alignment.scores
    for (a, b), s in alignment.scores.items():
        assert a < b and a.split("#")[0] != b.split("#")[0]
        assert 0.0 <= s <= 1.0
    assert sorted(id for q in alignment.questions for id in q) == sorted(alignment.frames)
    assert all(list(q) == sorted(q) for q in alignment.questions)


DOUBTFUL = (
    "subject: Calder games, predicate: athletes, quantity: 10500 athletes",
    "subject: Calder games, predicate: volunteers, quantity: 45000 volunteers",
)


def test_doubts_are_listed_apart() -> None:
    seen = 0
    corpora = [story.corpus() for story in STORIES.values()]
    corpora.append(corpus_of(one=source(DOUBTFUL[0]), other=source(DOUBTFUL[1])))
    for corpus in corpora:
        alignment, _ = aligned(corpus)
        for a, b, s in alignment.doubts:
            seen += 1
            assert s == alignment.scores[a, b] >= DOUBT
            assert not any({a, b} <= q for q in grouped(alignment))
    assert seen


@pytest.mark.parametrize(
    "other",
    [
        "subject: Hollyhock, predicate: sheep, quantity: 9",  # no candidate
        "subject: Brightwater, predicate: plants, date: 2024-03",  # a candidate, and forbidden
        "subject: Brightwater, predicate: plants, quantity: 4, scope: Japan",
    ],
)
def test_a_decision_joins_what_the_matcher_would_not(other: str) -> None:
    papers = {"one": source("subject: Brightwater, predicate: plants, quantity: 4, scope: worldwide"), "other": source(other)}
    plain, _ = aligned(corpus_of(**papers))
    joined, _ = aligned(corpus_of(**papers, decisions="same:\n  - claims: [one#c1, other#c1]\n"))
    assert len(plain.questions) == 2
    assert joined.questions == (("one#c1", "other#c1"),)
    assert joined.scores["one#c1", "other#c1"] == 1.0


def test_a_decision_splits_what_the_matcher_joins() -> None:
    story = STORIES["business"]
    papers = {k: source(v, "2024-03-05") for k, v in story.sources.items()}
    apart = "different:\n  - claims: [herald#jobs, wire#cuts]\n"
    alignment, _ = aligned(corpus_of(**papers, decisions=apart))
    assert not any({"herald#jobs", "wire#cuts"} <= q for q in grouped(alignment))
    assert grouped(alignment) - {q for q in grouped(alignment) if q & {"herald#jobs", "wire#cuts", "post#layoffs"}} == {
        q for q in story.groups() if not q & {"herald#jobs", "wire#cuts", "post#layoffs"}
    }
    assert not any({a, b} == {"herald#jobs", "wire#cuts"} for a, b, _ in alignment.doubts)


def test_decisions_hold_for_every_pair_of_a_question() -> None:
    """What a person joined stays together, and what a person parted stays apart, through third claims too."""
    claim = "subject: Brightwater, predicate: plant closures, quantity: 4 plants"
    papers = {name: source(claim) for name in ("a", "b", "c", "d")}
    apart = "different:\n  - claims: [a#c1, b#c1]\n  - claims: [c#c1, d#c1]\n"
    alignment, _ = aligned(corpus_of(**papers, decisions=apart))
    for question in grouped(alignment):
        assert not {"a#c1", "b#c1"} <= question and not {"c#c1", "d#c1"} <= question
    assert len(alignment.questions) == 2


# --- blocking -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*STORIES, "all"])
def test_blocking_loses_no_pair_that_the_full_cross_product_would_align(name: str) -> None:
    """Every pair is scored; what reaches the threshold has to be among the candidates."""
    stories = STORIES.values() if name == "all" else [STORIES[name]]
    papers = {
        f"s{n}-{paper}": source(claims, "2024-03-05")
        for n, story in enumerate(stories)
        for paper, claims in story.sources.items()
    }
    corpus = corpus_of(**papers)
    lexicon = lexicon_of(corpus.vocabulary)
    alignment, _ = aligned(corpus)
    frames = [alignment.frames[id] for id in sorted(alignment.frames)]
    proposed = set(candidates(frames, lexicon))
    assert all(i < j for i, j in proposed)
    likely = set()
    for (i, f), (j, g) in itertools.combinations(enumerate(frames), 2):
        same_source = f.claim.source.id == g.claim.source.id
        if forbidden(f, g, lexicon, alignment.wholes) or (same_source and told_apart(f, g, lexicon)):
            continue
        if score(features(Look(f, g, alignment.affinity, alignment.frequency))) >= THRESHOLD:
            likely.add((i, j))
    assert len(likely) > 3
    assert likely <= proposed
    assert len(proposed) < len(frames) * (len(frames) - 1) / 2  # or it would be no blocking


def test_what_is_worked_out_once_for_claims_in_the_same_words_is_what_each_pair_gives_by_itself() -> None:
    """Figures, times and sources differ, the words do not; and it does not matter which of two claims comes first."""
    words = """
        staff | subject: Brightwater, predicate: employees, quantity: {n} staff, when: {year}-07
        fewer | subject: Brightwater, predicate: employees, quantity: "{n} -> 150 staff"
        cut | subject: Brightwater, predicate: layoffs, quantity: {n} people, scope: Japan, when: {year}
        chief | subject: Brightwater, predicate: chief executive, entity: {name} Crane
        opened | subject: Brightwater, predicate: plant opened, date: {year}
        dead | subject: quake, predicate: dead, quantity: {n}
        toll | subject: the quake in Calder, predicate: death toll, quantity: about {n}
    """
    said = [(200, 2024, "Alba"), (201, 2024, "Tomas"), (20_345, 1998, "Alba"), (20_345, 2021, "A."), (7, 2024, "Alba")]
    papers = {
        f"s{k}": source(words.format(n=n, year=year, name=name), f"{year}-12-0{k + 1}")
        for k, (n, year, name) in enumerate(said)
    }
    alignment, _ = aligned(corpus_of(**papers))
    frames = [alignment.frames[id] for id in sorted(alignment.frames)]
    assert len({f.form for f in frames}) < len(frames) * 2 / 3
    together = list(meetings(frames, alignment.affinity))
    assert max(map(len, together)) > 5
    different = set()
    for pairs in together:
        assert len({frozenset((frames[i].form, frames[j].form)) for i, j in pairs}) == 1
        mates = [(frames[i], frames[j]) for i, j in pairs]
        for turned in (mates, [(g, f) for f, g in mates]):
            look = Look(*turned[0], alignment.affinity, alignment.frequency)
            each = [score(features(Look(f, g, alignment.affinity, alignment.frequency))) for f, g in turned]
            assert scores_of(look, mates) == each
        different.add(len(set(each)))
    assert max(different) > 3


def test_claims_are_those_that_were_given() -> None:
    corpus = STORIES["sport"].corpus()
    alignment, _ = aligned(corpus)
    by_id = claims_of(corpus)
    assert all(frame.claim is by_id[id] for id, frame in alignment.frames.items())


def test_what_is_measured_brings_claims_together_that_share_but_the_names() -> None:
    one = "subject: Kamituga, predicate: lies by road from Bukavu, quantity: some 270 kilometres"
    for other, met in (("distance from Bukavu, quantity: about 171 miles", 1), ("mines near Bukavu, quantity: 12 mines", 0)):
        rest = "\n".join(f"subject: {name}, predicate: staff, quantity: {n} people" for n, name in enumerate(STORIES, 7))
        corpus = corpus_of(one=source(f"{one}\n{rest}"), other=source(f"subject: Kamituga, predicate: {other}"))
        frames = list(aligned(corpus)[0].frames.values())
        proposed = candidates(frames, lexicon_of(corpus.vocabulary))
        assert len([pair for pair in proposed if {frames[i].claim.subject for i in pair} == {"Kamituga"}]) == met


def test_claims_in_the_same_words_meet_however_common_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "COMMON", 5)
    claim = "c1 | subject: Brightwater, predicate: plant closures, quantity: 4 plants"
    alignment, _ = aligned(corpus_of(**{f"s{n}": source(claim) for n in range(12)}))
    assert len(alignment.questions) == 1


# --- what the words say of places, levels, wholes and people ------------------------------------------------


def frame_of(claim: str) -> Frame:
    alignment, _ = aligned(corpus_of(one=source(claim)))
    return alignment.frames["one#c1"]


@pytest.mark.parametrize(
    ("predicate", "direction"),
    [("grew by", 1), ("opening ceremony watched by", 0), ("grew to", 0), ("number to which it fell", 0), ("rain that fell", 0), ("closed at a new record", 0), ("closed at Arbor", -1), ("was cut to about", 0), ("fell to a total of", 0), ("fell", -1), ("sold to", 0)],
)
def test_what_a_change_arrives_at_is_a_level(predicate: str, direction: int) -> None:
    assert frame_of(f"subject: queue, predicate: {predicate}, quantity: 237 ships").direction == direction


def test_a_compound_may_stand_in_subject_and_predicate() -> None:
    """The price of shares is the share price, which moves; a verb keeps what it means by itself."""
    f = frame_of("subject: Arbor shares, predicate: price, quantity: $30")
    assert f.senses(f.predicate) == {"=share price"}
    f = frame_of("subject: Kepha probe, predicate: launched, date: 2022-11-03")
    assert {"=launch", "=investigation opened"} <= f.senses(f.predicate)


def test_a_place_behind_the_subject_is_its_scope() -> None:
    behind, named = "subject: 'Brightwater, Germany', predicate: staff", "subject: Brightwater, predicate: staff"
    assert frame_of(f"{behind}, quantity: 2900").extent == ("Germany",)
    assert frame_of("subject: 'Brightwater, talks', predicate: length, quantity: 3 days").extent == ()
    corpus = corpus_of(
        one=source(f"{behind}, quantity: 2900 workers"),
        other=source(f"{named}, quantity: 2900 workers, scope: Germany\n{named}, quantity: 2900 workers, scope: France"),
    )
    alignment, _ = aligned(corpus)
    assert frozenset(("one#c1", "other#c1")) in grouped(alignment)


def test_abroad_and_outside_a_country_are_one_place_and_not_that_country() -> None:
    claim = "Hollyhock, predicate: daily users, quantity: 186 million, scope: {}"
    assert one_question(claim.format("outside America"), claim.format("abroad"))
    assert not one_question(claim.format("outside America"), claim.format("United States"))


def test_scopes_of_two_kinds_may_both_hold() -> None:
    """A patient of average weight may well be one in the United States; one in France is not."""
    claim = "Velorin, predicate: price of a year, quantity: $26512, scope: {}"
    assert one_question(claim.format("United States"), claim.format("patient of average weight"))
    assert not one_question(claim.format("United States"), claim.format("France"))


def test_the_whole_of_a_share_is_no_rival_of_what_is_shared() -> None:
    """A turnout is one of all voters, whether that is said or not; the electorate is no turnout."""
    a, b = "election, predicate: turnout, quantity: 73.8 %", "election, predicate: turnout, quantity: 74 % of registered voters"
    assert one_question(a, b)
    assert not one_question(a, "election, predicate: registered voters, quantity: 29.5 million")


def test_the_time_that_words_name_is_the_claims_own() -> None:
    named = frame_of("subject: job cuts of February 2023, predicate: number, quantity: 2300 jobs")
    assert named.when is not None and named.when.edtf == "2023-02"
    assert frame_of("subject: job cuts of 2022 and 2023, predicate: number, quantity: 2300 jobs").when is None


def seen(feature: str, a: str, b: str) -> float:
    """What a feature sees in two claims, the same from either side."""
    alignment, _ = aligned(corpus_of(one=source(f"subject: {a}"), other=source(f"subject: {b}")))
    found = {features(look)[feature] for look in (alignment.look("one#c1", "other#c1"), alignment.look("other#c1", "one#c1"))}
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("quake, predicate: dead, quantity: 1795", "quake, predicate: victims, quantity: 1812", True),
        ("quake, predicate: dead, quantity: 1795", "quake, predicate: victims, quantity: 2812", False),
        ("quake, predicate: dead, quantity: 1795", "quake, predicate: victims, quantity: 1795", False),  # the same
        ("quake, predicate: dead, quantity: 12", "quake, predicate: victims, quantity: 13", False),  # by chance
        ("plant, predicate: opened in, quantity: 1974", "plant, predicate: comes on stream, quantity: 2028", False),  # years
        ("Volta, predicate: staff, quantity: 1795", "Hollyhock, predicate: staff, quantity: 1812", False),  # two names
        ("Volta, predicate: staff, quantity: 1795", "Volta, predicate: job cuts, quantity: 1812 jobs", False),
        ("quake, predicate: damage, quantity: $1.79bn", "quake, predicate: damage, quantity: €1.81bn", False),
        ("quake, predicate: damage, quantity: 5.6 %", "quake, predicate: ruin, quantity: 6 %", True),
    ],
)
def test_figures_that_differ_by_little_speak_for_one_question(a: str, b: str, near: bool) -> None:
    assert (seen("value-near", a, b) > 0) == near


@pytest.mark.parametrize(
    ("day", "other", "told", "apart"),
    [
        ("2025-01-06", "2025-12-06", "2025-12-10", True),  # two reopenings
        ("2025-01-06", "2025-01-31", "2025-02-04", False),  # told within three weeks: one of the two may be wrong
        ("2025-01-06", "2025-12-06", "2027-12-10", False),  # no news any more when it was told: perhaps a slip
        ("2025-01-06", "2025-12-06, status: planned", "2025-12-10", False),
    ],
)
def test_fresh_news_of_two_days_is_of_two_things(day: str, other: str, told: str, apart: bool) -> None:
    lagoon = "subject: Arga pool, predicate: reopened, date: {}"
    corpus = corpus_of(one=source(lagoon.format(day), "2025-01-12"), other=source(lagoon.format(other), told))
    found = features(aligned(corpus)[0].look("one#c1", "other#c1"))["happened-apart"]
    assert found == float(apart)


def test_the_whole_of_two_shares_that_differ_tells_a_quarter() -> None:
    one = "Lindow party, predicate: seats, quantity: 26 of 147 seats"
    differs, overlaps = (one.replace("26 of", f"{n} of") for n in ("48", "20 to 30"))
    found = [seen("value-same", one, other) for other in (differs, overlaps)]
    assert found[0] == found[1] / 4 > 0


@pytest.mark.parametrize(
    ("feature", "a", "b", "found"),
    [
        ("opposed", "airport, predicate: end of the closure, date: 2024-05-30", "airport, predicate: closed, date: 2024-05-03", 1.0),
        ("times-other", "Lindow party, predicate: seats lost compared with 2019, quantity: 71 seats", "Lindow party, predicate: seats lost, quantity: 71 seats, when: 2025-04-29", 0.0),
        ("times-other", "Lindow party, predicate: seats lost in 2019, quantity: 71 seats", "Lindow party, predicate: seats lost, quantity: 71 seats, when: 2025-04-29", 1.0),
        ("times-other", "Lindow party, predicate: votes, quantity: 57 %, when: 2019", "Lindow party, predicate: votes, quantity: 57 % -> 40 %, when: 2024", 0.0),
        ("times-other", "Lindow party, predicate: votes, quantity: 54 %, when: 2019", "Lindow party, predicate: votes, quantity: 57 % -> 40 %, when: 2024", 1.0),
        ("years-other", "Lindow party, predicate: rise in sales over 2022, quantity: 5 %", "Lindow party, predicate: rise in sales over 2023, quantity: 7 %", 1.0),
        ("years-other", "Lindow party, predicate: rise in sales over 2022, quantity: 5 %", "Lindow party, predicate: rise in sales in 2023, quantity: 7 %", 0.0),
        ("difference-alone", "Arga sample, predicate: margin of error of the mass, quantity: 101 grams", "Arga sample, predicate: mass, quantity: 250 grams", 1.0),
        ("left-out-alone", "Calder storm, predicate: homes without power, quantity: 52000 homes", "Calder storm, predicate: power outages, quantity: 31000 homes", 0.0),
        ("left-out-alone", "Arbor, predicate: net profit excluding one-off items, quantity: $541m", "Arbor, predicate: adjusted net profit, quantity: $523m", 0.0),
        ("difference-alone", "Ana Brand, predicate: seats fewer than in 2019, quantity: 71 seats", "Ana Brand, predicate: seats lost, quantity: 81 seats", 0.0),
        ("difference-alone", "Ana Brand, predicate: lost the vote on her deal by, quantity: 230 votes", "Ana Brand, predicate: votes in favour, quantity: 202 votes", 1.0),
        ("happened-apart", "Tamar bill, predicate: votes against, quantity: 301, when: 2019-09", "Tamar bill, predicate: votes against, quantity: 302 votes, when: 2019-03-25", 1.0),
        ("happened-apart", "Tamar bill, predicate: votes against, quantity: 301, when: 2019-03", "Tamar bill, predicate: votes against, quantity: 302 votes, when: 2019-03-25", 0.0),
        ("happened-apart", "Tamar bill, predicate: objections, quantity: 301, when: 2019-09", "Tamar bill, predicate: objections, quantity: 302, when: 2019-03-25", 0.0),
        ("difference-alone", "Ana Brand, predicate: goals behind Kessler, quantity: 1 goal", "Ana Brand, predicate: goals, quantity: 7 goals", 1.0),
        ("rivals", "Ana Brand, predicate: goals in the final, quantity: 3 goals", "Ana Brand, predicate: goals in the tournament, quantity: 8 goals", 1.0),
        ("happened-apart", "January eruption, predicate: length of the fissure, quantity: 900 m", "April eruption, predicate: length of the fissure, quantity: 3 km", 1.0),
        ("happened-apart", "January eruption, predicate: length of the fissure, quantity: 900 m", "eruption of January, predicate: length of the fissure, quantity: 3 km", 0.0),
        ("happened-apart", "June 2026 eruption, predicate: length of the fissure, quantity: 900 m", "Arga eruption, predicate: length of the fissure, quantity: 3 km", 1.0),  # told before
        ("happened-apart", "January harvest, predicate: yield, quantity: 900 tonnes", "April harvest, predicate: yield, quantity: 700 tonnes", 0.0),  # nothing that befalls
        ("qualifier-alone", "Arbor, predicate: loss in the first half, quantity: $39m, when: first half of 2024", "Arbor, predicate: loss, quantity: $33m, when: first half of 2024", 0.0),
        ("qualifier-alone", "Arbor, predicate: goals in the first half, quantity: 3, when: 2024-05-02", "Arbor, predicate: goals, quantity: 4, when: 2024-05-02", 1.0),
        ("minimal-pair", "Ana Brand, predicate: fled to the Maldives, date: 2025-07-14", "Ana Brand, predicate: travelled on to Singapore, date: 2025-07-14", 1.0),
        ("left-out-alone", "Arbor, predicate: liabilities excluding customer deposits, quantity: $16bn", "Arbor, predicate: customer deposits, quantity: $7bn", 1.0),
        ("left-out-alone", "Arbor, predicate: liabilities excluding customer deposits, quantity: $16bn", "Arbor, predicate: liabilities, quantity: $23bn", 0.5),
        ("left-out-alone", "Arbor, predicate: liabilities excluding customer deposits, quantity: $16bn", "Arbor, predicate: debts without deposits, quantity: $17bn", 0.0),
        ("rivals", "Arbor shares, predicate: fall at the opening, quantity: -8 %", "Arbor shares, predicate: fall at the close, quantity: -7 %", 1.0),
        ("difference-alone", "Lindow party, predicate: seats short of a majority, quantity: 4 seats", "Lindow party, predicate: seats, quantity: 37 seats", 1.0),
        ("opposed", "airport, predicate: end of the closure, date: 2024-05-30", "airport, predicate: reopening, date: 2024-05-31", 0.0),
        ("periods-other", "Volta, predicate: costs, quantity: $892m, when: fiscal 2025", "Volta, predicate: costs, quantity: $755m, when: 2025-07/2025-09", 1.0),
        ("periods-other", "Volta, predicate: costs, quantity: $892m, when: fiscal 2025", "Volta, predicate: costs, quantity: $890m, when: 2025-09-30", 0.0),
        ("periods-other", "Volta, predicate: sales, quantity: $89m, when: 2025", "Volta, predicate: sales, quantity: $65m, when: 2025-01/2025-09", 1.0),
        ("periods-other", "Volta, predicate: annual sales, quantity: $8.9bn", "Volta, predicate: net sales, quantity: $2.1bn, when: 2025-06/2025-08", 1.0),
        ("periods-other", "Volta, predicate: annual sales, quantity: $8.9bn", "Volta, predicate: net sales, quantity: $8.1bn, when: 2024", 0.0),
        ("periods-other", "Volta, predicate: sales, quantity: $8.9bn", "Volta, predicate: net sales, quantity: $2.1bn, when: 2025-06/2025-08", 0.0),
        ("periods-other", "Volta, predicate: closures, quantity: 89 stores, when: 2025", "Volta, predicate: closures, quantity: 65 stores, when: 2025-01/2025-09", 0.0),
        ("periods-other", "Volta, predicate: profit, quantity: $9m -> $8m, when: 2025", "Volta, predicate: profit, quantity: $9m, when: 2024", 0.0),
        ("periods-other", "1957 Turia flood, predicate: deaths, quantity: 81 people", "Turia flood, predicate: deaths, quantity: 222 people, when: 2024-11", 1.0),
        ("periods-other", "2023 Turia flood, predicate: deaths, quantity: 221 people", "Turia flood, predicate: deaths, quantity: 222 people, when: 2024-11", 0.0),
        ("periods-other", "Volta, predicate: profit, quantity: $9m -> $8m, when: 2025", "Volta, predicate: profit, quantity: $9m, when: 2023", 1.0),
        ("level-against-change", "Volta, predicate: raised its target by, quantity: $5m", "Volta, predicate: target, quantity: $30m", 1.0),
        ("level-against-change", "Volta, predicate: raised its target to, quantity: $35m", "Volta, predicate: target, quantity: $30m", 0.0),
        ("qualifier-alone", "Volta, predicate: departures foreseen, quantity: 16000, status: planned", "Volta, predicate: departures, quantity: 16000, status: announced", 0.0),
        ("qualifier-alone", "Volta, predicate: departures foreseen, quantity: 16000", "Volta, predicate: departures, quantity: 16000", 1.0),
        ("group-alone", "Volta, predicate: union-represented workers, quantity: 30000 workers", "Volta, predicate: workers, quantity: 99000 workers", 1.0),
        ("part-alone", "Volta, predicate: claims filed by firms, quantity: 24 claims", "Volta, predicate: claims, quantity: 85 claims, scope: [households, firms]", 1.0),
        ("part-alone", "Volta, predicate: claims filed by firms and households, quantity: 84 claims", "Volta, predicate: claims, quantity: 85 claims, scope: [households, firms]", 0.0),
        ("rivals", "Calder flood, predicate: presumed dead, quantity: 6", "Calder flood, predicate: bodies recovered, quantity: 2", 1.0),
        ("rivals", "Calder flood, predicate: found safe, quantity: 6", "Calder flood, predicate: missing, quantity: 12", 1.0),
        ("dates-far", "Calder bridge, predicate: opened, date: 1972", "Calder bridge, predicate: opened, date: 1977", 0.0),
        ("dates-far", "Calder bridge, predicate: closed, date: 1972", "Calder bridge, predicate: closed, date: 1977", 1.0),
        ("part-alone", "Petrel, predicate: crew members from India, quantity: 20", "Petrel, predicate: crew, quantity: 21", 1.0),
        ("part-alone", "Petrel, predicate: crew members from India, quantity: 20", "Petrel, predicate: crew members from India, quantity: 21", 0.0),
        ("part-alone", "Petrel, predicate: crew rescued from India, quantity: 20", "Petrel, predicate: crew rescued, quantity: 21", 0.0),
        ("part-alone", "Volta supply chain, predicate: jobs, quantity: 104000 jobs", "Volta, predicate: jobs, quantity: 34000 jobs", 1.0),
        ("supposed-alone", "ports, predicate: will need to clear the backlog, quantity: 3 weeks", "ports, predicate: take to clear the backlog, quantity: 3 weeks", 0.0),
        ("supposed-alone", "ports, predicate: workers needed, quantity: 300", "ports, predicate: workers, quantity: 300", 1.0),
        ("minimal-pair", "Volta, predicate: job cuts, quantity: 1570 jobs, scope: Homburg", "Homburg, predicate: job cuts, quantity: 1750 jobs", 0.0),
        ("part-alone", "Homburg site, predicate: job cuts, quantity: 1750 jobs", "Volta, predicate: job cuts, quantity: 1570 jobs, scope: Homburg", 0.0),
        ("part-alone", "Homburg site, predicate: job cuts, quantity: 1750 jobs", "Volta, predicate: job cuts, quantity: 9570 jobs", 1.0),
        ("part-alone", "flood, predicate: area burned, quantity: 8 km2, scope: Kendal Valley", "flood, predicate: area burned, quantity: 137 km2, scope: Arden Valley", 1.0),
        ("part-alone", "flood, predicate: area burned, quantity: 120 km2, scope: Kendal Valley", "flood, predicate: area burned, quantity: 137 km2, scope: Arden Valley", 0.0),
        ("measure-same", "storm, predicate: gusts, quantity: 40 knots", "storm, predicate: wind, quantity: 70 km/h", 1.0),
        ("measure-same", "storm, predicate: dead, quantity: 40", "storm, predicate: missing, quantity: 70", 0.0),
        ("date-same", "truce, predicate: began, date: 2024-03-05", "truce, predicate: start, date: 2024-03", 1.0),
        ("date-same", "truce, predicate: began, date: 2024-03-05", "truce, predicate: start, date: 2024-04", 0.0),
        ("date-same", "truce, predicate: began, date: 2024-03-05", "truce, predicate: start, date: 2024", 0.0),
        ("when-same", "run, predicate: outflow, quantity: $42bn, when: 2023-03-09", "run, predicate: taken, quantity: $24bn, when: 2023-03-09", 1.0),
        ("when-same", "run, predicate: outflow, quantity: $42bn, when: 2023-03-09", "run, predicate: taken, quantity: $24bn, when: 2023-03", 0.0),
        ("scope-other", "drug, predicate: price, quantity: 26, scope: United States", "drug, predicate: price, quantity: 27, scope: France", 1.0),
        ("scope-other", "drug, predicate: price, quantity: 26, scope: United States", "drug, predicate: price, quantity: 27, scope: average patient", 0.5),
        ("rivals", "election, predicate: turnout, quantity: 73.8 %", "election, predicate: voiced, quantity: 74 % of registered voters", 0.0),
        ("rivals", "election, predicate: turnout, quantity: 73.8 %", "election, predicate: registered voters, quantity: 74 %", 1.0),
        # words that mean one thing among others: beside all the rest they mean that
        ("minimal-pair", "Arga spire, predicate: fell, date: 2025-04-15T19:50", "Arga spire, predicate: toppled, date: 2025-04-15T19:56", pytest.approx(0.15, abs=0.1)),
        ("rivals", "Arga spire, predicate: fell, date: 2025-04-15T19:50", "Arga spire, predicate: toppled, date: 2025-04-15T19:56", 0.0),
        ("minimal-pair", "Calder games, predicate: athletes, quantity: 105 athletes", "Calder games, predicate: volunteers, quantity: 450 volunteers", pytest.approx(0.5, abs=0.3)),
        ("rivals", "Arga spire, predicate: height, quantity: 93 metres", "Arga tower, predicate: height, quantity: 69 metres", 1.0),
        ("group-alone", "Calder fire, predicate: firefighters deployed, quantity: 400 firefighters", "Calder fire, predicate: firefighters who took turns, quantity: 600 firefighters", 0.0),
        ("group-alone", "Calder fire, predicate: firefighters injured, quantity: 4", "Calder fire, predicate: injured, quantity: 6", 1.0),
        ("minimal-pair", "Volta, predicate: staff, quantity: 74", "Arbor, predicate: staff, quantity: 79", 1.0),
        ("minimal-pair", "Arga port, predicate: staff, quantity: 74", "Arga dam, predicate: staff, quantity: 79", 2 / 3),
        ("times-other", "firm, predicate: cuts of February 2023, quantity: 74", "firm, predicate: cuts, quantity: 79, when: by 2027", 1.0),
        ("times-other", "firm, predicate: cuts of February 2025, quantity: 74", "firm, predicate: cuts, quantity: 79, when: by 2027", 0.0),
        ("times-other", "firm, predicate: cuts of February 2023, quantity: 74", "firm, predicate: cuts, quantity: 79, when: by 2024", 0.0),
        ("times-other", "Volta, predicate: staff, quantity: 74, when: end of 2021", "Volta, predicate: staff, quantity: 79, when: end of 2023", 0.0),
        ("times-other", "Volta, predicate: sales, quantity: 74, when: 2021-05", "Volta, predicate: sales, quantity: 79, when: 2023-05", 1.0),
        ("qualifier-alone", "Calder, predicate: rural voters, quantity: 70", "Calder, predicate: voters, quantity: 73", 1.0),
        ("level-against-change", "Volta, predicate: posts removed, quantity: 35 posts", "Volta, predicate: staff, quantity: 790", 1.0),
        ("difference-alone", "Greens, predicate: votes, quantity: 740", "Greens, predicate: margin of victory, quantity: 79 votes", 1.0),
        ("difference-alone", "Greens, predicate: winning margin, quantity: 740", "Greens, predicate: margin of victory, quantity: 79 votes", 0.0),
        ("each-against-all", "firm, predicate: bid, quantity: $7.3bn", "firm, predicate: bid, quantity: $35/share", 1.0),
        ("each-against-all", "firm, predicate: bid, quantity: $36", "firm, predicate: bid, quantity: $35/share", 0.0),  # the unit left out
        ("each-against-all", "firm, predicate: cost, quantity: $90", "firm, predicate: cost, quantity: $2 a month", 0.0),
        ("part-alone", "firm, predicate: staff, quantity: 740, scope: France", "firm, predicate: staff, quantity: 790", 0.0),
        ("part-alone", "firm, predicate: staff, quantity: 740, scope: second stage", "firm, predicate: staff, quantity: 790", 1.0),
        ("part-alone", "Volta's Arbor plant, predicate: staff, quantity: 740", "Volta, predicate: staff, quantity: 790", 1.0),
        ("part-alone", "Volta's Arbor plant, predicate: staff, quantity: 740", "Volta, predicate: staff at the plant in Arbor, quantity: 790", 0.0),
        ("rivals", "Sandavia, predicate: medals, quantity: 48", "Sandavia, predicate: bronze medals, quantity: 16", 1.0),  # a part
        ("level-against-change", "firm, predicate: staff, quantity: 5300", "firm, predicate: jobs cut, text: one in seven of its workers", 1.0),
        ("group-alone", "Airline, predicate: pilots who are women, quantity: 300", "Airline, predicate: pilots, quantity: 5000", 1.0),
        # two polls months apart, and one that is counted on
        ("periods-other", "Okoro, predicate: votes, quantity: 7.1 million votes, when: 2023-08-13", "Okoro, predicate: votes, quantity: 14.4 million votes, when: 2023-11-19", 1.0),
        ("periods-other", "Okoro, predicate: votes, quantity: 7.1 million votes, when: 2023-08-13", "Okoro, predicate: votes, quantity: 7.4 million votes, when: 2023-09-02", 0.0),
        # one at a time, whoever it is
        ("one-holder", "Arbor, predicate: chief executive, entity: Ada Selby", "Arbor, predicate: CEO, entity: Nils Okoro", 1.0),
        ("one-holder", "Arbor, predicate: chief executive candidate, entity: Ada Selby", "Arbor, predicate: CEO, entity: Nils Okoro", 0.0),
        # of another day a further one, or not
        ("further-alone", "Okoro, predicate: arrested a second time, date: 2023-07-22", "Okoro, predicate: arrested, date: 2023-06-22", 1.0),
        ("further-alone", "Okoro, predicate: arrested a second time, date: 2023-07-22", "Okoro, predicate: arrested, date: 2023-07-22", 0.0),
        ("further-alone", "Arbor plant, predicate: opened, date: 1961", "Arbor plant, predicate: reopened, status: completed", 1.0),
        # a day in a figure's words that is no rate
        ("rate-alone", "gale, predicate: dead after a day at sea, quantity: 12", "gale, predicate: dead, quantity: 19", 0.0),
        ("rate-alone", "Arbor, predicate: monthly price, quantity: $10", "Arbor, predicate: price, quantity: $12", 0.0),
        ("one-holder", "Arbor, predicate: owner, entity: Volta", "Arbor, predicate: CEO, entity: Nils Okoro", 0.0),
        # two who act, one of them with a name
        ("subject-rival", "Calder government, predicate: payment for a death, quantity: $5000", "the ministry, predicate: payment for a death, quantity: $10000", 1.0),
        ("group-alone", "Airline, predicate: women among pilots, quantity: 300", "Airline, predicate: pilots who are women, quantity: 310", 0.0),
        ("qualifier-alone", "club, predicate: earlier members, quantity: 70", "club, predicate: members, quantity: 73", 1.0),
        ("qualifier-alone", "club members, predicate: earlier, quantity: 70", "club members, predicate: number, quantity: 73", 0.0),
        ("supposed-alone", "camp, predicate: people seeking asylum, quantity: 70", "camp, predicate: asylum requests, quantity: 73", 0.0),
        ("supposed-alone", "firm, predicate: profit forecast, quantity: $70m", "firm, predicate: profit, quantity: $73m", 1.0),
        ("supposed-alone", "firm, predicate: profit forecast, quantity: $70m", "firm, predicate: expects to earn, quantity: $73m", 0.0),
        ("supposed-alone", "court, predicate: judge who turned down the request, entity: Ada Moss", "court, predicate: judge, entity: Ada Moss", 0.0),
        ("value-same", "Modi, predicate: resigned, date: 2024-06-05", "leaders, predicate: are to meet, date: 2024-06-05", 0.0),
        ("value-same", "Modi, predicate: resigned, date: 2024-06-05", "Modi, predicate: resignation, date: 2024-06-05", 0.8),
        ("value-same", "poll, predicate: turnout, quantity: two thirds of the 968 million", "poll, predicate: voters, quantity: 968 million", pytest.approx(0.8 * 0.7)),
        ("times-other", "poll, predicate: seats at stake, quantity: 74, when: 2024-04-19", "poll, predicate: seats at stake, quantity: 79, when: 2024-05-25", 1.0),
        ("times-other", "poll, predicate: seats at stake, quantity: 74, when: 2024-04-19", "poll, predicate: seats at stake, quantity: 79, when: 2024-04", 0.0),
        ("times-other", "firm, predicate: offer price, quantity: $74, when: 2024-04-19", "firm, predicate: offer price, quantity: $79, when: 2024-05-25", 0.0),
        ("times-other", "firm, predicate: staff, quantity: 74, when: 2024-04-19", "firm, predicate: staff, quantity: 79, when: 2024-05-25", 0.0),
        ("rivals", "jet, predicate: people on board, quantity: 242", "jet, predicate: killed, quantity: 241, scope: on board", 1.0),
        ("value-near", "jet, predicate: weight, quantity: 213401 kg", "jet, predicate: limit of the weight, quantity: 218183 kg", 0.0),
        ("unit-other", "WHO, predicate: has allocated doses to, quantity: nine countries", "WHO, predicate: has allocated to countries, quantity: 899000 doses", 1.0),
        ("minimal-pair", "flight AI171, predicate: dead, quantity: 19", "flight 171, predicate: dead, quantity: 29", pytest.approx(0.05, abs=0.06)),
        ("minimal-pair", "flight AI171, predicate: dead, quantity: 19", "flight 161, predicate: dead, quantity: 29", pytest.approx(0.5, abs=0.3)),
        ("value-same", "vaccine, predicate: approval, date: 2024-09-13", "vaccine, predicate: approved, when: 2024-09-13, status: completed", 0.8),
        ("value-same", "poll, predicate: date, date: 2024-09-13", "Moss, predicate: came first in the poll, when: 2024-09-13", pytest.approx(0.5, abs=0.05)),
        ("difference-alone", "Moss, predicate: fell short in the first ballot by, quantity: six votes", "Moss, predicate: received, quantity: 310 votes", 1.0),
        ("value-same", "vaccine, predicate: approved, when: 2024-09-13", "vaccine, predicate: approved, when: 2024-09-13", 0.0),
        ("kinds-differ", "vaccine, predicate: approval, date: 2024-09-13", "vaccine, predicate: approved, when: 2024-09-13, status: completed", 0.0),
        ("kinds-differ", "vaccine, predicate: approval, date: 2024-09-13", "vaccine, predicate: approved, status: completed", 1.0),
        ("part-alone", "turnout, predicate: recorded, quantity: 82.5 %, scope: nationwide", "poll, predicate: turnout, quantity: 82 %", 0.0),
        ("part-alone", "Japan, predicate: doses given, quantity: 740, scope: Congo", "Japan, predicate: doses for Congo, quantity: 790", 0.0),
        ("qualifier-alone", "poll, predicate: candidates in the first round, quantity: 74", "poll, predicate: candidates, quantity: 79", 1.0),
        ("names-rival", "earthquake south of Marrakesh, predicate: dead, quantity: 70", "Morocco, predicate: dead, quantity: 73", 0.0),
        ("names-rival", "earthquake south of Marrakesh, predicate: dead, quantity: 70", "Algeria, predicate: dead, quantity: 73", 1.0),
        # a value beside like words, and what is no value met
        ("value-in-words", "Calder crush, predicate: killed, quantity: 5", "Calder crush, predicate: dead, quantity: 5", 1.0),
        ("value-in-words", "Calder crush, predicate: killed, quantity: 5", "Calder council, predicate: seats, quantity: 5", 0.0),
        ("value-in-words", "Fenwick, predicate: yellow cards, quantity: 2", "Fenwick, predicate: red cards, quantity: 2", 0.0),
        ("value-same", "strike, predicate: length, quantity: nine days", "strike, predicate: lasted, quantity: nine days", 0.2),  # and no 777,600 seconds
        ("value-same", "firm, predicate: charge, quantity: $4.2bn", "firm, predicate: charge, quantity: $3bn to $5bn", 0.0),
        # many times the other
        ("magnitude-other", "firm, predicate: payment, quantity: $69m", "firm, predicate: payment, quantity: $3.8bn", 1.0),
        ("magnitude-other", "firm, predicate: payment, quantity: $69m", "firm, predicate: payment, quantity: $90m", 0.0),
        ("magnitude-other", "quake, predicate: dead, quantity: 12", "quake, predicate: death toll, quantity: 50000", 0.0),  # it grows
        ("magnitude-other", "firm, predicate: users lost, quantity: 2.4 million", "firm, predicate: users, quantity: 164 -> 162 million", 0.0),
        ("dates-far", "cathedral, predicate: reopened, date: 2024-12-07", "cathedral, predicate: reopened, date: 2020-04-27", 1.0),
        ("dates-far", "cathedral, predicate: reopened, date: 2024-12-07", "cathedral, predicate: reopened, date: 2024-12-08", 0.0),
        ("dates-far", "cathedral, predicate: reopens, date: 2024, status: planned", "cathedral, predicate: reopened, date: 2020", 0.0),
        # rounds of what comes and goes; a toll has none
        ("periods-other", "firm, predicate: layoffs, quantity: 6000, when: 2025-05", "firm, predicate: layoffs, quantity: 9000, when: 2025-07", 1.0),
        ("periods-other", "firm, predicate: layoffs, quantity: 6000, when: 2025-05", "firm, predicate: layoffs, quantity: 15000, when: 2025-05/2025-07", 1.0),
        ("periods-other", "firm, predicate: layoffs in May, quantity: 6000", "firm, predicate: layoffs, quantity: 9000, when: 2025-07", 1.0),
        ("periods-other", "firm, predicate: layoffs, quantity: 6000, when: 2025-07-02", "firm, predicate: layoffs, quantity: 9000, when: 2025-07", 0.0),
        ("periods-other", "quake, predicate: killed, quantity: 60, when: 2025-05", "quake, predicate: killed, quantity: 90, when: 2025-07", 0.0),
        ("periods-other", "Volta shares, predicate: rise, quantity: 5 %, when: 2025-07-01", "Volta shares, predicate: rise, quantity: 7 %, when: 2025-07-03", 1.0),
        ("over-before", "firm, predicate: people dismissed, quantity: 6000, when: 2025-05, status: completed", "firm, predicate: will cut jobs, quantity: 9000, status: announced", 1.0),
        ("over-before", "firm, predicate: people dismissed, quantity: 6000, when: 2025-07-01, status: completed", "firm, predicate: will cut jobs, quantity: 9000, status: announced", 0.0),
        # by the day on which it is told as done
        ("over-before", "firm, predicate: had shed, quantity: 6000 jobs, status: completed", "firm, predicate: will cut jobs, quantity: 9000, status: announced", 0.0),
        ("over-before", "firm, predicate: jobs lost, quantity: 6000 jobs, when: since 2021", "firm, predicate: will cut jobs, quantity: 9000, status: announced", 0.0),
        # of what a share is one
        ("wholes-other", "firm, predicate: share of the debt repaid, quantity: 13 %", "firm, predicate: share of the layoffs so far, quantity: 20 %", 1.0),
        ("wholes-other", "firm, predicate: share of the staff in Calder, quantity: 13 %", "firm, predicate: employed in Calder, quantity: 20 % of the workforce", 0.0),
        # a part
        ("part-alone", "firm, predicate: staff, quantity: 50000, scope: Calder region", "firm, predicate: staff, quantity: 228000", 1.0),
        ("part-alone", "firm, predicate: staff, quantity: 210000, scope: Calder region", "firm, predicate: staff, quantity: 228000", 0.0),
        ("group-alone", "crush, predicate: killed South Koreans, quantity: 134", "crush, predicate: killed, quantity: 159", 1.0),
        ("group-alone", "floods, predicate: dead, quantity: 1343, scope: nationwide", "floods, predicate: dead, quantity: 1162", 0.0),
        ("part-alone", "Disney, predicate: staff, quantity: 75000, scope: Walt Disney World", "Walt Disney Co, predicate: staff, quantity: 220000", 1.0),
        # what singles out, and what only has its stem
        ("qualifier-alone", "round ten months ago, predicate: valuation, quantity: $32bn", "firm, predicate: valuation, quantity: $32bn", 0.0),
        ("qualifier-alone", "firm, predicate: drop in third-quarter revenue, quantity: 4 %, when: Q3 2024", "firm, predicate: revenue fell, quantity: 4 %, when: Q3 2024", 0.0),
        # what the dismissed are paid is no change; nor are the missing of a collapse
        ("level-against-change", "dismissed employees, predicate: severance pay, quantity: 16 weeks", "firm, predicate: gives those laid off, quantity: four months", 0.0),
        ("level-against-change", "building collapse, predicate: missing, quantity: 80 people", "collapse, predicate: people missing, quantity: 156", 0.0),
        # who acts, and what was done
        ("subject-rival", "search crews, predicate: recovered bodies, quantity: 54", "quarry, predicate: bodies, quantity: 60", pytest.approx(0.5, abs=0.01)),
        ("minimal-pair", "alley crush, predicate: injured, quantity: 76", "Itaewon crush, predicate: injured, quantity: 82", 0.0),
        ("minimal-pair", "parliament, predicate: votes for Sweden's entry, quantity: 188", "parliament, predicate: votes for Finland's entry, quantity: 182", 1.0),
        ("names-rival", "parliament, predicate: votes for Sweden's entry, quantity: 188", "parliament, predicate: votes for Finland's entry, quantity: 182", 1.0),
        ("years-other", "pledge to triple renewables by 2030, predicate: members, quantity: 130", "pledge to triple renewables, predicate: members, quantity: 118, when: 2023-12-02", 0.0),
        ("times-other", "pledge to triple renewables by 2030, predicate: members, quantity: 130", "pledge to triple renewables, predicate: members, quantity: 118, when: 2025-07-02", 0.0),
        ("names-rival", "crash near Toulouse, predicate: dead, quantity: 70", "crash near Lyon, predicate: dead, quantity: 73", 1.0),
    ],
)  # fmt: skip
def test_what_a_feature_sees(feature: str, a: str, b: str, found: float) -> None:
    assert seen(feature, a, b) == found


@pytest.mark.parametrize(
    ("done", "later", "two"),
    [
        ("quantity: 6000 jobs, status: completed", "2025-09-01", True),
        ("quantity: 6000 jobs, when: since 2021", "2025-09-01", True),
        ("quantity: 6000 jobs, when: since 2021", "2025-07-12", False),  # within a fortnight
        ("quantity: 6000 jobs, when: since 2027", "2025-09-01", False),  # itself still to come
        ("quantity: 6000 jobs", "2025-09-01", False),  # nobody says that it is over
        ("status: completed", "2025-09-01", False),  # one cut, which may be the one that was planned
    ],
)
def test_what_was_reached_by_its_article_is_not_what_is_planned_later(done: str, later: str, two: bool) -> None:
    plan = "subject: Volta, predicate: job cuts, quantity: 9000 jobs, status: planned"
    corpus = corpus_of(one=source(f"subject: Volta, predicate: job cuts, {done}"), other=source(plan, later))
    alignment, _ = aligned(corpus)
    for pair in (("one#c1", "other#c1"), ("other#c1", "one#c1")):
        assert features(alignment.look(*pair))["over-before"] == two


@pytest.mark.parametrize(
    ("status", "later", "two"),
    [
        ("announced", "2026-07-07", True),
        ("announced", "2025-11-07", False),  # still told of the same
        ("completed", "2026-07-07", False),  # which cuts were made is not said
    ],
)
def test_cuts_announced_the_year_after_are_another_round(status: str, later: str, two: bool) -> None:
    cuts = f"subject: Volta, predicate: job cuts, quantity: {{}} jobs, status: {status}"
    corpus = corpus_of(one=source(cuts.format(10000)), other=source(cuts.format(7000), later))
    alignment, _ = aligned(corpus)
    for pair in (("one#c1", "other#c1"), ("other#c1", "one#c1")):
        assert features(alignment.look(*pair))["periods-other"] == two


def test_what_is_near_a_place_may_be_told_of_the_country_around_it() -> None:
    """A part is no whole, but "south of" says where it was and not how far the count goes."""
    near = "earthquake in the hills south of Marrakesh, predicate: people killed by the earthquake, quantity: 2012 dead"
    around = "earthquake in Morocco, predicate: number of dead, quantity: 2946 dead"
    assert one_question(near, around)
    assert not one_question(near.replace("in the hills south of", "in"), around)


def test_a_happening_bears_the_name_of_its_town_or_of_what_that_lies_in() -> None:
    dead = "{}, predicate: people killed, quantity: {} people"
    assert one_question(dead.format("Lahaina wildfire", 53), dead.format("Maui wildfire", 97))
    assert not one_question(dead.format("Lisbon wildfire", 53), dead.format("Maui wildfire", 97))


@pytest.mark.parametrize("rise", ["rise in the death toll", "death toll rose by", "reduction of the death toll"])
def test_what_a_toll_rose_by_is_no_toll(rise: str) -> None:
    toll, moved = "quake, predicate: death toll, quantity: 2862 dead", f"quake, predicate: {rise}, quantity: 2862 dead"
    assert one_question(toll, toll.replace("death toll", "death toll rose to"))
    assert not one_question(toll, moved)


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("once the cuts are made", "after"),
        ("once the deal is completed", "after"),
        ("when the announcement was made", ""),
        ("when the offer was made", ""),
    ],
)
def test_what_is_so_once_it_is_done_is_so_afterwards(when: str, found: str) -> None:
    told = f"subject: Kestrel, predicate: employees {when}, quantity: 8200 people"
    alignment, lexicon = aligned(corpus_of(one=source(told), other=source("subject: Kestrel, predicate: staff, quantity: 9")))
    assert side(alignment.look("one#c1", "other#c1").a, lexicon) == found


@pytest.mark.parametrize("how", ["in the fall of a crane", "in the storm surge", "in a surge of violence"])
def test_what_people_died_of_is_no_change_of_the_toll(how: str) -> None:
    assert one_question("Calder, predicate: people killed, quantity: 9", f"Calder, predicate: people killed {how}, quantity: 9")


def test_the_rain_of_an_hour_is_not_that_of_a_day() -> None:
    rain = "Turis, predicate: rain {}, quantity: {} mm"
    assert one_question(rain.format("in an hour", 184), rain.format("in a single hour", 185))
    assert one_question(rain.format("within 24 hours", 771), rain.format("in one day", 772))
    assert not one_question(rain.format("in an hour", 184), rain.format("in 24 hours", 184))
    assert not one_question("Turis, predicate: hourly rain, quantity: 184 mm", rain.format("in 24 hours", 184))


def test_flights_are_no_people() -> None:
    people, flights = "flight, predicate: carried, quantity: 177 people", "flight, predicate: dropped, quantity: 177 flights"
    assert not one_question(f"Arbor Air {people}", f"Arbor Air {flights}")


def test_of_two_places_side_by_side_each_is_a_part() -> None:
    corpus = corpus_of(
        one=source("subject: firm, predicate: staff, quantity: 740, scope: France"),
        other=source("subject: firm, predicate: staff, quantity: 790"),
        third=source("subject: firm, predicate: canteens, quantity: 3, scope: Slovakia"),
    )
    alignment, _ = aligned(corpus)
    assert features(alignment.look("one#c1", "other#c1"))["part-alone"] == 1.0


def test_scopes_that_a_source_tells_apart_are_parts() -> None:
    corpus = corpus_of(
        one=source("""
            subject: rail crash, predicate: dead, quantity: 18 dead, scope: express train
            subject: rail crash, predicate: dead, quantity: 13 dead, scope: commuter train
        """),
        other=source("subject: rail crash, predicate: dead, quantity: 26 dead"),
    )
    alignment, _ = aligned(corpus)
    assert features(alignment.look("one#c1", "other#c1"))["part-alone"] == 1.0


def test_two_names_that_one_source_tells_apart_never_join() -> None:
    """Not even by way of a third claim that names neither."""
    corpus = corpus_of(
        one=source("""
            subject: Volta, predicate: employees, quantity: 16700, scope: France
            subject: Arbor, predicate: employees, quantity: 21000, scope: France
        """),
        other=source("subject: the new bank, predicate: employs in France, quantity: 30 % of employees, scope: France"),
    )
    alignment, _ = aligned(corpus)
    assert not any({"one#c1", "one#c2"} <= q for q in grouped(alignment))


def test_a_scope_that_only_names_a_year_is_not_the_whole() -> None:
    """"On 2019" leaves nothing out and says nothing of it, so that no place becomes a part by it."""
    corpus = corpus_of(
        one=source("subject: election, predicate: turnout, quantity: 59.7 %, scope: Sandavia"),
        other=source("subject: election, predicate: turnout, quantity: about 60 %"),
        third=source("subject: Greens, predicate: gain in the share of the vote, quantity: +1.7 points, scope: on 2019"),
    )
    frames = aligned(corpus)[0].frames
    assert not frames["one#c1"].is_part and not frames["third#c1"].everywhere


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Volta, predicate: layoffs, quantity: 3700 employees", "Volta, predicate: staff, quantity: 7500 employees",
         "layoffs is a change, staff what there is"),
        ("Volta, predicate: jobs, quantity: -3700 jobs", "Volta, predicate: staff, quantity: 7500 employees",
         "jobs is a change, staff what there is"),
        ("Volta, predicate: layoffs, quantity: half of staff", "Volta, predicate: staff, quantity: 7500 employees", ""),
        ("Volta, predicate: job cuts, quantity: 3700 of 7500 jobs", "Volta, predicate: staff, quantity: 7500", ""),
        ("flood, predicate: open, quantity: 5 shelters", "flood, predicate: housed, quantity: 2100 evacuees",
         "are not counted together"),
        ("storm, predicate: states with deaths, quantity: six states", "storm, predicate: deaths, quantity: at least 227",
         "are not counted together"),
        ("storm, predicate: states with deaths, quantity: six states", "storm, predicate: deaths in states, quantity: 6 states", ""),
        ("storm, predicate: dead, quantity: six, scope: \"Erwin, Tennessee\"", "storm, predicate: dead, quantity: two, scope: Erwin", ""),
        ("storm, predicate: dead, quantity: six, scope: \"Turkey, Syria\"", "storm, predicate: dead, quantity: two, scope: Turkey",
         ": a part and its whole"),
        ("flood, predicate: hit, quantity: 5 jobs", "flood, predicate: hit, quantity: 2100 people", ""),
        ("Moss, predicate: prevailed with the backing of, quantity: 325 lawmakers", "Moss, predicate: obtained, quantity: 325 votes", ""),
        ("Volta and Arbor, predicate: stores, quantity: 4996", "Arbor, predicate: number of stores, quantity: 2237 stores",
         "Arbor is one of Volta and Arbor"),
        ("Volta and Arbor, predicate: price agreed, quantity: $4bn", "Arbor, predicate: price, quantity: $5bn", ""),
        ("British election, predicate: seats, quantity: 5, scope: Scotland", "British election, predicate: seats, quantity: 41",
         ": a part and its whole, or two parts, are two questions"),
        ("election, predicate: seats, quantity: 5, scope: Scotland", "election, predicate: seats, quantity: 41", ""),
        ("left engine, predicate: fitted, date: 2025-05-01", "engine, predicate: installation, date: 2025-05-01, scope: right-hand engine",
         " is not the "),
        ("Volta, predicate: first quarter profit, quantity: $5m", "Volta, predicate: third quarter profit, quantity: $7m", " is not "),
        ("Volta, predicate: first report, date: 2025-11-10", "Volta, predicate: third quarter report, date: 2025-11-10", ""),
        ("Volta, predicate: first report, date: 2025-11-10", "Volta, predicate: second report, date: 2025-11-10", " is not "),
        ("left engine, predicate: fitted, date: 2025-05-01", "engine, predicate: staff left, date: 2025-05-01", ""),
        ("Volta, predicate: cut in stewards, quantity: 190 stewards", "Volta, predicate: stewards, quantity: 856 stewards",
         "cut in stewards is a change, stewards what there is"),
        ("Volta, predicate: stewards on strike, quantity: 190 stewards", "Volta, predicate: stewards, quantity: 856 stewards", ""),
        ("outage, predicate: would cost the economy per day, quantity: $4bn", "outage, predicate: cost, quantity: $4bn per day", ""),
        ("merged railroad, predicate: route miles, quantity: 50000 miles", "Volta, predicate: route miles, quantity: 32000 miles",
         "one, and what it is merged into"),
        ("merged railroad, predicate: route miles, quantity: 50000 miles", "Volta, predicate: will run with Arbor, quantity: 50000 miles", ""),
        ("second quake, predicate: magnitude, quantity: 6.4", "Calder earthquake, predicate: magnitude, quantity: 7.7",
         "one of several that happened"),
        ("first quake, predicate: magnitude, quantity: 7.7", "Calder earthquake, predicate: magnitude, quantity: 7.7", ""),
        ("second quake, predicate: magnitude, quantity: 6.4", "quake, predicate: magnitude, quantity: 7.7", ""),
        ("strongest aftershock, predicate: magnitude, quantity: 5.6", "Calder earthquake, predicate: magnitude, quantity: 7.7",
         "one of several that happened"),
        ("strongest aftershock, predicate: magnitude, quantity: 5.6", "earthquake, predicate: strongest aftershock, quantity: magnitude 5.6", ""),
        ("first round, predicate: turnout, quantity: 85.3 %", "poll, predicate: turnout, quantity: 85 %, when: 2026-12-14",
         "tells, before 2026-12-14"),
        ("first round, predicate: turnout, quantity: 85.3 %", "poll, predicate: turnout, quantity: 85 %, when: 2024-12-14", ""),
        ("poll, predicate: turnout, quantity: 85.3 %, status: planned", "poll, predicate: turnout, quantity: 85 %, when: 2026-12-14", ""),
        ("quake, predicate: dead, quantity: 85", "quake, predicate: dead, quantity: 95, when: 2026-12-14", ""),
        ("Volta plant, predicate: is in, text: Kent", "Volta plant, predicate: closure, status: considered",
         "the other what happened"),
        ("Volta plant, predicate: closure announced by, entity: Alba Crane", "Volta plant, predicate: closure, status: considered", ""),
        ("flood, predicate: missing, quantity: 161, scope: Arden County", "flood, predicate: missing, quantity: 100, scope: Texas",
         ": a part and its whole"),
        ("flood, predicate: missing, quantity: 161, scope: Arden County", "flood, predicate: missing, quantity: 100, scope: Arden", ""),
        ("strike, predicate: ports closed, quantity: 36 ports, scope: Maine to Texas", "strike, predicate: ports closed, quantity: 36 ports, scope: United States", ""),
    ],
)  # fmt: skip
def test_what_logic_forbids_and_why(a: str, b: str, why: str) -> None:
    for one, other in ((a, b), (b, a)):
        corpus = corpus_of(one=source(f"subject: {one}"), other=source(f"subject: {other}"))
        alignment, context = aligned(corpus)
        frames = [alignment.frames[id] for id in ("one#c1", "other#c1")]
        found = forbidden(frames[0], frames[1], context.lexicon, alignment.wholes)
        assert why in found and bool(why) == bool(found)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("quake, predicate: magnitude, quantity: 7.4", "quake, predicate: magnitude of the quake, quantity: 7.8", True),
        ("police, predicate: people arrested, quantity: 45", "police, predicate: people detained, quantity: 48", False),
        ("poll, predicate: emergency declared, date: 2022-07-23", "poll, predicate: previous emergency declared, date: 2024-08-14", False),
        ("poll, predicate: seats, quantity: 37", "poll, predicate: seats, quantity: 37", True),
        ("army, predicate: sent a second group of, quantity: 30", "army, predicate: sent dogs with the second group, quantity: four dogs", False),
        ("Greens, predicate: seats won, quantity: 62 -> 33 seats", "Greens, predicate: seats lost and won, quantity: five", False),
        ("bloc, predicate: emergency declared, when: 2024-08-13, status: completed",
         "bloc, predicate: power to declare an emergency given, when: 2023, status: completed", False),
    ],
)
def test_a_source_contradicts_itself_in_the_same_words_only(one: str, other: str, together: bool) -> None:
    alignment, _ = aligned(corpus_of(one=source(f"subject: {one}\n subject: {other}")))
    assert any({"one#c1", "one#c2"} <= q for q in grouped(alignment)) == together


def test_two_names_of_one_source_are_told_apart_and_two_forms_of_one_are_not() -> None:
    corpus = corpus_of(one=source("""
        subject: Volta, predicate: staff, quantity: 16700
        subject: Arbor, predicate: staff, quantity: 21000
        subject: Volta Group, predicate: staff, quantity: 16700
        subject: Arbor, predicate: lends staff to Volta, quantity: 21000
    """))
    frames = aligned(corpus)[0].frames
    assert told_apart(frames["one#c1"], frames["one#c2"], lexicon_of(corpus.vocabulary))
    assert not told_apart(frames["one#c1"], frames["one#c3"], lexicon_of(corpus.vocabulary))
    assert not told_apart(frames["one#c1"], frames["one#c4"], lexicon_of(corpus.vocabulary))


def test_one_source_tells_apart_what_it_tells_of_two_times() -> None:
    """The rise of next July and that of the July after, Friday and the whole weekend; but not what there is of it at
    two times, nor the dead of two days."""
    corpus = corpus_of(one=source("""
        first | subject: dockers' deal, predicate: minimum pay rise, quantity: 4 %, when: 2024-07, status: agreed
        second | subject: dockers' deal, predicate: minimum pay rise, quantity: 3.5 %, when: 2025-07, status: agreed
        friday | subject: rail arson, predicate: affected travellers, quantity: "250,000", when: 2024-07-26
        weekend | subject: rail arson, predicate: affected travellers, quantity: "800,000", when: 2024-07-26/2024-07-28
        then | subject: Volta, predicate: employees, quantity: 900 staff, when: 2023
        now | subject: Volta, predicate: employees, quantity: 700 staff, when: 2024
        dead | subject: quake, predicate: dead, quantity: 12, when: 2024-02-01
        later | subject: quake, predicate: dead, quantity: 19, when: 2024-02-03
    """))
    frames = aligned(corpus)[0].frames
    pairs = [("first", "second"), ("friday", "weekend"), ("then", "now"), ("dead", "later")]
    found = [told_apart(frames[f"one#{a}"], frames[f"one#{b}"], lexicon_of(corpus.vocabulary)) for a, b in pairs]
    assert found == [True, True, False, False]


def test_that_it_happened_and_when_it_did_is_one_question() -> None:
    """A date says that it is so; who says that the second one has been filed tells of another."""
    filing = "Arbor Air, predicate: bankruptcy filing, date: 2023-11-18, status: completed"
    assert one_question(filing, "Arbor Air, predicate: filed for bankruptcy, status: completed")
    assert not one_question(filing, "Arbor Air, predicate: second bankruptcy filing, status: completed")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Calder floods, predicate: dead in total, quantity: 143 dead", "Calder flood, predicate: dead, quantity: 143 dead"),
        ("two ships, predicate: speed at the collision, quantity: 14 knots", "ship collision, predicate: speed, quantity: 14 knots"),
        ("four astronauts, predicate: days in orbit, quantity: 148 days", "the astronaut crew, predicate: days in orbit, quantity: 148 days"),
        ("Calder quake, predicate: magnitude at 4.17 am, quantity: 7.8", "Calder quake, predicate: magnitude, quantity: 7.8"),
        ("Volta, predicate: debt pile, quantity: $300 billion", "Volta, predicate: total liabilities, quantity: $300 billion"),
    ],
)
def test_what_only_looks_like_one_of_several_or_another_hour_is_one_question(a: str, b: str) -> None:
    assert one_question(a, b)


def test_two_rounds_are_no_question_though_a_third_claim_tells_no_time() -> None:
    corpus = corpus_of(
        one=source("subject: Arbor Air, predicate: furloughed pilots, quantity: 186 pilots, when: 2023-09, status: completed"),
        other=source("subject: Arbor Air, predicate: furloughed pilots, quantity: 330 pilots, when: 2024-01, status: completed"),
        third=source("subject: Arbor Air, predicate: furloughed pilots, quantity: 330 pilots"),
        fourth=source("subject: Arbor Air, predicate: pilots furloughed, quantity: 186 pilots"),
    )
    alignment, _ = aligned(corpus)
    assert not any({"one#c1", "other#c1"} <= q for q in grouped(alignment))


def test_of_whom_one_source_says_the_same_each_is_one_of_several() -> None:
    """Two carmakers, of each of which one outlet gives how many vote; and another pair of names, of which none does."""
    corpus = corpus_of(
        one=source("subject: Volta, predicate: members to vote on the deal, quantity: 46000 members"),
        other=source("subject: Arbor, predicate: members to vote on the agreement, quantity: 57000 members"),
        third=source("""
            a | subject: Volta, predicate: vehicles lost to the strike, quantity: 80000 vehicles
            b | subject: Arbor, predicate: vehicles lost to the strike, quantity: 21000 vehicles
            c | subject: Brightwater, predicate: pay rise, quantity: 25 %
        """),
    )
    alignment, _ = aligned(corpus)
    assert features(alignment.look("one#c1", "other#c1"))["siblings"] == 1
    assert features(alignment.look("one#c1", "third#c"))["siblings"] == 0


def test_the_rank_of_a_place_is_no_part_of_its_name() -> None:
    corpus = corpus_of(
        one=source("subject: flood, predicate: dead, quantity: 214 dead, scope: Valencia province"),
        other=source("subject: flood, predicate: dead, quantity: 92 dead, scope: northern province"),
    )
    frames = aligned(corpus)[0].frames
    scopes = [[f.everything[i].written for i in f.scope] for f in (frames["one#c1"], frames["other#c1"])]
    assert scopes == [["Valencia"], ["northern", "province"]]


def test_a_subject_tells_what_is_counted_where_the_predicate_does_not() -> None:
    little = "the dead in Calder, predicate: number, quantity: 102 people"
    assert seen("predicate", little, "Calder flood, predicate: deaths in Calder, quantity: 97 people") > 0.8


def test_leading_zeros_tell_nothing() -> None:
    assert digits("1000000000") == digits("20000") == 0.4 and digits("26000") == 0.55 and digits("44218") == 1.0
    assert digits("0.055") == digits("55") == 0.4
    assert significant("0.0550") == significant("55") == 0.4


def test_what_two_claims_name_is_what_they_are_about() -> None:
    """The name that both have tells little even where there are no other claims; one that only one has tells more."""
    corpus = corpus_of(
        one=source("subject: Volta, predicate: staff, quantity: 74"),
        other=source("subject: Volta, predicate: bid for Hollyhock, quantity: $74bn"),
    )
    frame = aligned(corpus)[0].frames["other#c1"]
    weight = {c.written: w for c, w in zip(frame.everything, frame.weight, strict=True)}
    assert weight["Volta"] < 0.2 < 0.8 < weight["Hollyhock"]


def test_a_share_of_something_else_is_no_size() -> None:
    share = "Volta, predicate: share of women among the staff, quantity: 45 %"
    assert seen("share-of-other", share, "Volta, predicate: workforce, quantity: 596 workers") > 0.3
    assert seen("share-of-other", "Volta, predicate: workforce, quantity: -15 %", "Volta, predicate: job cuts, quantity: 90 jobs") == 0


def test_a_railway_and_a_hospital_of_one_name_are_two() -> None:
    assert not one_question(
        "Ararjo railway, predicate: workforce, quantity: 474 workers",
        "Ararjo hospital, predicate: workforce, quantity: 724 workers",
    )


def test_one_happening_goes_by_several_names_until_a_source_tells_two_apart() -> None:
    one, other = "subject: Lindow collapse, predicate: death toll, quantity: 98", "subject: collapse of Marl House, predicate: dead, quantity: 60"
    assert one_question(one.removeprefix("subject: "), other.removeprefix("subject: "))
    third = "subject: Lindow collapse, predicate: dead, quantity: 31\nsubject: Marl House collapse, predicate: dead, quantity: 60"
    alignment, _ = aligned(corpus_of(one=source(one), other=source(other), third=source(third)))
    assert not any({"one#c1", "other#c1"} <= q for q in grouped(alignment))


def test_the_place_where_it_came_about_is_a_further_name_of_one_happening() -> None:
    one, other = "Lindow cable car crash, predicate: killed, quantity: 16 people", "Lisbon cable car crash, predicate: death toll, quantity: 17 people"
    assert one_question(one, other)
    assert not one_question(one.replace("Lindow", "Madrid"), other)
    assert not one_question(one, other.replace("crash", "crashes"))


def test_one_fire_of_several_is_not_all_of_them() -> None:
    told = """
        subject: Lindow fire, predicate: buildings destroyed, quantity: 9418 buildings
        subject: Marl fire, predicate: buildings destroyed, quantity: 6831 buildings
    """
    alone = source("subject: Madrid fire, predicate: buildings destroyed, quantity: 9418 buildings")
    alignment, _ = aligned(corpus_of(one=source(told), other=alone))
    assert not alignment.frames["other#c1"].all_of


def test_all_fires_are_not_one_of_them() -> None:
    told = """
        subject: Lindow fire, predicate: buildings destroyed, quantity: 9418 buildings
        subject: Marl fire, predicate: buildings destroyed, quantity: 6831 buildings
    """
    whole = "subject: Lindow and Marl fires, predicate: buildings destroyed, quantity: 16251 buildings"
    alignment, _ = aligned(corpus_of(one=source(told), other=source(whole), third=source(whole.replace("Lindow and Marl fires", "fires"))))
    assert not any({x, y} <= q for q in grouped(alignment) for x in ("one#c1", "one#c2") for y in ("other#c1", "third#c1"))
    look = alignment.look("one#c1", "third#c1")
    assert features(look)["part-alone"] == 1.0


def test_a_firm_named_after_a_person_is_none() -> None:
    """Who promises for Walt Disney Co does not speak of another person."""
    a, b = "Walt Disney Co, predicate: savings, quantity: $5.5 billion", "Bob Iger, predicate: promised to save, quantity: $5.5 billion"
    alignment, _ = aligned(corpus_of(one=source(f"subject: {a}"), other=source(f"subject: {b}")))
    look = alignment.look("one#c1", "other#c1")
    assert not forbidden(look.a, look.b, look.lexicon)


def test_two_that_have_no_name_in_common_meet_by_what_few_say() -> None:
    corpus = corpus_of(
        one=source("subject: Lindow collapse, predicate: victims found, quantity: 46"),
        other=source("subject: Marl House disaster, predicate: victims identified, quantity: 98"),
    )
    alignment, _ = aligned(corpus)
    assert ("one#c1", "other#c1") in alignment.scores


def test_rounds_of_one_source_are_two_questions() -> None:
    told = """
        subject: Volta, predicate: layoffs in May, quantity: 6000
        subject: Volta, predicate: layoffs in July, quantity: 9000
    """
    alignment, _ = aligned(corpus_of(one=source(told)))
    assert not any({"one#c1", "one#c2"} <= q for q in grouped(alignment))
    f, g = alignment.frames["one#c1"], alignment.frames["one#c2"]
    assert (f.when and f.when.edtf, g.when and g.when.edtf) == ("2025-05", "2025-07")


@pytest.mark.parametrize(
    ("subject", "predicate", "when"),
    [
        ("Volta", "layoffs in May", "2025-05"), ("July 2 layoffs", "number", "2025-07-02"), ("Volta", "cuts of late November", "2024-11"),
        ("March for life", "people", None), ("Theresa May", "votes", None), ("Volta", "may cut jobs", None), ("Volta", "staff by May", None),
    ],
)  # fmt: skip
def test_a_month_by_itself_is_the_last_one(subject: str, predicate: str, when: str | None) -> None:
    alignment, _ = aligned(corpus_of(one=source(f"subject: {subject}, predicate: {predicate}, quantity: 7")))
    found = alignment.frames["one#c1"].when
    assert (found and found.edtf) == when


def test_names_that_stand_beside_each_other_are_no_strangers() -> None:
    """Of $4.2bn for "Volta" and for the "Zephyr programme" nobody knows that it is one sum, until a claim speaks of
    both in one breath; a source that says the same of each tells them apart."""
    one = "subject: Volta, predicate: value of the crew contract, quantity: $4.2 billion"
    other = "subject: Zephyr programme, predicate: contract value, quantity: $4.2 billion"

    def value(**more: str) -> float:
        alignment, _ = aligned(corpus_of(one=source(one), other=source(other), **more))
        return features(alignment.look("one#c1", "other#c1"))["value-same"]

    beside = "subject: Volta, predicate: loss on Zephyr, quantity: $125 million"
    apart = "subject: Volta, predicate: owner, entity: Orsund\n subject: Zephyr, predicate: owner, entity: Garnet"
    assert value() == 0 < value(third=source(beside))
    assert value(third=source(beside), fourth=source(apart)) == 0


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("European Commission", "EU", True),
        ("Brussels", "European Union", True),
        ("Brussels", "Belgium", False),
        ("National Weather Service", "Weather Service", True),
        ("National Weather Service", "weather service", False),
        ("National Weather Service", "Weather Report", False),
    ],
)
def test_names_that_stand_for_one_another(a: str, b: str, alike: bool) -> None:
    alignment, context = aligned(corpus_of(one=source(f"subject: {a}, predicate: x"), other=source(f"subject: {b}, predicate: x")))
    (c, *_), (d, *_) = (context.lexicon.concepts(name) for name in (a, b))
    assert (alignment.affinity(c, d) >= 0.8) == (alignment.affinity(d, c) >= 0.8) == alike


@pytest.mark.parametrize("count", [1, 12])
def test_a_full_name_that_few_give_brings_two_claims_together(count: int) -> None:
    """Whom many claims give brings none together."""
    others = "\n".join(f"subject: Guild {n}, predicate: chaired by, entity: Ruth Kelly" for n in range(count - 1))
    one = "subject: internal inquiry at Heathmoor, predicate: led by, entity: Ruth Kelly"
    other = "subject: review of how Heathmoor coped, predicate: entrusted to, entity: Ruth Kelly"
    more = {"third": source(others)} if others else {}
    alignment, _ = aligned(corpus_of(one=source(one), other=source(other), **more))
    assert (("one#c1", "other#c1") in alignment.scores) == (count == 1)
