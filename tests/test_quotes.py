"""Findings about quotes: what is quoted, what it has to hold, and what it must not leave out."""

from __future__ import annotations

import hashlib

import pytest

from reconcile.claim import Claim, Names, Source, Text, Value
from reconcile.corpus import Vocabulary
from reconcile.knowledge import lexicon_of, name_book
from reconcile.load import load_corpus
from reconcile.quote import find, index, outside, value_in_quote
from reconcile.quotes import Checked, check_quotes
from reconcile.values.date import read_date
from reconcile.values.quantity import read_quantity

NAMES = name_book(Vocabulary(), lexicon_of(Vocabulary()))
READ = {
    "quantity": read_quantity,
    "date": read_date,
    "entity": lambda t: Names(tuple(t.split("; "))),
    "text": Text,
}


def claim(kind: str = "event", written: str = "", quote: str = "", **changes: object) -> Claim:
    source = Source("s", "s.yaml", published=read_date("2025-07-07"))
    value: Value | None = READ[kind](written) if written else None
    return Claim("s#c", source, "X", "p", kind, written, value, quote=(quote,), **changes)  # type: ignore[arg-type]


# --- is the value in its quote? (RC204) ---------------------------------------------------------------------

GIVEN = """
quantity|7 of 17 plants|seven of the company's 17 manufacturing plants
quantity|17 -> 10 plants|reduce the number of its assembly plants globally from 17 to 10
quantity|approximately -15 %|reduce the global workforce by approximately 15%
quantity|-15 %|a 15 per cent cut
quantity|240,000 vehicles/year|annual production capacity totals 240,000 vehicles
quantity|170 hectares|The 170-hectare Oppama plant
quantity|$69bn|the $68.7 billion deal
quantity|$68.7 billion|the US$68.7bn deal
quantity|7.8|a magnitude 7.8 earthquake
quantity|7.8-magnitude|the 7.8-magnitude quake
quantity|3,900 workers|some 3900 people
quantity|2 plants|both plants will close
quantity|5 times|for the fifth time
quantity|1 plant|a plant will close
quantity|a third|one in three workers
quantity|a third|a third of staff
quantity|40..50 plants|between 40 and 50 plants
quantity|40..50 plants|40-50 plants
quantity|15..20 %|15 to 20 percent
quantity|500 billion yen|¥500bn
quantity|500 billion yen (£2.6bn)|500 billion yen (£2.6bn)
quantity|5 thousand 914|5 thousand 914 people
quantity|1 hour 45 minutes|took 1 hour and 45 minutes
quantity|25 years|a 25-year-old journalist
quantity|more than 300 people|More than three hundred people
quantity|12,000|twelve thousand dead
quantity|1.5 million|one and a half million
quantity|half a mile|half a mile away
quantity|half-an-hour|half an hour
quantity|half an hour|a half-an-hour delay
quantity|a quarter of an hour|a quarter of an hour late
quantity|a year and a half|a year and a half ago
quantity|18 months|a year and a half ago
quantity|three years and a half|3.5 years
quantity|$7 million a year|$7 million a year
quantity|6 million euros ($7 million) a year|6 million euros ($7 million) a year
quantity|$95 a share|$95 per share
quantity|£350,000 a week|£350,000 a week
quantity|60 kilometres an hour|60km an hour
quantity|10 million bpd|10 million barrels per day
quantity|50 %|half of the workforce
quantity|one post in nine|one post in nine
quantity|one in nine posts|one post in nine
quantity|every ninth job|every ninth job
quantity|one in nine jobs|every ninth job
quantity|two employees in five|two employees in five
quantity|0 deaths|no deaths
quantity|12 jobs|a dozen jobs
quantity|9,000 of 20,000 jobs|9,000 out of 20,000 jobs
quantity|20 °C|20C
quantity|2.57 km|2.57km away
quantity|1.2m|1.2m units
quantity|> 3,900|more than 3,900
quantity|300,000|300k users
quantity|1,500 jobs|eliminate 1,500 positions
quantity|$4 million|four million dollars
date|1961|operating since 1961
date|2025-05|In May this year
date|2025-05?|announced in May
date|2025|earlier this year
date|2024|last year
date|2026|the end of next year
date|2025-07-06|on Sunday
date|2025-07-06|yesterday
date|2025-07-07|July 7
date|2025-07-07|7/7/2025
date|2025-07-07|July 7th, 2025
date|7 July 2025|on the 7th of July
date|2025-Q2|second quarter of 2025
date|Q2 2025|in the second quarter
date|early 2026|early 2026
date|by 2027|by 2027
date|2025 -> 2027 or 2028|from 2025 to 2027 or 2028
date|1990s|in the 1990s
date|late 1990s|in the late 1990s
date|early twelfth century|early in the twelfth century
date|Christmas Eve 2023|on Christmas Eve 2023
date|2023-12-25|On Christmas Day 2023
date|2024-12-31|New Year’s Eve 2024
date|1:27 a.m. EDT on 19 July 2024|at 1:27 a.m. EDT on July 19, 2024
date|fiscal 2027|fiscal 2027
date|2025-07-07T13:30|13:30 on July 7
date|late 2024|late 2024
date|2022|three years ago
date|2025-06|last month
date|summer 2025|this summer
date|2025-03-04|4 March 2025
date|2023-02-06|Feb. 6, 2023
entity|Oppama facility|its Oppama facility
entity|Japan|the Japanese government
entity|Ivan Espinosa|Espinosa said
entity|Foxconn|Foxconn’s plan
entity|Federal Trade Commission|the FTC sued
entity|FTC|the Federal Trade Commission sued
entity|Reuters; The Sun|With input from Reuters and the Sun
entity|Türkiye|in Turkiye
entity|Foxconn subsidiary|a Foxconn subsidiary
entity|Mitsubishi Motors|Mitsubishi Motors, a junior partner
entity|Bobby Kotick|CEO Kotick
entity|United States|the U.S. government
entity|US|the United States
text|south of Tokyo|in Yokosuka, south of Tokyo
text|low|the utilization rate is low
""".strip().splitlines()

