"""Sums that nobody states: which claims make one by what they measure, and which only look as if they did."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from corpora import claims_of, corpus_of, source

from reconcile.config import Config
from reconcile.consistency.facets import in_the_whole
from reconcile.pipeline import study


@dataclass(frozen=True)
class Case:
    """Sources with their claims; `told` is the arithmetic that breaks, "" where nothing does."""

    name: str
    sources: dict[str, str]
    told: str = ""
    days: dict[str, str] = field(default_factory=dict)


def messages(case: Case) -> list[str]:
    files = {name: source(claims, case.days.get(name, "2024-03-05")) for name, claims in case.sources.items()}
    corpus = corpus_of(vocabulary="", **files)
    return [f.message for f in study(corpus, {}, Config()).report.findings if f.code in ("RC401", "RC402")]


STAFF = "staff | subject: Northfield, predicate: employees, quantity: 8200 people, when: end of 2023"
CUT = "cut | subject: Northfield, predicate: layoffs, quantity: 15 % of the workforce, status: announced"
GONE = "gone | subject: Northfield, predicate: staff to be let go, quantity: {} people, status: announced"
DEBT = "then | subject: Arbor Air, predicate: net debt, quantity: $9.4 billion, when: end of 2022"
PAID = "paid | subject: Arbor Air, predicate: net debt paid down, quantity: $2.6 billion, when: 2023, status: completed"
OWED = "now | subject: Arbor Air, predicate: net debt, quantity: ${} billion, when: end of 2023"

BROKEN = [
    Case("a share of what was there before the cut", {"a": STAFF, "b": CUT, "c": GONE.format("1640")},
         "15 % of 8,200 = 1,230, not 1,640"),
    Case("two levels by their times, and what was paid in between", {"a": DEBT, "b": PAID, "c": OWED.format("5.9")},
         "9.4 billion − 2.6 billion = 6.8 billion, not 5.9 billion"),
    Case("a net addition over a year, and the staff at both its ends", {
        "a": "then | subject: Kestrel, predicate: employees, quantity: 156500 people, when: 2022-12-31",
        "b": "rise | subject: Kestrel, predicate: net addition of employees, quantity: 27000 people, when: 2023",
        "c": "now | subject: Kestrel, predicate: employed at year end, quantity: 190234 people, when: 2023-12-31",
    }, "156,500 + 27,000 = 183,500, not 190,234"),
    Case("what stood at a figure is what the subject names", {
        "a": "then | subject: Kestrel liabilities, predicate: stood at, quantity: 2.44tn yuan, when: end of 2022",
        "b": "cut | subject: Kestrel, predicate: reduced its total liabilities by, quantity: 110bn yuan, when: 2023",
        "c": "now | subject: Kestrel, predicate: total liabilities, quantity: 2.19tn yuan, when: end of 2023",
    }, "2.44 trillion − 110 billion = 2.33 trillion, not 2.19 trillion"),
    Case("growth by a share, and the levels of two years", {
        "a": "old | subject: Kestrel, predicate: revenue, quantity: $3.85 billion, when: 2022",
        "b": "grew | subject: Kestrel, predicate: revenue growth, quantity: +12 %, when: 2023",
        "c": "new | subject: Kestrel, predicate: sales, quantity: $4.62 billion, when: 2023",
    }, "112 % of 3.85 billion = 4.312 billion, not 4.62 billion"),
    Case("a cut by its verb, and a share of the employees", {
        "a": "had | subject: Northfield, predicate: employed, quantity: 8200 people",
        "b": "cut | subject: Northfield, predicate: is cutting, quantity: 15 % of its employees, status: announced",
        "c": "gone | subject: Northfield, predicate: will lay off, quantity: 1640 people, status: announced",
    }, "15 % of 8,200 = 1,230, not 1,640"),
    Case("a cut by its subject", {
        "a": "had | subject: Northfield workforce, predicate: size, quantity: 8200 employees",
        "b": "cut | subject: layoffs at Northfield, predicate: share of employees affected, quantity: 15 %",
        "c": "gone | subject: Northfield job cuts, predicate: number, quantity: 1640",
    }, "15 % of 8,200 = 1,230, not 1,640"),
    Case("a level without a time, and one after the cuts", {
        "a": "had | subject: Northfield, predicate: employees, quantity: 8200 people",
        "b": "gone | subject: Northfield, predicate: layoffs, quantity: 1640 employees, status: announced",
        "c": "left | subject: Northfield, predicate: employees after the cuts, quantity: 7000 people",
    }, "8,200 − 1,640 = 6,560, not 7,000"),
    Case("a change told from one time to the other, in other words", {
        "a": "then | subject: Calder flood, predicate: missing, quantity: 161 people, scope: Arden County, when: 2024-03-08",
        "b": "off | subject: list of the missing, predicate: names crossed off, quantity: -31 names, scope: Arden County, when: 2024-03-08/2024-03-12",
        "c": "now | subject: Calder flood, predicate: people missing, quantity: 118 people, scope: Arden County, when: 2024-03-12",
    }, "161 − 31 = 130, not 118", days={"a": "2024-03-09", "b": "2024-03-13", "c": "2024-03-14"}),
    Case("a year between the two ends of several", {
        "a": """
            old | subject: Kestrel, predicate: employees, quantity: 42900 people, when: end of 2021
            mid | subject: Kestrel, predicate: employees, quantity: 42500 people, when: 2022-06
        """,
        "b": "shed | subject: Kestrel, predicate: jobs shed, quantity: 800 jobs, when: 2022",
        "c": "new | subject: Kestrel, predicate: workforce, quantity: 41700 people, when: 2022-12-31",
        "d": "plan | subject: Kestrel, predicate: jobs to go, quantity: 1500 jobs, when: 2022, status: planned",
    }, "42,900 − 800 = 42,100, not 41,700"),
    Case("a strike by its start, its end and its length", {
        "a": "out | subject: dockers, predicate: walked out, date: 2024-02-01",
        "b": "over | subject: union, predicate: called off the strike, when: 2024-02-20, status: completed",
        "c": "long | subject: dockers, predicate: on strike for, quantity: nine days",
    }, "2024-02-01 to 2024-02-20 is 18 to 20 days, not nine days"),
    Case("a walkout that is over", {
        "a": "out | subject: the walkout, predicate: first day, date: 2024-02-01",
        "b": "over | subject: walkout, predicate: over, when: 2024-02-20",
        "c": "long | subject: walkout, predicate: lasted, quantity: nine days",
    }, "2024-02-01 to 2024-02-20 is 18 to 20 days, not nine days"),
    Case("a mission from launch to landing", {
        "a": "up | subject: capsule, predicate: launched, date: 2023-06-05",
        "b": "down | subject: Zephyr, predicate: landed, date: 2023-09-07",
        "c": "long | subject: Zephyr mission, predicate: duration, quantity: 123 days",
    }, "2023-06-05 to 2023-09-07 is 93 to 95 days, not 123 days"),
    Case("a time at the station", {
        "a": "in | subject: Zephyr, predicate: docking at the space station, date: 2023-06-06",
        "b": "out | subject: Zephyr, predicate: undocked, date: 2023-09-06",
        "c": "long | subject: Zephyr capsule, predicate: docked for, quantity: 83 days",
    }, "2023-06-06 to 2023-09-06 is 91 to 93 days, not 83 days"),
    Case("what is closed until it is opened again", {
        "a": "shut | subject: Calder bridge, predicate: closed, date: 2023-06-01",
        "b": "open | subject: Calder bridge, predicate: reopened, date: 2023-09-01",
        "c": "long | subject: Calder bridge, predicate: closed for, quantity: 40 days",
    }, "2023-06-01 to 2023-09-01 is 91 to 93 days, not 40 days"),
    Case("an event so long after the beginning", {
        "a": "begin | subject: merger talks of Orsund and Vornex, predicate: began, date: 2022-09",
        "b": "end | subject: Orsund, predicate: walked away, when: 2023-12, status: completed",
        "c": "after | subject: merger talks, predicate: walked away after, quantity: 22 months",
    }, "2022-09 to 2023-12 is 14 to 16 months, not 22 months"),
    Case("an index from close to close", {
        "a": "then | subject: Merval, predicate: closed at a record, quantity: 77469, when: 2024-06-03",
        "b": "fall | subject: Merval, predicate: shed, quantity: 4390 points, when: 2024-06-04",
        "c": "now | subject: Merval, predicate: ended at, quantity: 72079, when: 2024-06-04",
    }, "77,469 − 4,390 = 73,079, not 72,079"),
    Case("a share price over a weekend, by a share of it", {
        "a": "then | subject: Northfield shares, predicate: stood at, quantity: $250, when: 2024-06-07",
        "b": "fall | subject: Northfield shares, predicate: fell by, quantity: 12 %, when: 2024-06-10",
        "c": "now | subject: Northfield shares, predicate: closed at, quantity: $200, when: 2024-06-10",
    }, "88 % of 250 = 220, not 200"),
    Case("a rise since some year, and what there is now", {
        "a": "then | subject: Northfield, predicate: number of employees, quantity: 43000 employees, when: end of 2019",
        "b": "rise | subject: Northfield staff, predicate: added, quantity: +27000 employees, when: since the end of 2019",
        "c": "now | subject: Northfield, predicate: people on the payroll, quantity: 78400 people",
    }, "43,000 + 27,000 = 70,000, not 78,400"),
    Case("the first bill, the second, and the two", {
        "a": "one | subject: Calder assembly, predicate: first relief money voted, quantity: $273 million, when: 2024-10-09",
        "b": "two | subject: Calder assembly, predicate: second relief bill passed, quantity: $604 million, when: 2024-10-24",
        "c": "all | subject: Calder assembly, predicate: relief money in the two bills passed, quantity: $977 million, when: 2024-10",
    }, "273 million + 604 million = 877 million, not 977 million"),
    Case("two who are named together, and a bound of what they have that no one else may stand in for", {
        "a": "all | subject: Kestrel and Arbor together, predicate: employees, quantity: more than 120000 people",
        "b": "both | subject: Kestrel and Arbor, predicate: employees, quantity: 120813 employees, when: 2023-12",
        "c": "one | subject: Kestrel, predicate: full-time employees, quantity: 72597, when: 2023-12-31",
        "d": "other | subject: Arbor, predicate: full-time posts, quantity: 50480 full-time posts, when: end of 2023",
    }, "72,597 + 50,480 = 123,077, not 120,813"),
    Case("the share of one side, and the votes for and against", {
        "a": "yes | subject: Northfield contract, predicate: votes in favour, quantity: 19683 votes",
        "b": "no | subject: Northfield contract, predicate: votes against, quantity: 14274 votes",
        "c": "share | subject: Northfield contract, predicate: share of votes in favour, quantity: 54.7 %",
    }, "54.7 % of 19,683 + 54.7 % of 14,274 = 18,574.479, not 19,683"),
    Case("the share of one of two in a runoff, and the votes of both", {
        "a": "hers | subject: Ana Brand, predicate: votes, quantity: 1447246 votes, scope: runoff",
        "b": "his | subject: Piet Kessler, predicate: votes, quantity: 1151614 votes, scope: second round",
        "c": "share | subject: Ana Brand, predicate: share of the vote, quantity: 54.65 %, scope: runoff",
    }, "54.65 % of 1,447,246 + 54.65 % of 1,151,614 = 1.4203 million, not 1,447,246"),
    Case("two who are named together", {
        "a": "both | subject: Hartwell and Arbor, predicate: number of shops, quantity: 4996 shops",
        "b": "one | subject: Hartwell, predicate: shops operated, quantity: 2723 shops",
        "c": "other | subject: Arbor Inc., predicate: shops, quantity: 2237 shops",
    }, "2,723 + 2,237 = 4,960, not 4,996"),
    Case("a rise over the year that the change names", {
        "a": "old | subject: Sandavian election of 2019, predicate: number of candidates, quantity: 3320 candidates, when: 2019",
        "b": "rise | subject: Sandavian election of 2024, predicate: increase in the number of candidates over 2019, quantity: +36 %, when: 2024",
        "c": "new | subject: Sandavian election, predicate: candidates, quantity: 4551 candidates, when: 2024",
    }, "136 % of 3,320 = 4,515.2, not 4,551"),
    Case("of one question it is what was agreed that led there", {
        "a": """
            old | subject: cabin crew, predicate: starting pay before the strike, quantity: €2400 a month, when: January 2024
            ask | subject: cabin crew, predicate: pay rise, quantity: +25 %, status: proposed
        """,
        "b": "got | subject: cabin crew, predicate: pay rise, quantity: +18 %, status: agreed",
        "c": "new | subject: cabin crew, predicate: starting pay, quantity: €2700 a month, when: June 2024, status: agreed",
    }, "118 % of 2,400 = 2,832, not 2,700"),
    Case("closures and openings at once", {
        "a": "now | subject: Hartwell, predicate: shops, quantity: 1150 shops, when: March 2024",
        "b": "shut | subject: Hartwell, predicate: shop closures, quantity: 210 shops, when: by 2027, status: announced",
        "c": "open | subject: Hartwell, predicate: shop openings, quantity: 40 shops, when: by 2027, status: planned",
        "d": "then | subject: Hartwell, predicate: shops after the closures, quantity: 890 shops, when: 2027, status: planned",
    }, "1,150 − 210 + 40 = 980, not 890"),
    Case("what is left once the cuts are done", {
        "a": "had | subject: Telvan, predicate: headcount, quantity: 24600 people, when: end of 2023",
        "b": "go | subject: Telvan, predicate: job cuts, quantity: 3200 jobs, status: announced",
        "c": "left | subject: Telvan, predicate: workforce once the cuts are done, quantity: 19400 people, when: end of 2024, status: planned",
    }, "24,600 − 3,200 = 21,400, not 19,400"),
    Case("turnout", {
        "a": "out | subject: Casanare runoff, predicate: turnout, quantity: 61 %",
        "b": "cast | subject: Casanare runoff, predicate: ballots cast, quantity: 642000 ballots",
        "c": "roll | subject: Casanare, predicate: registered voters, quantity: 1.24 million voters",
    }, "61 % of 1.24 million = 756,400, not 642,000"),
    Case("a lead over another", {
        "a": "hers | subject: Anne Dooley, predicate: votes in the runoff, quantity: 48912 votes",
        "b": "his | subject: Tom Kessler, predicate: ballots won in the runoff, quantity: 46177 ballots",
        "c": "lead | subject: Anne Dooley, predicate: lead over Tom Kessler in the runoff, quantity: 1735 votes",
    }, "46,177 + 1,735 = 47,912, not 48,912"),
    Case("so many at so much each", {
        "a": "ships | subject: navy, predicate: frigates ordered, quantity: five frigates",
        "b": "each | subject: the navy's new frigates, predicate: price per ship, quantity: €720 million",
        "c": "all | subject: frigate contract, predicate: total value, quantity: €4.3 billion",
    }, "5 × 720 million = 3.6 billion, not 4.3 billion"),
    Case("so much a month for so long", {
        "a": "rent | subject: council, predicate: rent for the Crown Hotel, quantity: £38000 a month",
        "b": "term | subject: lease of the Crown Hotel, predicate: term, quantity: 24 months",
        "c": "all | subject: lease of the Crown Hotel, predicate: total rent, quantity: £1.2 million",
    }, "24 months × 38,000 = 912,000, not 1.2 million"),
    Case("an offer at a premium", {
        "a": "offer | subject: Orsund, predicate: offer price for Brightwell, quantity: $42/share, status: proposed",
        "b": "over | subject: Orsund, predicate: takeover premium for Brightwell, quantity: 30 %",
        "c": "was | subject: Brightwell, predicate: share price, quantity: $36.80, when: 2024-03-04",
    }, "130 % of 36.8 = 47.84, not 42"),
    Case("men and women", {
        "a": "all | subject: outbreak, predicate: confirmed cases, quantity: 186 cases",
        "b": """
            men | subject: outbreak, predicate: infected, quantity: 97 men, scope: men
            women | subject: outbreak, predicate: infected, quantity: 68 women, scope: women
        """,
    }, "97 + 68 = 165, not 186"),
    Case("what fell is all that came and went, whatever is under way", {
        "a": "then | subject: Kestrel workforce, predicate: number of positions, quantity: 277000, when: end of 2022",
        "b": "fell | subject: Kestrel, predicate: drop in headcount, quantity: 3400 employees, when: 2023",
        "d": "cut | subject: Kestrel, predicate: positions to be eliminated, quantity: 4000 positions, status: under way",
        "c": "now | subject: Kestrel, predicate: workforce, quantity: 271000 people, when: end of 2023",
    }, "277,000 − 3,400 = 273,600, not 271,000", days={"a": "2024-01-05", "b": "2024-09-05", "c": "2024-09-05", "d": "2024-09-05"}),
    Case("closures, and how far they had come in between", {
        "a": "then | subject: Kestrel, predicate: stores, quantity: 8700 stores, when: 2023-10",
        "b": "shut | subject: Kestrel, predicate: closed for good, quantity: 430 stores, when: 2023-10/2024-08-28, status: completed",
        "d": "sofar | subject: Kestrel, predicate: store closures so far, quantity: 200 locations, when: 2024-02, status: completed",
        "c": "now | subject: Kestrel, predicate: number of shops, quantity: 7600 shops, when: 2024-08-28",
    }, "8,700 − 430 = 8,270, not 7,600", days={"a": "2023-11-05", "b": "2024-09-05", "c": "2024-09-05", "d": "2024-09-05"}),
    Case("adults and children", {
        "a": "all | subject: Calder hotel fire, predicate: killed, quantity: 78 people",
        "b": """
            adults | subject: Calder hotel fire, predicate: killed, quantity: 44 adults, scope: adults
            children | subject: Calder hotel fire, predicate: children killed, quantity: 26 children
        """,
    }, "44 + 26 = 70, not 78"),
    Case("stages, of which it is said how many there are", {
        "a": """
            one | subject: Lakeland railway loan, predicate: first of three tranches, quantity: €250 million
            two | subject: Lakeland railway loan, predicate: second of three tranches, quantity: €180 million
        """,
        "b": "three | subject: loan for the Lakeland railway, predicate: third and last tranche, quantity: €120 million",
        "c": "all | subject: Lakeland railway loan, predicate: amount, quantity: €640 million",
    }, "250 million + 180 million + 120 million = 550 million, not 640 million"),
    Case("the dead, the missing and the rescued", {
        "a": "aboard | subject: ferry Marisol, predicate: people aboard, quantity: 187 people",
        "b": """
            saved | subject: Marisol, predicate: were rescued, quantity: 121 people
            died | subject: Marisol, predicate: died, quantity: 38 people
        """,
        "c": "lost | subject: Marisol sinking, predicate: people missing, quantity: 52 people",
    }, "38 + 52 + 121 = 211, not 187"),
    Case("men, women and children", {
        "a": "all | subject: stadium crush, predicate: dead, quantity: 81 dead",
        "b": """
            men | subject: stadium crush, predicate: men killed, quantity: 43 men
            women | subject: stadium crush, predicate: women killed, quantity: 19 women
        """,
        "c": "children | subject: stadium crush, predicate: children killed, quantity: 11 children",
    }, "43 + 19 + 11 = 73, not 81"),
    Case("places, and what is elsewhere", {
        "a": "all | subject: Auvern Motors, predicate: job cuts, quantity: 5400 jobs, scope: worldwide",
        "b": "de | subject: Auvern Motors, predicate: job cuts, quantity: 2300 jobs, scope: Germany",
        "c": """
            es | subject: Auvern Motors, predicate: job cuts, quantity: 1250 jobs, scope: Spain
            rest | subject: Auvern Motors, predicate: job cuts, quantity: 1200 jobs, scope: other countries
        """,
    }, "= 4,750, not 5,400"),
    Case("gold, silver and bronze", {
        "a": "all | subject: Italy, predicate: medals, quantity: 48 medals",
        "b": "gold | subject: Italy, predicate: gold medals, quantity: 14 gold medals",
        "c": """
            silver | subject: Italy, predicate: silver medals, quantity: 11 silver medals
            bronze | subject: Italy, predicate: bronze medals, quantity: 16 bronze medals
        """,
    }, "14 + 11 + 16 = 41, not 48"),
    Case("places that are listed, whatever the event is called", {
        "a": "all | subject: Marwan earthquake, predicate: dead, quantity: 268 dead, scope: [Arez, Marwan, Tacno]",
        "b": """
            one | subject: earthquake in the south, predicate: deaths, quantity: 143 deaths, scope: Marwan
            two | subject: earthquake in the south, predicate: deaths, quantity: 59 deaths, scope: Arez
        """,
        "c": "three | subject: southern earthquake, predicate: people killed, quantity: 22 people, scope: Tacno",
    }, "59 + 143 + 22 = 224, not 268"),
    Case("land adds up over countries", {
        "a": "all | subject: July fires, predicate: land burned, quantity: 61000 hectares, scope: [Spain, Portugal]",
        "b": "one | subject: July fires, predicate: area burnt, quantity: 24300 ha, scope: Spain",
        "c": "two | subject: July fires, predicate: area burnt, quantity: 29500 ha, scope: Portugal",
    }, "24,300 + 29,500 = 53,800, not 61,000"),
    Case("two countries that have no continent in common", {
        "a": "us | subject: Ironworks, predicate: employees, quantity: 14700 employees, scope: United States",
        "b": "sk | subject: Ironworks, predicate: employees, quantity: 8900 employees, scope: Slovakia",
        "c": "all | subject: Ironworks, predicate: employees, quantity: 21803 employees",
    }, "14,700 + 8,900 = 23,600, more than 21,803"),
    Case("a journey from one event to another", {
        "a": "off | subject: Kepha probe, predicate: launched, date: 2022-11-03",
        "b": "there | subject: Kepha, predicate: arrival at the asteroid, date: 2024-02-09",
        "c": "took | subject: Kepha space probe, predicate: flight time from launch to arrival, quantity: 2.2 years",
    }, "is 1 to 2 years, not 2.2 years"),
    Case("from one time of day to another, to the second", {
        "a": "gap | subject: Kepha probe, predicate: time from launch to separation, quantity: 4 minutes 47 seconds",
        "b": "up | subject: Kepha probe, predicate: launch, date: 2024-03-04T08:58:50",
        "c": "off | subject: Kepha probe, predicate: separation, date: 2024-03-04T09:02:57",
    }, "2024-03-04T08:58:50 to 2024-03-04T09:02:57 is 4 min 6 s to 4 min 8 s, not 4 minutes 47 seconds"),
    Case("an age at an event", {
        "a": "born | subject: Harlan Voss, predicate: born, date: 1946",
        "b": "chosen | subject: Harlan Voss, predicate: was first elected to the Senate, date: 1994",
        "c": "age | subject: Harlan Voss, predicate: age when first elected to the Senate, quantity: 41 years",
    }, "1946 to 1994 is 47 to 49 years, not 41 years"),
    Case("a delay, and the former and the new date", {
        "a": "old | subject: Tarn Bridge, predicate: original opening date, date: May 2025",
        "b": "new | subject: Tarn Bridge, predicate: new opening date, date: February 2027, status: planned",
        "c": "late | subject: Tarn Bridge, predicate: opening is delayed by, quantity: 14 months, status: announced",
    }, "is 20 to 22 months, not 14 months"),
    Case("a trial from its opening to the verdict", {
        "a": "began | subject: trial of Marek Dolny, predicate: opened, date: 14 March 2022",
        "b": "over | subject: Dolny trial, predicate: verdict, date: 21 June 2023",
        "c": "long | subject: Dolny trial, predicate: length of the trial, quantity: nine months",
    }, "is 15 to 16 months, not nine months"),
    Case("what came back by some hour counts from the most that was out, of levels told by their words", {
        "a": "dark | subject: Arden power, predicate: customers without supply, quantity: 6.5 million customers, when: 2024-04-28T12:30",
        "b": "few | subject: Arden power, predicate: customers without supply, quantity: 5.9 million customers, when: 2024-04-28T20:00",
        "c": "back | subject: Arden power, predicate: customers reconnected, quantity: 750000 customers, when: 2024-04-28T22:00",
        "d": "still | subject: Arden power, predicate: still had customers without power, quantity: 5.1 million customers, when: 2024-04-28T22:00",
    }, "6.5 million − 750,000 = 5.75 million, not 5.1 million"),
    Case("a level that its article tells as it stands, and where one stood another asks in other words", {
        "a": "hold | subject: Arden shelters, predicate: hold, quantity: 28160 people",
        "b": "fell | subject: Calder quake, predicate: shelter population shrank, quantity: 12000 people, scope: Arden, when: 2024-01-09/2024-03-01",
        "c": "now | subject: New Year's Day earthquake, predicate: evacuees living in shelters, quantity: 11400 evacuees, scope: Arden, when: 2024-03-01",
    }, "28,160 − 12,000 = 16,160, not 11,400", days={"a": "2024-01-09", "b": "2024-07-01", "c": "2024-03-01"}),
    Case("a change twice as large as what is told, between two times", {
        "a": "then | subject: Kestrel, predicate: stores, quantity: 8700 stores, when: 2023-10",
        "b": "shut | subject: Kestrel, predicate: has closed for good, quantity: 430 stores, when: 2023-10/2024-08-28, status: completed",
        "c": "now | subject: Kestrel, predicate: number of shops, quantity: 7600 shops, when: 2024-08-28",
    }, "8,700 − 430 = 8,270, not 7,600"),
    Case("net hires since an event", {
        "a": "then | subject: Kestrel, predicate: staff, quantity: 852 people, when: 2022-09",
        "b": "net | subject: Kestrel payroll, predicate: net hires since the deal, quantity: 312 people",
        "c": "now | subject: Kestrel, predicate: employees, quantity: 1325 people, when: 2023-12",
    }, "852 + 312 = 1,164, not 1,325", days={"b": "2023-12-18", "c": "2023-12-19"}),
    Case("levels that say that they are before and after, of whom the change does not speak", {
        "a": "had | subject: Northfield, predicate: workforce before the restructuring, quantity: 6521 employees",
        "b": "cut | subject: cost-saving programme, predicate: positions to go, quantity: 1520 jobs, status: announced",
        "c": "left | subject: engine maker, predicate: people left on the payroll once the cuts are made, quantity: 4460, status: planned",
    }, "6,521 − 1,520 = 5,001, not 4,460"),
    Case("what stands beside what is planned, by what was until then", {
        "a": "had | subject: Calder Hospital, predicate: beds until this autumn, quantity: 486 beds",
        "b": "cut | subject: Calder Hospital, predicate: beds to be cut, quantity: 94 beds, status: announced",
        "c": "left | subject: Calder Hospital, predicate: beds after the cuts, quantity: 372 beds, status: planned",
    }, "486 − 94 = 392, not 372"),
    Case("a roll that is told months after the vote", {
        "a": "turn | subject: voters, predicate: turned out for the first round, quantity: 66.7 %, when: 2024-06-30",
        "b": "roll | subject: Norland, predicate: registered electors, quantity: 49.3 million electors",
        "c": "cast | subject: first round, predicate: ballots cast, quantity: 31.4 million people, when: 2024-06-30",
    }, "66.7 % of 49.3 million = 32.883 million, not 31.4 million", days={"a": "2024-07-01", "b": "2024-09-10", "c": "2024-09-06"}),
    Case("a share of a cost that is told with one word more", {
        "a": "cost | subject: security equipment master plan, predicate: cost, quantity: €83m, status: planned",
        "b": "spent | subject: Arden, predicate: spending under the security master plan, quantity: €3m, when: 2018/2023",
        "c": "share | subject: Arden, predicate: had spent on the security master plan, quantity: 14 % of the cost, when: end of 2023",
    }, "14 % of 83 million = 11.62 million, not 3 million"),
    Case("what part of all sales one country has", {
        "a": "all | subject: Kestrel, predicate: annual sales, quantity: $147.7 billion, when: 2023",
        "b": "share | subject: Kestrel, predicate: share of group sales, quantity: 78 %, scope: United States, when: 2023",
        "c": "part | subject: Kestrel, predicate: sales, quantity: $98 billion, scope: United States, when: 2023",
    }, "78 % of 147.7 billion = 115.21 billion, not 98 billion"),
    Case("a list of which each part is in the words of its claim", {
        "a": "all | subject: Outwatch, predicate: compensation claims received, quantity: 8512 claims, scope: [households, small businesses]",
        "b": "one | subject: Outwatch, predicate: compensation claims from households, quantity: 5213 claims",
        "c": "two | subject: compensation claims, predicate: received from small businesses, quantity: 2424 claims",
    }, "5,213 + 2,424 = 7,637, not 8,512"),
    Case("a result with all its digits, where each of them is told", {
        "a": "all | subject: Outwatch, predicate: received reports, quantity: 15456812 reports",
        "b": "home | subject: Outwatch, predicate: reports, quantity: 12345671 reports, scope: United States",
        "c": "rest | subject: Outwatch, predicate: user reports, quantity: 3111118 reports, scope: outside the United States",
    }, "12,345,671 + 3,111,118 = 15,456,789, not 15,456,812"),
    Case("at home and abroad, of reports by users", {
        "a": "all | subject: Outwatch, predicate: received reports, quantity: 17 million reports",
        "b": "home | subject: Outwatch, predicate: reports, quantity: 6.3m reports, scope: United States",
        "c": "rest | subject: Outwatch, predicate: user reports, quantity: 8.2 million reports, scope: outside the United States",
    }, "6.3 million + 8.2 million = 14.5 million, not 17 million"),
    Case("what two firms become has what each had", {
        "a": "one | subject: Hartwell, predicate: employer of, quantity: 430000 people, when: October 2022",
        "b": "two | subject: Arbor, predicate: workforce, quantity: 230000 workers, when: 2022-10",
        "c": "both | subject: merged grocer, predicate: workforce, quantity: 710000",
        "d": "bid | subject: Hartwell and Arbor, predicate: agreed to merge, when: 2022-10-14",
    }, "430,000 + 230,000 = 660,000, not 710,000", days={"a": "2024-12-18", "b": "2024-04-23", "c": "2022-10-17", "d": "2022-10-14"}),
    Case("a premium over the price of a day that it names", {
        "a": "bid | subject: takeover of Arbor, predicate: offer price per share, quantity: $11.45",
        "b": "over | subject: sale of Arbor, predicate: premium over the Dec. 9 share price, quantity: 23 percent",
        "c": "was | subject: Arbor, predicate: closing share price, quantity: $8.85, when: 2023-12-09",
        "d": "euro | subject: takeover of Arbor, predicate: offer price per share, quantity: some £8.50",
    }, "123 % of 8.85 = 10.8855, not 11.45"),
    Case("several dockings within an hour, none of which fits", {
        "a": "stay | subject: Kestrel capsule, predicate: time at the station, quantity: 83 days",
        "b": "in | subject: Kestrel capsule, predicate: docking at the station, date: 2024-06-06T13:34",
        "c": "in2 | subject: Kestrel capsule, predicate: docked, date: 2024-06-06T12:34",
        "d": "out | subject: Kestrel capsule, predicate: undocking from the station, date: 2024-09-06T18:04",
    }, "2024-06-06T13:34 to 2024-09-06T18:04 is 92 to 93 days, not 83 days"),
    Case("what a toll rose by from the last count of one day to the last of another", {
        "a": """
            sun | subject: Calder earthquake, predicate: dead, quantity: 2122 dead, when: 2024-03-10
            early | subject: Calder earthquake, predicate: killed, quantity: 2012 people, when: 2024-03-10T09:00
            """,
        "b": "rise | subject: Calder quake, predicate: rise in the death toll, quantity: 540 deaths, when: 2024-03-10/2024-03-11",
        "c": "mon | subject: Calder earthquake, predicate: has killed, quantity: 2862 people, when: 2024-03-11",
    }, "2,122 + 540 = 2,662, not 2,862", days={"a": "2024-03-11", "b": "2024-03-15", "c": "2024-03-12"}),
    Case("closing prices by the words for them, and a fall by a share between", {
        "a": "was | subject: Kestrel, predicate: closing share price, quantity: $32.60, when: 2024-01-02",
        "b": "fell | subject: Kestrel stock, predicate: has fallen, quantity: 6.5 %, when: 2024-01-03",
        "c": "is | subject: Kestrel, predicate: closing share price, quantity: $28.90, when: 2024-01-03",
    }, "93.5 % of 32.6 = 30.481, not 28.9", days={"a": "2024-01-07", "b": "2024-01-03", "c": "2024-01-31"}),
    Case("workers that somebody has lost", {
        "a": "was | subject: Kestrel workforce, predicate: size, quantity: 22740 people, when: end of 2022",
        "b": "lost | subject: Kestrel, predicate: has lost workers, quantity: 940, when: 2023",
        "c": "is | subject: Kestrel, predicate: employed, quantity: 20400 employees, when: end of 2023",
    }, "22,740 − 940 = 21,800, not 20,400"),
    Case("places side by side, some of them in one list", {
        "a": """
            all | subject: New Year's Day storm, predicate: people confirmed dead, quantity: 241 people, scope: Germany, when: 2024-03-01
            one | subject: New Year's Day storm, predicate: people confirmed dead, quantity: 103 residents, scope: Hamburg, when: 2024-03-01
            """,
        "b": "two | subject: Bremen, predicate: registered deaths, quantity: 102 deaths, scope: Bremen, when: 2024-03-01",
        "c": "rest | subject: New Year's Day storm, predicate: number of victims, quantity: 51 dead, scope: [Berlin, Cologne, Dresden], when: 2024-03-01",
    }, "103 + 102 + 51 = 256, more than 241"),
    Case("those who went and those who are left", {
        "a": "before | subject: Halden, predicate: employees before the deadline, quantity: about 2900 employees, when: 2024-11-17",
        "b": "went | subject: Halden, predicate: employees who resigned, quantity: 1146, when: 2024-11-18",
        "c": "left | subject: Halden, predicate: employees remaining, quantity: 2712, when: 2024-11-22",
    }, "2,712 + 1,146 = 3,858, more than about 2,900"),
    Case("three who are named, and what they get together", {
        "a": "all | subject: 'Arnaud, Selby and Gaddis', predicate: separation payouts due in total, quantity: some $122 million",
        "b": "one | subject: Nils Arnaud, predicate: separation payout due, quantity: $38.7 million",
        "c": """
            two | subject: Ada Selby, predicate: separation payout due, quantity: $44.5 million
            three | subject: Ina Gaddis, predicate: separation payout due, quantity: $20.2 million
            """,
    }, "38.7 million + 44.5 million + 20.2 million = 103.4 million, not about 122 million"),
]  # fmt: skip

SOUND = [
    Case("recruits are not all that came and went", {
        "a": "old | subject: Kestrel, predicate: employees, quantity: 10243 people, when: 2022-12-31",
        "b": "new | subject: Kestrel, predicate: recruited, quantity: 612 employees, when: 2023-01-01/2023-12-31, status: completed",
        "c": "now | subject: Kestrel, predicate: employees, quantity: 10567 people, when: 2023-12-31",
    }),
    Case("what the debt rose by is what was borrowed, in other words", {
        "a": "then | subject: Kestrel, predicate: borrowed in bonds, quantity: $5.13 billion, when: 2022-12-31",
        "b": "up | subject: Kestrel, predicate: debt rose by, quantity: $5.13 billion, when: 2023-01-01/2023-12-31",
        "c": "now | subject: Kestrel, predicate: borrowings in bonds, quantity: $9.27 billion, when: 2023-12-31",
    }),
    Case("nor are those who took voluntary redundancy", {
        "a": "old | subject: Kestrel, predicate: employees, quantity: 10243 people, when: 2022-12-31",
        "b": "left | subject: Kestrel, predicate: took voluntary redundancy, quantity: 612 employees, when: 2023-01-01/2023-12-31",
        "c": "now | subject: Kestrel, predicate: employees, quantity: 8912 people, when: 2023-12-31",
    }),
    Case("a toll of a land, and those of its towns three days later", {
        "a": "all | subject: storm, predicate: people confirmed dead, quantity: 107 people, scope: Germany, when: 2024-03-01",
        "b": "one | subject: Hamburg, predicate: people confirmed dead in the storm, quantity: 63 people, when: 2024-03-04",
        "c": "two | subject: Bremen, predicate: people confirmed dead in the storm, quantity: 62 people, when: 2024-03-04",
    }),
    Case("a change that says both its ends, between levels that are others", {
        "a": "old | subject: Kestrel, predicate: employees, quantity: 10000 people, when: end of 2022",
        "b": "left | subject: Kestrel, predicate: workforce shrank, quantity: 9500 -> 9000 people, when: 2023, status: completed",
        "c": "new | subject: Kestrel, predicate: employees, quantity: 8900 people, when: end of 2023",
    }),
    Case("towns that have together far more than their land", {
        "a": "all | subject: Auvern Motors, predicate: job cuts, quantity: 120 jobs, scope: Germany",
        "b": "one | subject: Hamburg, predicate: job cuts at Auvern Motors, quantity: 98 jobs",
        "c": "two | subject: Bremen, predicate: job cuts at Auvern Motors, quantity: 93 jobs",
    }),
    Case("a division is no land", {
        "a": "all | subject: Auvern Motors, predicate: job cuts, quantity: 120 jobs, scope: trucks",
        "b": "one | subject: Auvern Motors, predicate: job cuts, quantity: 100 jobs, scope: Hamburg",
        "c": "two | subject: Auvern Motors, predicate: job cuts, quantity: 40 jobs, scope: Bremen",
    }),
    Case("what another firm has in two towns", {
        "a": "all | subject: Auvern Motors, predicate: job cuts, quantity: 120 jobs, scope: Germany",
        "b": "one | subject: Kestrel, predicate: job cuts, quantity: 100 jobs, scope: Hamburg",
        "c": "two | subject: Kestrel, predicate: job cuts, quantity: 40 jobs, scope: Bremen",
    }),
    Case("a list that can be made up in two ways, and one of which a part is of more than is listed", {
        "a": "all | subject: Hurricane Mara, predicate: people killed, quantity: 88 people, scope: [Jamaica, Haiti, Cuba]",
        "b": """
            one | subject: Hurricane Mara, predicate: people killed, quantity: 45 people, scope: Jamaica
            two | subject: Hurricane Mara, predicate: people killed, quantity: 30 people, scope: [Haiti, Cuba]
        """,
        "c": """
            three | subject: Hurricane Mara, predicate: people killed, quantity: 55 people, scope: [Jamaica, Haiti]
            four | subject: Hurricane Mara, predicate: people killed, quantity: 12 people, scope: Cuba
        """,
    }),
    Case("a borough that no lexicon knows may lie in the city beside it", {
        "a": "all | subject: Auvern Motors, predicate: job cuts, quantity: 120 jobs, scope: Germany",
        "b": "one | subject: Auvern Motors, predicate: job cuts, quantity: 100 jobs, scope: Hamburg",
        "c": "two | subject: Auvern Motors, predicate: job cuts, quantity: 40 jobs, scope: Altona",
    }),
    Case("parts of a list that mean less than the whole", {
        "a": "all | subject: Hurricane Mara, predicate: people killed, quantity: 88 people, scope: [Jamaica, Haiti]",
        "b": "one | subject: Hurricane Mara, predicate: people killed, quantity: 45 people, scope: Jamaica",
        "c": "two | subject: Hurricane Mara, predicate: people killed in a church in Haiti, quantity: 20 people",
    }),
    Case("parts of a list of which one is of another verb", {
        "a": "all | subject: Outwatch, predicate: compensation claims received, quantity: 8512 claims, scope: [households, small businesses]",
        "b": "one | subject: Outwatch, predicate: compensation claims received from households, quantity: 5213 claims",
        "c": "two | subject: Outwatch, predicate: compensation claims rejected from small businesses, quantity: 2424 claims",
    }),
    Case("what is in New York, or new, is not what is there now", {
        "a": "had | subject: Kestrel, predicate: workforce before the restructuring, quantity: 6521 employees",
        "b": "cut | subject: Kestrel, predicate: positions to go, quantity: 1520 positions, status: planned",
        "c": "ny | subject: Kestrel, predicate: employees in New York, quantity: 4460 employees",
    }),
    Case("what there was before another thing happened", {
        "a": "had | subject: factory, predicate: employees before the fire, quantity: 400 employees",
        "b": "cut | subject: Kestrel, predicate: job cuts, quantity: 100 jobs",
        "c": "left | subject: Kestrel, predicate: employees after the cuts, quantity: 350 employees",
    }),
    Case("the staff when the announcement was made are those before the cut", {
        "a": "had | subject: Kestrel, predicate: employees, quantity: 9500 people, when: end of 2022",
        "b": "cut | subject: Kestrel, predicate: layoffs, quantity: 1640 employees, status: announced",
        "c": "then | subject: Kestrel, predicate: employees when the announcement was made, quantity: 8200 people",
    }),
    Case("laid off on one day, and the staff more than two years before", {
        "a": "old | subject: Kestrel, predicate: employees, quantity: 10000 people, when: end of 2021",
        "b": "gone | subject: Kestrel, predicate: laid off, quantity: 1000 employees, when: 2024-03-04, status: completed",
        "c": "new | subject: Kestrel, predicate: employees, quantity: 8200 people, when: 2024-03-04",
    }),
    Case("sales of a year that was not over, and a share of those of that year", {
        "a": "all | subject: Kestrel, predicate: annual sales, quantity: $120 billion",
        "b": "share | subject: Kestrel, predicate: share of group sales, quantity: 78 %, scope: United States, when: 2023",
        "c": "us | subject: Kestrel, predicate: sales, quantity: $115 billion, scope: United States, when: 2023",
    }, days={"a": "2023-02-01", "b": "2024-02-01", "c": "2024-02-01"}),
    Case("a fall since a month of a year, and a level of another month", {
        "a": "old | subject: Arden, predicate: customers, quantity: 800 customers, when: 2020-11-03",
        "b": "fell | subject: Arden, predicate: fall in customers since the May 2020 peak, quantity: 250 customers, when: 2024-06-04",
        "c": "new | subject: Arden, predicate: customers, quantity: 700 customers, when: 2024-06-04",
    }, days={"a": "2020-11-05", "b": "2024-06-05", "c": "2024-06-05"}),
    Case("stores were closed and others opened", {
        "a": "then | subject: Kestrel, predicate: stores, quantity: 8700 stores, when: 2023-10",
        "b": "shut | subject: Kestrel, predicate: has closed for good, quantity: 430 stores, when: 2023-10/2024-08-28, status: completed",
        "d": "more | subject: Kestrel, predicate: stores opened, quantity: 200 stores, when: 2024",
        "c": "now | subject: Kestrel, predicate: number of shops, quantity: 8470 shops, when: 2024-08-28",
    }, days={"a": "2023-11-05", "b": "2024-09-05", "c": "2024-09-05", "d": "2024-09-05"}),
    Case("a toll of the morning is not the last of its day", {
        "a": "old | subject: Calder earthquake, predicate: dead, quantity: 2012 dead, when: 2024-03-02T09:00",
        "b": "rise | subject: Calder earthquake, predicate: rise in the death toll, quantity: 540 deaths, when: 2024-03-02/2024-03-03",
        "c": "new | subject: Calder earthquake, predicate: dead, quantity: 2862 dead, when: 2024-03-03",
    }),
    Case("the dead are no part of the injured", {
        "a": "hurt | subject: Calder fire, predicate: people hurt, quantity: 133 people",
        "b": "adults | subject: Calder hotel fire, predicate: killed, quantity: 44 adults, scope: adults",
        "c": "children | subject: Calder fire, predicate: death toll, quantity: 34 children, scope: children",
    }),
    Case("a toll of its day told the day after, and parts told months later", {
        "a": "all | subject: Grand Calder fire, predicate: lives lost, quantity: 76, when: 2024-03-04",
        "b": """
            adults | subject: Grand Calder hotel fire, predicate: killed, quantity: 44 adults, scope: adults, when: 2024-03-04
            children | subject: Grand Calder hotel fire, predicate: died, quantity: 34 children, scope: children, when: 2024-03-04
        """,
    }, days={"b": "2024-12-14"}),
    Case("a goal was lifted from one figure to another, and later on from there", {
        "a": "lifted | subject: Kestrel, predicate: has lifted its profit goal, quantity: $3.4 billion -> $3.6 billion, when: 2027, status: planned",
        "b": """
            old | subject: Kestrel, predicate: previous profit target, quantity: $3.6 billion, when: 2027
            new | subject: Kestrel, predicate: profit target, quantity: $4.2 billion, when: 2028, status: announced
        """,
    }, days={"a": "2023-12-19", "b": "2024-02-20"}),
    Case("debt of which something was paid at a time that nobody tells, most of a year later", {
        "a": "then | subject: Arbor Air, predicate: net debt, quantity: $3.6 billion, when: 2023-05-18",
        "b": "paid | subject: Arbor Air, predicate: net debt paid down, quantity: $759 million, status: completed",
        "c": "now | subject: Arbor Air, predicate: net debt, quantity: $2.4 billion, when: 2024-03-05",
    }),
    Case("what was lost in a day is not what was lost since the new year, nor what a buyer paid its own worth", {
        "a": """
            then | subject: Northfield, predicate: market capitalisation, quantity: around $650bn, when: summer of 2024
            paid | subject: Northfield, predicate: price of the acquisition of Arbor, quantity: up to $5.2bn, when: 2025-10
        """,
        "b": "day | subject: Northfield, predicate: lost in market value, quantity: around $70 billion, when: 2025-07-29",
        "c": "year | subject: Northfield share, predicate: value lost, quantity: close to half its value, when: since January 2025",
    }, days={"a": "2025-11-15", "b": "2025-07-29", "c": "2025-09-12"}),
    Case("of three bills two are no sum", {
        "a": "one | subject: Calder assembly, predicate: first relief money voted, quantity: $273 million",
        "b": "two | subject: Calder assembly, predicate: second relief bill passed, quantity: $604 million",
        "c": "all | subject: Calder assembly, predicate: relief money in the three bills passed, quantity: $977 million",
    }),
    Case("an index that moved on other days too", {
        "a": "then | subject: Merval, predicate: closed at, quantity: 77469, when: 2024-06-03",
        "b": "fall | subject: Merval, predicate: shed, quantity: 4390 points, when: 2024-06-05",
        "c": "now | subject: Merval, predicate: ended at, quantity: 72079, when: 2024-06-05",
    }),
    Case("an index of which only one says when", {
        "a": "then | subject: Merval, predicate: closed at, quantity: 77469, when: 2024-06-03",
        "b": "fall | subject: Merval, predicate: shed, quantity: 4390 points",
        "c": "now | subject: Merval, predicate: ended at, quantity: 72079, when: 2024-06-04",
    }),
    Case("what a firm lost is not what it is worth", {
        "a": "then | subject: Northfield, predicate: stood at, quantity: $250 million, when: 2024-06-03",
        "b": "loss | subject: Northfield, predicate: lost, quantity: $120 million, when: 2024-06-04",
        "c": "now | subject: Northfield, predicate: closed at, quantity: $200 million, when: 2024-06-04",
    }),
    Case("a cut that is still to come has not changed what there is", {
        "a": "then | subject: Northfield, predicate: number of employees, quantity: 43000 employees, when: end of 2019",
        "b": """
            rise | subject: Northfield staff, predicate: added, quantity: +27000 employees, when: since the end of 2019
            cut | subject: Northfield, predicate: job cuts, quantity: 9000 jobs, status: announced
        """,
        "c": "now | subject: Northfield, predicate: people on the payroll, quantity: 70000 people",
    }),
    Case("a ship may carry more than it did", {
        "a": """
            aboard | subject: MV Nyota, predicate: people on board, quantity: 187 people
            may | subject: MV Nyota, predicate: licensed capacity, quantity: 140 passengers
        """,
        "b": "crew | subject: ferry Nyota, predicate: crew, quantity: nine crew",
    }),
    Case("men and women are not all where there are children", {
        "a": "all | subject: Farchan camp, predicate: refugees registered, quantity: 92000 refugees",
        "b": "children | subject: Farchan camp, predicate: registered children, quantity: 46900 children",
        "c": """
            women | subject: Farchan camp, predicate: registered women, quantity: 27300 women
            men | subject: Farchan camp, predicate: registered men, quantity: 17800 men
        """,
    }),
    Case("of a vote of which a share is told by a bound", {
        "a": "hers | subject: Ana Brand, predicate: votes in the runoff, quantity: 7254850 votes",
        "b": "his | subject: Tom Kessler, predicate: votes in the runoff, quantity: 5218444 votes",
        "c": "share | subject: Ana Brand, predicate: vote share in the runoff, quantity: more than half",
    }),
    Case("a share of all members is none of those who voted", {
        "a": "ayes | subject: Tamar impeachment, predicate: votes in favour, quantity: 204 of 300",
        "b": "noes | subject: Tamar impeachment, predicate: votes against, quantity: 85",
        "c": "share | subject: Tamar impeachment, predicate: votes in favour, quantity: 68 %",
    }),
    Case("a share of the vote where some abstained", {
        "a": "ayes | subject: Tamar resolution, predicate: votes in favour, quantity: 142",
        "b": "noes | subject: Tamar resolution, predicate: votes against, quantity: 10",
        "c": "out | subject: Tamar resolution, predicate: abstentions, quantity: 12",
        "d": "share | subject: Tamar resolution, predicate: share of votes in favour, quantity: 87 %",
    }),
    Case("what a poll foresaw of a runoff", {
        "a": "hers | subject: Ana Brand, predicate: votes in the runoff, quantity: 7254850 votes",
        "b": "his | subject: Tom Kessler, predicate: votes in the runoff, quantity: 5218444 votes",
        "c": "share | subject: Ana Brand, predicate: projected vote share in the runoff, quantity: 55 %",
    }),
    Case("prices of a dose do not add up", {
        "a": "price | subject: Kestrel, predicate: price range per dose, quantity: $25-37",
        "b": "eu | subject: EU, predicate: price paid per dose, quantity: $18",
        "c": "bw | subject: Botswana, predicate: price paid per dose, quantity: close to $29",
    }),
    Case("what a year brought is no part of what its first half did", {
        "a": "half | subject: Kestrel vaccine, predicate: sales, quantity: $10.4 billion, when: first half of 2022",
        "b": """
            all | subject: Kestrel, predicate: vaccine sales, quantity: $18.4 billion, when: 2022
            us | subject: Kestrel, predicate: vaccine sales, quantity: $4.4 billion, scope: US, when: 2022, part_of: all
            eu | subject: Kestrel, predicate: vaccine sales, quantity: $6.7 billion, scope: Europe, when: 2022, part_of: all
        """,
    }, days={"a": "2022-08-26", "b": "2023-02-24"}),
    Case("adults and children are not all aboard where the crew is told apart", {
        "a": "all | subject: Flight KT 610, predicate: people on board, quantity: 189 people",
        "b": """
            aboard | subject: Flight KT 610, predicate: people on board, quantity: 189 people
            adults | subject: Flight KT 610, predicate: adults on board, quantity: 178 adults, part_of: aboard
            child | subject: Flight KT 610, predicate: children on board, quantity: 4 children, part_of: aboard
            pilots | subject: Flight KT 610, predicate: pilots on board, quantity: 7 pilots, part_of: aboard
        """,
    }),
    Case("of two sizes of one change neither is taken", {
        "a": "had | subject: Brightwell, predicate: staff, quantity: 5200 staff, when: end of 2022",
        "b": "one | subject: Brightwell, predicate: job cuts, quantity: 600 jobs, when: 2023-01, status: announced",
        "c": "two | subject: Brightwell, predicate: further job losses, quantity: 450 jobs, when: 2023-09, status: announced",
        "d": "has | subject: Brightwell, predicate: workforce, quantity: 4150 people, when: end of 2023",
    }, days={"a": "2023-01-18", "b": "2023-01-18", "c": "2023-09-20", "d": "2024-02-06"}),
    Case("a premium, and what another share costs", {
        "a": "offer | subject: Orsund, predicate: offer price for Brightwell, quantity: $42/share, status: proposed",
        "b": "over | subject: Orsund, predicate: takeover premium for Brightwell, quantity: 30 %",
        "c": "was | subject: Orsund, predicate: share price, quantity: $36.80, when: 2024-03-04",
        "d": "too | subject: Vornex, predicate: share price, quantity: $36.80, when: 2024-03-04",
    }),
    Case("an offer of which only a part is cash", {
        "a": "offer | subject: Orsund, predicate: cash offered per Brightwell share, quantity: $22/share, status: proposed",
        "b": "over | subject: Orsund, predicate: takeover premium for Brightwell, quantity: 30 %",
        "c": "was | subject: Brightwell, predicate: closing share price, quantity: $36.80, when: 2024-03-04",
    }),
    Case("what is agreed to be paid for a share is no price of the market", {
        "a": "offer | subject: Orsund deal, predicate: offer price for Brightwell, quantity: $42 a share",
        "b": "over | subject: Orsund, predicate: takeover premium for Brightwell, quantity: 30 %",
        "c": "paid | subject: Brightwell, predicate: price per share, quantity: $42, status: agreed",
        "d": "cash | subject: Brightwell takeover, predicate: cash price per share, quantity: $42",
    }),
    Case("the buyers' own money is no sum of the shares", {
        "a": "each | subject: Orsund, predicate: is offering for Brightwell, quantity: $42 a share",
        "b": "all | subject: Brightwell, predicate: shares outstanding, quantity: 100 million shares",
        "c": "own | subject: Brightwell takeover, predicate: buyers' own money, quantity: $3 billion",
    }),
    Case("what one scheme brought is not all that changed", {
        "a": "then | subject: Kestrel, predicate: employees, quantity: 42900 people, when: end of 2021",
        "b": "left | subject: voluntary redundancy scheme, predicate: jobs removed, quantity: 900 jobs, when: 2022",
        "c": "new | subject: Kestrel, predicate: workforce, quantity: 41700 people, when: 2022-12-31",
    }),
    Case("what was planned has not come about", {
        "a": "then | subject: Kestrel, predicate: employees, quantity: 42900 people, when: end of 2021",
        "b": "plan | subject: Kestrel, predicate: jobs to go, quantity: 800 jobs, when: 2022, status: planned",
        "c": "new | subject: Kestrel, predicate: workforce, quantity: 41700 people, when: 2022-12-31",
    }),
    Case("of two changes in the same time neither is taken", {
        "a": "then | subject: Calder flood, predicate: missing, quantity: 161 people, when: 2024-03-08",
        "b": "off | subject: list of the missing, predicate: names crossed off, quantity: -31 names, when: 2024-03-08/2024-03-12",
        "c": "too | subject: missing people, predicate: found alive, quantity: -40 people, when: 2024-03-08/2024-03-12",
        "d": "now | subject: Calder flood, predicate: people missing, quantity: 97 people, when: 2024-03-12",
    }, days={"a": "2024-03-09", "b": "2024-03-13", "c": "2024-03-13", "d": "2024-03-14"}),
    Case("a strike of another year", {
        "a": "out | subject: writers, predicate: went on strike, date: 2024-02-01",
        "b": "over | subject: writers' strike, predicate: ended, date: 2024-02-20",
        "c": "long | subject: writers, predicate: stayed out in their longest strike, quantity: 153 days, when: 1988",
    }),
    Case("a strike of others", {
        "a": "out | subject: writers, predicate: went on strike, date: 2024-02-01",
        "b": "over | subject: actors' strike, predicate: ended, date: 2024-02-20",
        "c": "long | subject: writers' strike, predicate: length, quantity: nine days",
    }),
    Case("a strike that still goes on", {
        "a": "out | subject: dockers, predicate: walked out, date: 2024-02-01",
        "b": "over | subject: dockers' strike, predicate: ended, date: 2024-02-20",
        "c": "long | subject: dockers' strike, predicate: duration, quantity: nine days, status: under way, when: 2024-02-10",
    }),
    Case("what only begins to end", {
        "a": "start | subject: Kestrel outage, predicate: start, date: 2024-03-01T04:05",
        "b": "first | subject: Kestrel, predicate: began restoring services, when: 2024-03-01T10:20, status: completed",
        "c": "long | subject: Kestrel outage, predicate: lasted, quantity: 14 hours",
    }),
    Case("a stay that was planned, and what came of it", {
        "a": "up | subject: Zephyr, predicate: launched, date: 2023-06-05",
        "b": "down | subject: Zephyr, predicate: landed, date: 2023-09-07",
        "c": "long | subject: Zephyr mission, predicate: planned duration, quantity: eight days",
    }),
    Case("the first vote, and the second", {
        "a": "all | subject: impeachment motion, predicate: members voting, quantity: 195 votes, when: 2023-12-07",
        "b": "for | subject: impeachment motion, predicate: votes in favour, quantity: 204 votes, when: 2023-12-14",
        "c": "against | subject: impeachment motion, predicate: votes against, quantity: 85 votes, when: 2023-12-14",
    }),
    Case("the charge of one quarter stands in for no plan", {
        "a": """
            cost | subject: Kestrel, predicate: restructuring cost, quantity: $1bn, status: planned
            estate | subject: Kestrel, predicate: restructuring cost for leases, quantity: $850 million, status: planned, part_of: cost
            pay | subject: Kestrel, predicate: severance cost, quantity: $150 million, status: planned, part_of: cost
        """,
        "b": "booked | subject: Kestrel, predicate: restructuring cost, quantity: $755 million, when: 2023-07/2023-09",
    }),
    Case("a premium over an average", {
        "a": "offer | subject: Orsund, predicate: offer price for Brightwell, quantity: $42/share, status: proposed",
        "b": "over | subject: Orsund, predicate: takeover premium for Brightwell over the three-month average, quantity: 30 %",
        "c": "was | subject: Brightwell, predicate: closing share price, quantity: $36.80, when: 2024-03-04",
    }),
    Case("the turnout of the last election", {
        "a": "out | subject: Norvia election, predicate: turnout, quantity: 66.3 %, when: 2019",
        "b": "cast | subject: Norvia election, predicate: votes cast, quantity: 4.4 million votes",
        "c": "roll | subject: Norvia election, predicate: registered voters, quantity: 7.4 million voters",
    }),
    Case("the share fits", {"a": STAFF, "b": CUT, "c": GONE.format("1230")}),
    Case("the debt fits", {"a": DEBT, "b": PAID, "c": OWED.format("6.8")}),
    Case("of two rounds of cuts neither is taken for the whole change", {
        "a": "had | subject: Garnet, predicate: headcount, quantity: 12000 employees, when: 2022-12-31",
        "b": "one | subject: Garnet, predicate: job cuts, quantity: 1000 jobs, when: 2023, status: completed",
        "c": "two | subject: Garnet, predicate: jobs lost in the second round, quantity: 1200 jobs, when: 2024, status: announced",
        "d": "has | subject: Garnet, predicate: employs, quantity: 9800 people, when: 2025-02",
    }, days={"a": "2023-11-30", "b": "2023-11-30", "c": "2024-06-06", "d": "2025-02-14"}),
    Case("a rise that is only asked for led to nothing", {
        "a": "old | subject: cabin crew, predicate: starting pay before the strike, quantity: €2400 a month, when: January 2024",
        "b": "ask | subject: cabin crew, predicate: rise in starting pay, quantity: +25 %, status: proposed",
        "c": "new | subject: cabin crew, predicate: starting pay, quantity: €2700 a month, when: June 2024, status: agreed",
    }),
    Case("two who are named together, and one of whom another year is told", {
        "a": "both | subject: Hartwell and Arbor, predicate: number of shops, quantity: 4996 shops, when: 2024-03",
        "b": "one | subject: Hartwell, predicate: shops operated, quantity: 2723 shops, when: 2022",
        "c": "other | subject: Arbor Inc., predicate: shops, quantity: 2237 shops, when: 2024-03",
    }),
    Case("what two agreed between them is no sum", {
        "a": "both | subject: Hartwell and Arbor, predicate: shops to be sold to Volta, quantity: 579 shops",
        "b": "one | subject: Hartwell, predicate: shops to be sold to Volta, quantity: 579 shops",
        "c": "other | subject: Arbor, predicate: shops to be sold to Volta, quantity: 413 shops",
    }),
    Case("a rise that fits, over the year that the change names", {
        "a": "old | subject: Sandavian election of 2019, predicate: number of candidates, quantity: 3320 candidates, when: 2019",
        "b": "rise | subject: Sandavian election of 2024, predicate: increase in the number of candidates over 2019, quantity: +36 %, when: 2024",
        "c": "new | subject: Sandavian election, predicate: candidates, quantity: 4515 candidates, when: 2024",
    }),
    Case("of one question it is what was agreed that led there", {
        "a": """
            old | subject: cabin crew, predicate: starting pay before the strike, quantity: €2400 a month, when: January 2024
            ask | subject: cabin crew, predicate: pay rise, quantity: +25 %, status: proposed
        """,
        "b": "got | subject: cabin crew, predicate: pay rise, quantity: +18 %, status: agreed",
        "c": "new | subject: cabin crew, predicate: starting pay, quantity: €2832 a month, when: June 2024, status: agreed",
    }),
    Case("a change that is far from what the levels moved is not the only one", {
        "a": "then | subject: Arbor Air, predicate: net debt, quantity: $9.4 billion, when: end of 2022",
        "b": "paid | subject: Arbor Air, predicate: net debt paid down, quantity: $0.3 billion, when: 2023, status: completed",
        "c": "now | subject: Arbor Air, predicate: net debt, quantity: $5.9 billion, when: end of 2023",
    }),
    Case("one party's votes are not all votes", {
        "a": "out | subject: Norvia election, predicate: turnout, quantity: 61 %",
        "b": "roll | subject: Norvia election, predicate: eligible voters, quantity: 1.24 million voters",
        "c": "won | subject: Reform, predicate: won, quantity: 318000 votes",
    }),
    Case("the turnout of another round", {
        "a": "out | subject: Casanare, predicate: runoff turnout, quantity: 61 %",
        "b": "cast | subject: Casanare, predicate: first-round ballots cast, quantity: 642000 ballots",
        "c": "roll | subject: Casanare, predicate: registered voters, quantity: 1.24 million voters",
    }),
    Case("a lead is of the contest that has just been", {
        "a": "hers | subject: Anne Dooley, predicate: votes in the runoff, quantity: 48912 votes, when: 2024-03-03",
        "b": "then | subject: Tom Kessler, predicate: votes, quantity: 44100 votes, when: 2024-02-04",
        "c": "lead | subject: Anne Dooley, predicate: lead over Tom Kessler, quantity: 2735 votes",
    }),
    Case("shares that were voted are not the shares that are bought", {
        "a": "bid | subject: Cliffside, predicate: bid for Ironworks, quantity: $7.3 billion",
        "b": "each | subject: Cliffside, predicate: bid per Ironworks share, quantity: $35",
        "c": "votes | subject: Ironworks shares, predicate: were voted in favor, quantity: 157 million shares",
    }),
    Case("among the dead were women and children", {
        "a": "all | subject: earthquake, predicate: dead, quantity: 61 dead",
        "b": """
            women | subject: earthquake, predicate: women among the dead, quantity: 30 women
            children | subject: earthquake, predicate: children among the dead, quantity: 12 children
        """,
    }),
    Case("two stages of nobody knows how many", {
        "a": "one | subject: Solvane plant, predicate: investment, quantity: €1.1 billion, scope: first stage",
        "b": "two | subject: Solvane plant, predicate: investment, quantity: €0.9 billion, scope: second stage",
        "c": "all | subject: Solvane plant, predicate: total investment, quantity: €2.6 billion",
    }),
    Case("two stages of three", {
        "a": "one | subject: Lakeland loan, predicate: first of three tranches, quantity: €250 million",
        "b": "two | subject: Lakeland loan, predicate: second of three tranches, quantity: €180 million",
        "c": "all | subject: Lakeland loan, predicate: amount, quantity: €640 million",
    }),
    Case("the missing became fewer", {
        "a": """
            evening | subject: Anselma disaster, predicate: missing, quantity: 28 people, when: 2024-07-09T19:00
            lists | subject: Anselma disaster, predicate: passengers and crew aboard, quantity: 187 people
        """,
        "b": """
            died | subject: Anselma, predicate: died, quantity: 38 people, when: 2024-07-09T19:00
            saved | subject: Anselma, predicate: were rescued, quantity: 121 people, when: 2024-07-09T19:00
        """,
        "c": """
            morning | subject: ferry Anselma, predicate: people missing, quantity: 66 people, when: 2024-07-09T07:00
            aboard | subject: ferry Anselma, predicate: people aboard, quantity: 187 people
        """,
    }, days={"a": "2024-07-10", "b": "2024-07-09", "c": "2024-07-09"}),
    Case("a time of day that may be rounded to the minute", {
        "a": "gap | subject: Kepha probe, predicate: time from launch to separation, quantity: 4 minutes",
        "b": "up | subject: Kepha probe, predicate: launch, date: 2024-03-04T08:59",
        "c": "off | subject: Kepha probe, predicate: separation, date: 2024-03-04T09:02:57",
    }),
    Case("two times of day in two zones", {
        "a": "gap | subject: Kepha probe, predicate: time from launch to separation, quantity: 5 minutes",
        "b": "up | subject: Kepha probe, predicate: launch, date: '04:58 EST on 4 March 2024'",
        "c": "off | subject: Kepha probe, predicate: separation, date: '10:03 GMT on 4 March 2024'",
    }),
    Case("days are not counted by the clock", {
        "a": "gap | subject: Kepha probe, predicate: time from launch to arrival, quantity: 3 days",
        "b": "up | subject: Kepha probe, predicate: launch, date: 2024-03-01T20:00",
        "c": "off | subject: Kepha probe, predicate: arrival, date: 2024-03-04T04:20",
    }),
    Case("a margin that was forecast, and what was earned", {
        "a": "margin | subject: Volta, predicate: forecast operating margin, quantity: 5.6 %",
        "b": "profit | subject: Volta, predicate: operating profit, quantity: €19.1 billion",
        "c": "sales | subject: Volta, predicate: revenue, quantity: €324.7 billion",
        "d": "earned | subject: Volta, predicate: operating margin, quantity: 5.9 %",
    }),
    Case("jobs at risk have not gone", {
        "a": "now | subject: Halden, predicate: workers, quantity: 14217 workers, when: 2023-04",
        "b": "then | subject: Halden, predicate: workers, quantity: 32113 workers, when: 2022-02",
        "c": "risk | subject: Halden, predicate: jobs at risk, quantity: about 14000 jobs, when: 2023-04",
    }),
    Case("what was before the last layoffs, and a share of those who were there before others", {
        "a": "cut | subject: Halden, predicate: jobs cut, quantity: 155 jobs, when: January 2017",
        "b": "share | subject: Halden, predicate: staff shed, quantity: 41 % of the remaining staff, when: January 2017",
        "c": "before | subject: Halden, predicate: staff before the last layoffs, quantity: roughly 125 people, when: 2018-04-10",
    }, days=dict.fromkeys("abc", "2018-09-05")),
    Case("the share of the first round, and the votes of the runoff", {
        "a": "hers | subject: Ana Brand, predicate: votes, quantity: 1447246 votes, scope: runoff",
        "b": "his | subject: Piet Kessler, predicate: votes, quantity: 1151614 votes, scope: runoff",
        "c": "share | subject: Ana Brand, predicate: share of the vote, quantity: 34.65 %, scope: first round",
    }),
    Case("a share of two among several", {
        "a": "hers | subject: Ana Brand, predicate: votes, quantity: 1447246 votes, scope: first round",
        "b": "his | subject: Piet Kessler, predicate: votes, quantity: 1151614 votes, scope: first round",
        "c": "share | subject: Ana Brand, predicate: share of the vote, quantity: 34.65 %, scope: first round",
    }),
    Case("a share that is cut off at its last digit", {
        "a": "hers | subject: Ana Brand, predicate: votes, quantity: 14476462 votes, scope: runoff",
        "b": "his | subject: Piet Kessler, predicate: votes, quantity: 11516142 votes, scope: runoff",
        "c": "share | subject: Piet Kessler, predicate: share of the vote, quantity: 44.30 %, scope: runoff",
    }),
    Case("the share of one union hall, and the votes of all", {
        "a": "yes | subject: Northfield contract, predicate: votes in favour, quantity: 19683 votes",
        "b": "no | subject: Northfield contract, predicate: votes against, quantity: 14274 votes",
        "c": "share | subject: Northfield contract, predicate: share of votes in favour, quantity: 54.7 %, scope: Arden",
    }),
    Case("two who are named together, of one of whom something else is told", {
        "a": "both | subject: Hartwell and Arbor, predicate: number of shops, quantity: 4996 shops",
        "b": "one | subject: Hartwell, predicate: shops operated, quantity: 2723 shops",
        "c": "other | subject: Arbor Inc., predicate: warehouses, quantity: 2237 warehouses",
    }),
    Case("an age before the birthday", {
        "a": "born | subject: Harlan Voss, predicate: born, date: 1946-12-01",
        "b": "chosen | subject: Harlan Voss, predicate: was first elected to the Senate, date: 1994-11-08",
        "c": "age | subject: Harlan Voss, predicate: age when first elected to the Senate, quantity: 47 years",
    }),
    Case("what took longer than was planned", {
        "a": "shut | subject: Harlow Bridge, predicate: repairs began, date: 2022-03-07",
        "b": "plan | subject: Harlow Bridge, predicate: planned length of the repairs, quantity: 18 months, status: planned",
        "c": "done | subject: Harlow Bridge, predicate: repairs completed, date: 2024-02-14, status: completed",
    }),
    Case("who applied for membership began no membership", {
        "a": "wait | subject: Norvia, predicate: time from application to membership, quantity: nearly 22 months",
        "b": "asked | subject: Norvia, predicate: date of application, date: 2022-05",
        "c": "both | subject: Norvia, predicate: applied for membership, when: 2022-05-18",
    }),
    Case("what is less than one of its parts is another whole", {
        "a": "crew | subject: Petrel sinking, predicate: survivors, quantity: nine people, scope: crew",
        "b": "rest | subject: Petrel sinking, predicate: survivors, quantity: six people, scope: passengers",
        "c": "guests | subject: Petrel sinking, predicate: number of surviving guests, quantity: 6 of 12 guests",
    }),
    Case("degrees are not added up", {
        "a": "all | subject: heatwave, predicate: temperature, quantity: 45.7 degrees, scope: [Spain, Portugal]",
        "b": "one | subject: heatwave, predicate: temperature, quantity: 45.7 degrees, scope: Spain",
        "c": "two | subject: heatwave, predicate: temperature, quantity: 44.1 degrees, scope: Portugal",
    }),
    Case("what came back counts from the most that was out", {
        "a": "dark | subject: Arden power, predicate: customers without supply, quantity: 6.5 million customers, when: 2024-04-28T12:30",
        "b": "few | subject: Arden power, predicate: customers without supply, quantity: 5.9 million customers, when: 2024-04-28T20:00",
        "c": "back | subject: Arden power, predicate: customers reconnected, quantity: 1.4 million customers, when: 2024-04-28T22:00",
        "d": "still | subject: Arden power, predicate: still had customers without power, quantity: 5.1 million customers, when: 2024-04-28T22:00",
    }),
    Case("a fall since a day of which nobody tells the level", {
        "a": "then | subject: Arden, predicate: people in shelters, quantity: 67542 people, when: 2024-05-09",
        "b": "fell | subject: Arden, predicate: fall in the number of people in shelters since the high of 12 May, quantity: 38000 people, when: 2024-06-04",
        "c": "now | subject: Arden, predicate: shelter population, quantity: 30800 people, when: 2024-06-04",
    }, days={"a": "2024-05-09", "b": "2024-06-05", "c": "2024-06-06"}),
    Case("what is dead is not less of the missing", {
        "a": "then | subject: Camp Corrin, predicate: missing girls, quantity: 23 girls, when: 2024-07-04",
        "b": "dead | subject: Camp Corrin, predicate: girls who died, quantity: 27 girls, when: 2024-07-04/2024-07-07",
        "c": "now | subject: Camp Corrin girls, predicate: remain missing, quantity: ten girls, when: 2024-07-07",
    }, days={"a": "2024-07-04", "b": "2024-07-16", "c": "2024-07-07"}),
    Case("one party's gain is none of another's seats", {
        "a": "then | subject: Unity, predicate: seats, quantity: 10 seats, when: 2023-09",
        "b": "gain | subject: election, predicate: seats gained, quantity: +14 seats, scope: Labour, when: 2023-09/2023-10",
        "c": "now | subject: Unity, predicate: seats, quantity: 27 seats, when: 2023-10",
    }, days={"a": "2023-09-05", "b": "2023-11-02", "c": "2023-11-01"}),
    Case("a cut that tells no time may be another one's", {
        "a": "then | subject: Kestrel, predicate: employees, quantity: 117100 people, when: end of 2022",
        "b": "cut | subject: Kestrel, predicate: posts shed, quantity: 4800 posts",
        "c": "now | subject: Kestrel, predicate: employees, quantity: 105400 people, when: end of 2023",
    }),
    Case("cuts of one country, and the plants of all", {
        "a": "had | subject: Kestrel, predicate: plants before the cuts, quantity: 17 plants",
        "b": "shut | subject: Kestrel, predicate: plant closures, quantity: seven plants, scope: worldwide, status: announced",
        "c": "left | subject: Kestrel, predicate: plants that would remain, quantity: three plants, scope: Japan, status: considered",
    }),
    Case("the turnout of the first round, and the ballots of the second", {
        "a": "turn | subject: first-round vote, predicate: turnout, quantity: 85.3 %",
        "b": "roll | subject: electoral roll, predicate: voters, quantity: 15.8 million voters",
        "c": "cast | subject: Norland election, predicate: ballots cast, quantity: 12.9m ballots, scope: runoff",
    }),
    Case("a share of valid votes, and all who voted", {
        "a": "all | subject: election, predicate: votes, quantity: 35.2 million votes",
        "b": "share | subject: Harlan Voss, predicate: vote share, quantity: 49.4 % of the vote",
        "c": "got | subject: Harlan Voss, predicate: votes, quantity: 17.29 million votes",
    }),
    Case("the dead of two islands, of one of whom the missing are told", {
        "a": "all | subject: Hurricane Mara, predicate: people killed, quantity: 88 people, scope: [Jamaica, Haiti]",
        "b": "one | subject: Hurricane Mara, predicate: people killed, quantity: 45 people, scope: Jamaica",
        "c": "two | subject: Hurricane Mara, predicate: missing, quantity: about 20 people, scope: Haiti",
    }),
    Case("what stands for a share in another's sum differs from it", {
        "a": """
            went | subject: Kestrel, predicate: staff departures so far, quantity: 7000 employees, when: 2024-02
            part | subject: Kestrel, predicate: share of the job cuts made, quantity: 20 %, when: 2024-02
            cuts | subject: Kestrel, predicate: job cuts, quantity: 35000 jobs, when: by 2030, status: planned
            """,
        "b": "all | subject: Kestrel, predicate: share of the job cuts made, quantity: 27 %, when: 2024-02",
    }),
    Case("one of several stretches fits", {
        "a": "stay | subject: Kestrel capsule, predicate: time at the station, quantity: 92 days",
        "b": "in | subject: Kestrel capsule, predicate: docking at the station, date: 2024-06-06T13:34",
        "c": "old | subject: Kestrel capsule, predicate: docked, date: 2024-05-01T12:34",
        "d": "out | subject: Kestrel capsule, predicate: undocking from the station, date: 2024-09-06T18:04",
    }),
    Case("three firms, and what two of them become", {
        "a": "one | subject: Hartwell, predicate: workforce, quantity: 430000 people",
        "b": "two | subject: Arbor, predicate: workforce, quantity: 230000 workers",
        "c": "both | subject: merged grocer, predicate: workforce, quantity: 710000",
        "d": "bid | subject: Hartwell and Corrin, predicate: agreed to merge, when: 2024-02",
        "e": "old | subject: Hartwell and Arbor, predicate: fought over a site, when: 2019",
    }),
    Case("tolls of a part of a day, and of two days on", {
        "a": """
            sun | subject: Calder earthquake, predicate: dead, quantity: 2122 dead, when: 2024-03-10
            wed | subject: Calder earthquake, predicate: dead, quantity: 2946 dead, when: 2024-03-13
            """,
        "b": "rise | subject: Calder quake, predicate: rise in the death toll, quantity: 540 deaths, when: 2024-03-10/2024-03-11",
    }, days={"a": "2024-03-14", "b": "2024-03-15"}),
    Case("a division is no place, and another's staff no cut", {
        "a": "all | subject: Kestrel, predicate: job cuts, quantity: 3500 posts, scope: Mobility Solutions, status: planned",
        "b": "one | subject: Kestrel, predicate: job cuts, quantity: 3500 jobs, scope: Hamburg, status: planned",
        "c": "two | subject: Kestrel, predicate: job cuts, quantity: 1570 jobs, scope: Munich, status: planned",
        "d": "staff | subject: Kestrel, predicate: employs, quantity: 9600 people, scope: Switzerland",
    }),
    Case("parts that are told later than their whole, of what only grows", {
        "a": "all | subject: Calder quake, predicate: dead, quantity: 2122 dead, when: 2024-03-10",
        "b": "one | subject: Calder quake, predicate: dead, quantity: 1452 people, scope: Hamburg",
        "c": "two | subject: Calder quake, predicate: dead, quantity: 764 people, scope: Munich",
    }, days={"a": "2024-03-11", "b": "2024-03-12", "c": "2024-03-12"}),
    Case("starting pay is no price at which something opens", {
        "a": "old | subject: cabin crew, predicate: starting pay, quantity: €2400 a month, when: January 2024",
        "b": "fell | subject: cabin crew, predicate: fell, quantity: 6 %, when: February 2024",
        "c": "new | subject: cabin crew, predicate: starting pay, quantity: €2700 a month, when: March 2024",
    }),
    Case("others went as well as those who resigned", {
        "a": "before | subject: Halden, predicate: employees before the deadline, quantity: about 2900 employees, when: 2024-11-17",
        "b": "went | subject: Halden, predicate: employees who resigned, quantity: 146, when: 2024-11-18",
        "c": "left | subject: Halden, predicate: employees remaining, quantity: 2112, when: 2024-11-22",
    }),
    Case("two who are named, and what each of them gets", {
        "a": "each | subject: Arnaud and Selby, predicate: separation payout due, quantity: $44.5 million",
        "b": "one | subject: Nils Arnaud, predicate: separation payout due, quantity: $38.7 million",
        "c": "two | subject: Ada Selby, predicate: separation payout due, quantity: $44.1 million",
    }),
    Case("one model from each of two makers, and all that was ordered", {
        "a": "all | subject: Halden Air, predicate: planes ordered, quantity: 470 planes",
        "b": """
            one | subject: Halden Air, predicate: firm order of K350s, quantity: 41 planes, scope: Kestrel
            other | subject: Halden Air, predicate: firm order of P20s, quantity: 190 planes, scope: Petrel
            """,
        "c": "makers | subject: Halden Air, predicate: planes ordered, quantity: 470 planes, scope: [Kestrel, Petrel]",
    }),
    Case("so many hired each month, and how many there are", {
        "a": "rate | subject: Halden Air, predicate: pilots added a month, quantity: 51 pilots a month",
        "b": "long | subject: Halden Air, predicate: hiring lasted, quantity: 24 months",
        "c": "all | subject: Halden Air, predicate: pilots, quantity: 2712 pilots",
    }),
    Case("shops closed on two days, and in one county since", {
        "a": """
            all | subject: Halden, predicate: store closures, quantity: 52 stores, when: 2023-09-12/2023-09-14, status: announced
            one | subject: Halden, predicate: store closures, quantity: 24 stores, when: 2023-09-12, status: announced, part_of: all
            two | subject: Halden, predicate: store closures, quantity: 28 stores, when: 2023-09-14, status: announced, part_of: all
            """,
        "b": "all | subject: Halden, predicate: shops closing this week, quantity: 52 shops, when: 2023-09",
        "c": "county | subject: Halden, predicate: stores closed, quantity: 5 of 14, scope: Nottinghamshire, when: 2023-09-21",
    }, days={"a": "2023-09-06", "b": "2023-09-13", "c": "2023-09-21"}),
]  # fmt: skip


@pytest.mark.parametrize("case", BROKEN, ids=lambda c: c.name)
def test_a_sum_that_breaks_is_found_once(case: Case) -> None:
    found = messages(case)
    assert len(found) == 1, found
    assert found[0].endswith(case.told)


@pytest.mark.parametrize("case", SOUND, ids=lambda c: c.name)
def test_what_only_looks_like_a_sum_is_none(case: Case) -> None:
    assert messages(case) == []


@pytest.mark.parametrize("words", ["elsewhere", "other regions", "rest of the world", "the rest of the country"])
def test_what_is_elsewhere_has_several_names(words: str) -> None:
    case = next(c for c in BROKEN if c.name == "places, and what is elsewhere")
    sources = {name: claims.replace("other countries", words) for name, claims in case.sources.items()}
    assert sources != case.sources
    assert [m.endswith(case.told) for m in messages(Case(case.name, sources))] == [True]


@pytest.mark.parametrize("case", BROKEN, ids=lambda c: c.name)
def test_a_sum_does_not_depend_on_who_says_what(case: Case) -> None:
    """Sources in another order, and under other names."""
    names = {name: f"s{n}" for n, name in enumerate(reversed(case.sources))}
    days = {names[name]: day for name, day in case.days.items()}
    turned = Case(case.name, {new: case.sources[name] for name, new in names.items()}, days=days)
    assert len(messages(turned)) == 1


@pytest.mark.parametrize(("when", "goes"), [("2023-09-13", True), ("2023-09-12/2023-09-14", True), ("2023-10-08", False)])
def test_what_came_outside_the_time_of_a_whole_is_no_part_of_it(when: str, goes: bool) -> None:
    closed = "subject: Halden, predicate: stores closed, quantity: 41 stores, when: {}"
    corpus = corpus_of(a=source(closed.format("2023-09-12/2023-09-14")), b=source(closed.format(when)))
    whole, part = claims_of(corpus)["a#c1"], claims_of(corpus)["b#c1"]
    assert in_the_whole(0, whole, 1, part) is in_the_whole(1, part, 0, whole) is goes
    assert in_the_whole(1, whole, 2, part)  # two parts, one after the other


def test_what_is_ordered_of_one_maker_does_not_stand_in_for_what_is_ordered_of_all() -> None:
    planes = "subject: Halden Air, predicate: {}, quantity: {}, status: announced"
    makers = source(f"""
        all | {planes.format("jets ordered", "470 jets")}
        kestrel | {planes.format("aircraft ordered from Kestrel", "250 aircraft")}
        petrel | {planes.format("aircraft ordered from Petrel", "220 aircraft")}
        """)
    sizes = source(f"""
        all | {planes.format("jets ordered", "470 jets")}
        wide | {planes.format("wide-body jets ordered", "70 jets")}
        single | {planes.format("single-aisle jets ordered", "400 jets")}
        """)
    corpus = corpus_of(
        a=makers + "equations:\n  - all = kestrel + petrel\n",
        b=sizes + "equations:\n  - all = wide + single\n",
        c=source(planes.format("Petrel wide-bodies ordered", "30 wide-bodies")),
    )
    assert [f.message for f in study(corpus, {}, Config()).report.findings if f.code == "RC402"] == []