NOT_GIVEN = """
quantity|7 of 17 plants|seven manufacturing plants
quantity|7 plants|17 plants
quantity|17 -> 10 plants|reduce the number of plants from 17
quantity|17 -> 10 plants|ten plants
quantity|15 %|15 plants
quantity|15 %|51%
quantity|15 plants|15% of plants
quantity|$69bn|€69bn
quantity|$69bn|$69 million
quantity|3,900 workers|3,090 workers
quantity|310 jobs|The plant is to lose jobs
quantity|40..50 plants|40 plants
quantity|500 billion yen (£2.6bn)|500 billion yen
quantity|2.57 km|2.57 miles
quantity|1,500|1.5
quantity|20 plants|twenty-five plants
quantity|1,000 jobs|100 jobs
quantity|half a mile|a mile away
quantity|half a mile|half an hour
quantity|a year and a half|two years and a half
quantity|$7 million a year|$8 million a year
quantity|5 %|five plants
quantity|one in nine jobs|every eighth job
quantity|one in nine jobs|one job in eight
quantity|one in nine jobs|one job was lost, and nine
quantity|17 jobs|2017
date|1962|operating since 1961
date|2025-05|In April this year
date|2025-05-07|in May 2025
date|2025-07-07|July 2025
date|2023|last year
date|2025-07-08|on Sunday
date|2025-05|in 2025
date|1961|a long time ago it opened
date|2025 -> 2027|delayed to 2027
date|Q3 2025|second quarter of 2025
date|early 2026|late 2026
date|late 1990s|in the late 1980s
date|late 1990s|in the early 1990s
date|early twelfth century|early in the eleventh century
date|2023-12-25|Christmas Eve 2023
date|2023-12-24|at Christmas 2023
date|by 2027|by 2028
entity|Honda|its Oppama facility
entity|Kyodo News|Nikkei News reported
entity|Ivan Espinosa|the chief executive said
text|pier|testing grounds
""".strip().splitlines()


@pytest.mark.parametrize("case", GIVEN)
def test_a_value_is_given_in_any_spelling(case: str) -> None:
    assert value_in_quote(claim(*case.split("|")), NAMES) is None


@pytest.mark.parametrize("case", NOT_GIVEN)
def test_another_value_is_not_taken_for_it(case: str) -> None:
    kind = case.split("|")[0]
    problem = value_in_quote(claim(*case.split("|")), NAMES)
    assert problem is not None
    assert problem.kind == {"quantity": "figure"}.get(kind, kind)


# --- what governs the quote from outside (RC205) ------------------------------------------------------------

GOVERNED = [
    # the sentence with its quote in brackets, what the claim says, what is left out
    ("Foxconn may [acquire a portion of the plant].", {}, "may"),
    ("Foxconn may be exploring the possibility of [acquiring a portion of the plant outright].", {}, "may"),
    ("Foxconn may [acquire a portion of the plant].", {"certainty": "possible"}, ""),
    ("Foxconn may [acquire a portion of the plant].", {"status": "considered"}, ""),
    ("Nissan has no plans to [close the plant].", {}, "no plans"),
    ("Nissan has no plans to [close the plant].", {"negated": True}, ""),
    ("Nissan denied that it would [close the plant].", {}, "denied"),
    ("Nissan denied that [it would close the plant].", {}, "denied"),
    ("Nissan denied [closing the plant].", {}, "denied"),
    ("Nissan denied the report. [It would close the plant].", {}, ""),
    ("If a deal is struck, [it would allow Foxconn to build cars].", {}, "If"),
    ("If a deal is struck, [it would allow Foxconn to build cars].", {"certainty": "possible"}, ""),
    ("[Nissan will close the plant] if talks fail.", {}, "if"),
    ("[Nissan will close the plant] unless talks succeed.", {}, "unless"),
    ("[Nissan will close the plant], according to Nikkei.", {}, "according"),
    ("[Nissan will close the plant], according to Nikkei.", {"said_by": ("Nikkei",)}, ""),
    ("According to Nikkei, [Nissan will close the plant].", {}, "According"),
    ("Nissan is reportedly [engaging with suppliers].", {}, "reportedly"),
    ("Reportedly, [Nissan will close the plant].", {}, "Reportedly"),
    ("Nissan allegedly [cheated on emissions tests].", {}, "allegedly"),
    ("Nissan is considering [closing the plant].", {}, "considering"),
    ("Nissan is considering [closing the plant].", {"status": "considered"}, ""),
    ("Nissan plans to [close the plant].", {"status": "planned"}, ""),
    ("Nissan plans to [close the plant].", {"status": "completed"}, "plans to"),
    ("The plant employs about [1,240 people in three shifts].", {"q": "1,240 people"}, "about"),
    ("The plant employs about [1,240 people in three shifts].", {"q": "about 1,240 people"}, ""),
    ("The plant employs up to [1,240 people in three shifts].", {"q": "1,240 people"}, "up to"),
    (
        "The move could help prevent the closure of the plant, which [employs roughly 3,900 workers].",
        {"q": "roughly 3,900 workers"},
        "",
    ),
    ("Nissan, which may close plants, [employs 3,900 workers].", {"q": "3,900 workers"}, ""),
    ("Nissan did not comment, but [Foxconn confirmed the talks].", {}, ""),
    ("Nissan has not commented while [Foxconn confirmed the talks].", {}, ""),
    ("While the deal has not been confirmed, [it reflects shifting dynamics].", {}, ""),
    ("It is not clear whether [Nissan will close the plant].", {}, "whether"),
    ("There is no evidence that [Nissan closed the plant].", {}, "no evidence"),
    ("It is not true that [Nissan closed the plant].", {}, "not true"),
    ("Reports that [Nissan closed the plant] are false.", {}, "Reports that"),
    ("Nissan ruled out [closing the plant].", {}, "ruled out"),
    ("Nissan will not [close the plant].", {}, "not"),
    ("Nissan won't [close the plant].", {}, "won't"),
    ("Nissan never [closed the plant].", {}, "never"),
    ("[The plant's closure] was denied by Nissan.", {}, "denied"),
    ("[The closure of the plant] has not been decided.", {}, ""),
    ("In May, [Nissan closed the plant].", {}, ""),
    ("In May [Nissan closed the plant].", {}, ""),
    ("Not only [did Nissan close the plant] but it sold it.", {}, ""),
    ("Nissan said [it closed the plant].", {}, ""),
    ("Nissan could cut jobs and [close the plant].", {}, "could"),
    ("The plant might have [closed by then].", {}, "might"),
    ("The company is unlikely to [close the plant].", {}, "unlikely"),
    ("The firm failed to [meet its target].", {}, "failed to"),
    (
        "The automaker announced in May its plan to [reduce the number of plants from 17 to 10].",
        {"q": "17 -> 10 plants", "status": "planned"},
        "",
    ),
    ("No. 5 [plant was closed in May].", {}, ""),
    ("He does not doubt it. [The plant will close].", {}, ""),
    ("Critics claim [the plant is unsafe].", {}, "claim"),
    ("Kyodo News suggests that [Foxconn will buy the plant].", {}, "suggests"),
    ("The fire, which was not caused by arson, [killed two people].", {"q": "2 people"}, ""),
    ("Few believe that [Nissan will close the plant].", {}, "believe"),
    ("Without [a deal with Foxconn], the plant closes.", {}, "Without"),
    ("The Oppama plant [has been operating since 1961], but may close.", {}, ""),
    ("Nissan is expected to [close the plant].", {}, "expected"),
    ("Nissan is expected to [close the plant].", {"certainty": "probable"}, ""),
    ("Nissan hopes to [sell the plant].", {}, "hopes"),
    ("Officials have yet to [confirm the death toll].", {}, "yet"),
    ("The bank refused to [lend the money].", {}, "refused"),
    ("At least [12 people died].", {"q": "12 people"}, "At least"),
    ("More than [300 people died].", {"q": "300 people"}, "More than"),
    ("More than [300 people died].", {"q": "more than 300 people"}, ""),
    ("The CEO warned that [the plant could close].", {}, "warned"),
    ("Should talks fail, [Nissan will close the plant].", {}, "Should"),
    ("[Nissan will close the plant] provided that unions agree.", {}, "provided"),
    ("The toll rose to nearly [300 people].", {"q": "300 people"}, "nearly"),
    ("If successful, [the collaboration could support Nissan].", {"certainty": "possible"}, ""),
    ("The plant is not [old] and it employs people.", {}, "not"),
    ("It is doubtful that [Nissan will close the plant].", {}, "doubtful"),
    ("[Will Nissan close the plant]?", {}, "?"),
    ("It was wrong to say that [Nissan will close the plant].", {}, "wrong"),
    ("Seven of the company's [plants will close].", {}, "Seven of"),
    ("It said seven of its [plants will close].", {}, "seven of"),
    ("It will shut seven of the company's [17 plants worldwide].", {"q": "17 plants"}, ""),
    ("Seven of the [plants that will close] are old.", {}, ""),
    ("Half the [workers will leave].", {}, "Half"),
    ("Few [workers will leave].", {}, "Few"),
    ("All of the [plants will close].", {}, ""),
    ("It has [3,900 workers] or more.", {"q": "3,900 workers"}, "or more"),
    ("It has [3,900 workers] or more.", {"q": "at least 3,900 workers"}, ""),
    ("It has [17 plants] at most.", {"q": "17 plants"}, "at most"),
    ("It has kept [17 plants] at least until May.", {"q": "17 plants"}, ""),
    ("It paid about [US$5bn for the plant].", {"q": "$5bn"}, "about"),
    ("It paid about [US$5bn for the plant].", {}, ""),
    ("It has roughly [twenty-five plants].", {"q": "25 plants"}, "roughly"),
]


@pytest.mark.parametrize(("sentence", "says", "left_out"), GOVERNED)
def test_what_is_left_out_is_told_unless_the_claim_says_it(
    sentence: str, says: dict[str, str], left_out: str
) -> None:
    before, quote, behind = sentence.replace("]", "[").split("[")
    says = dict(says)
    written = says.pop("q", "")
    made = claim("quantity" if written else "event", written, quote, **says)
    indexed = index("t", before + quote + behind)
    words = outside(find(quote, indexed), indexed, made)
    if left_out:
        assert any(left_out.casefold() in w.casefold() for w in words)
    else:
        assert words == ()


def test_a_passage_that_stands_free_somewhere_is_not_governed() -> None:
    indexed = index("t", "Nissan may close the plant.\n\nIt will close the plant.")
    assert outside(find("close the plant", indexed), indexed, claim()) == ()


# --- findings -----------------------------------------------------------------------------------------------

GAZETTE = (
    "The Northfield plant employs about 1,240 people in three shifts.\n\n"
    "It will be shut at the end of next year, its owners said. Output fell by 12 per cent.\n"
)
HERALD = "Work at the Northfield plant stopped for an hour on Monday.\n"


def checked(claims: str, *, sha256: str = "", gazette: str = GAZETTE) -> Checked:
    """The claims (keys of each parted by `;`) of a file that names the gazette; the herald is another's
    article."""
    lines = [
        "source:",
        "  published: 2025-03-04",
        "  article: g.txt",
        *([f"  article_sha256: {sha256}"] if sha256 else []),
    ]
    lines.append("claims:")
    for n, keys in enumerate(claims.split("\n")):
        lines += [f"  - id: c{n}", "    subject: Northfield plant", "    predicate: matter"]
        lines += [f"    {key.strip()}" for key in keys.split(";") if key.strip()]
    herald = (
        "source: {published: 2025-03-05, article: h.txt}\nclaims:\n"
        "  - {id: x, subject: a, predicate: b, quote: Work at the Northfield plant stopped}\n"
    )
    corpus = load_corpus({"gazette.yaml": "\n".join(lines) + "\n", "herald.yaml": herald})
    assert corpus.findings == ()
    return check_quotes(corpus.claims, corpus.sources, {"g.txt": gazette, "h.txt": HERALD}, NAMES)


@pytest.mark.parametrize(
    ("claim", "code", "severity", "line", "in_message"),
    [
        ("quote: management has given up all hope", "RC201", "error", 8, "does not stand in g.txt"),
        (
            "quote: employs about 1,420 people in three shifts",
            "RC202",
            "error",
            8,
            "has “1,240”, the quote “1,420”",
        ),
        ("quote: [three shifts, fell by 21 per cent]", "RC202", "error", 8, "has “12”, the quote “21”"),
        ("quote: fell by 12 per", "RC202", "error", 8, "cuts through “12 per cent”"),
        ("quote: It will be shut … Output fell", "RC202", "error", 8, "of several sentences"),
        ("quote: '[The site] employs about 1,240 people'", "RC202", "warning", 8, "in place of"),
        ("quote: Work at the Northfield plant stopped for an hour", "RC203", "error", 8, "but in h.txt"),
        (
            "quantity: 310 jobs; quote: It will be shut at the end of next year",
            "RC204",
            "error",
            8,
            "“310 jobs”",
        ),
        ("date: 2031; quote: It will be shut at the end of next year", "RC204", "error", 8, "year of “2031”"),
        (
            "entity: Acme Ltd; quote: It will be shut at the end of next year",
            "RC204",
            "warning",
            8,
            "“Acme Ltd”",
        ),
        (
            "quantity: 1,240 people; quote: 1,240 people in three shifts",
            "RC205",
            "warning",
            9,
            "“about” stands outside",
        ),
        ("quote: three shifts", "RC207", "warning", 8, "“three shifts” is too short"),
        ("note: none", "RC208", "note", 5, "quotes nothing"),
    ],
)
def test_finding(claim: str, code: str, severity: str, line: int, in_message: str) -> None:
    (finding,) = checked(claim).findings
    assert (finding.code, finding.severity) == (code, severity)
    assert in_message in finding.message
    assert finding.claims == ("gazette#c0",)
    assert finding.location is not None
    assert (finding.location.path, finding.location.start.line) == ("gazette.yaml", line)
    assert finding.because
    assert finding.help


@pytest.mark.parametrize(
    "claim",
    [
        "quote: The Northfield plant employs about 1240 people",
        "quantity: about 1,240 people; quote: employs about 1,240 people",
        "quote: [three shifts, It will be shut]",  # one of the two is long enough
        "date: 2026; quote: It will be shut at the end of next year",
    ],
)
def test_nothing_to_find(claim: str) -> None:
    assert checked(claim).findings == ()


def test_the_help_gives_the_articles_own_words() -> None:
    (finding,) = checked("quote: employs about 1,420 people in three shifts").findings
    assert "employs about 1,240 people in three shifts" in finding.help[0]
    (related,) = finding.related
    assert related.location is not None
    assert (related.location.path, related.location.start.line, related.location.start.column) == (
        "g.txt",
        1,
        22,
    )


def test_the_sentence_that_has_the_value_is_shown() -> None:
    (finding,) = checked("quantity: 12 per cent; quote: The Northfield plant employs").findings
    assert "Output fell by 12 per cent." in finding.help[0]


def test_passages_and_articles_for_reports() -> None:
    result = checked(
        "quote: employs ABOUT 1240 people\n"
        "quote: Work at the Northfield plant stopped\nquote: no such words here"
    )
    mine = [p for p in result.passages if p.claim.startswith("gazette")]
    assert [(p.grade, p.article) for p in mine] == [
        ("normalised", "g.txt"),
        ("elsewhere", "h.txt"),
        ("absent", "g.txt"),
    ]
    assert [GAZETTE[a:b] for a, b in mine[0].parts] == ["employs about 1,240 people"]
    assert [HERALD[a:b] for a, b in mine[1].parts] == ["Work at the Northfield plant stopped"]
    first, second = result.articles
    assert (first.path, first.sources, second.sources) == ("g.txt", ("gazette",), ("herald",))
    uncovered = [GAZETTE[a:b] for a, b in first.uncovered]
    assert uncovered == [
        "The Northfield plant employs about 1,240 people in three shifts.",
        "Output fell by 12 per cent.",
    ]


def test_a_changed_article_names_the_claims_whose_quotes_are_gone() -> None:
    old = hashlib.sha256(GAZETTE.encode()).hexdigest()
    claims = "quote: employs about 1,240 people\nquote: It will be shut"
    assert checked(claims, sha256=old.upper()).findings == ()
    changed = checked(claims, sha256=old, gazette=GAZETTE.replace("1,240", "1,250"))
    assert [(f.code, f.claims) for f in changed.findings] == [
        ("RC202", ("gazette#c0",)),
        ("RC206", ("gazette#c0",)),
    ]
    moved = checked(claims, sha256=old, gazette="Corrected.\n\n" + GAZETTE)
    (note,) = moved.findings
    assert (note.code, note.severity, note.claims) == ("RC206", "note", ())
    assert "all 2 claims still stand" in " ".join(note.because)


def test_an_article_that_was_not_read_is_passed_over() -> None:
    corpus = load_corpus(
        {
            "a.yaml": "source: {published: 2025, article: a.txt}\n"
            "claims:\n  - {id: x, subject: a, predicate: b}\n"
        }
    )
    assert check_quotes(corpus.claims, corpus.sources, {}, NAMES) == Checked()
