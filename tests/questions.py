"""Small corpora of invented news for the tests of the matcher, and the questions that they answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpora import corpus_of, source

from reconcile.corpus import Corpus


@dataclass(frozen=True)
class Story:
    """Claims of several sources, one a line after its id; `questions` are the ids that answer one question."""

    sources: dict[str, str]
    questions: tuple[str, ...]  # each "a.id b.id …"; claims in none of them stand alone
    days: dict[str, str] = field(default_factory=dict)
    vocabulary: str = ""

    def corpus(self) -> Corpus:
        files = {name: source(claims, self.days.get(name, "2024-03-05")) for name, claims in self.sources.items()}
        return corpus_of(vocabulary=self.vocabulary, **files)

    def groups(self) -> set[frozenset[str]]:
        together = {frozenset(id.replace(".", "#") for id in q.split()) for q in self.questions}
        told = {id for group in together for id in group}
        alone = {frozenset((c.id,)) for c in self.corpus().claims} - {frozenset((id,)) for id in told}
        return together | alone


STORIES = {
    "business": Story(
        {
            "herald": """
                plants | subject: Brightwater, predicate: plant closures, quantity: 4 of 11 plants
                jobs | subject: Brightwater, predicate: job cuts, quantity: "6,200 jobs"
                boss | subject: Brightwater, predicate: chief executive, entity: Ilse Marlow
                price | subject: Brightwater, predicate: price of the bottling division, quantity: $1.4 billion
                loss | subject: Brightwater, predicate: net loss, quantity: $310 million
                revenue | subject: Brightwater, predicate: revenue, quantity: $5.2 billion
            """,
            "post": """
                factories | subject: Brightwater, predicate: number of factories, quantity: 11 -> 7 factories
                layoffs | subject: Brightwater Inc., predicate: layoffs, quantity: "about 6,000 employees"
                ceo | subject: Brightwater Inc., predicate: CEO, entity: Marlow
                closing | subject: Brightwater, predicate: first plant closes, date: June 2024
                costs | subject: Brightwater, predicate: costs, quantity: $5.5 billion
            """,
            "wire": """
                cuts | subject: Brightwater, predicate: workforce reduction, quantity: "6,200 people"
                shutdowns | subject: Brightwater, predicate: factories to be shut down, quantity: 4
                sales | subject: Brightwater, predicate: sales, quantity: $5.2 billion
                deficit | subject: Brightwater, predicate: net loss, quantity: $310m
            """,
        },
        (
            "herald.plants post.factories wire.shutdowns",
            "herald.jobs post.layoffs wire.cuts",
            "herald.boss post.ceo",
            "herald.loss wire.deficit",
            "herald.revenue wire.sales",
        ),
    ),
    "disaster": Story(
        {
            "herald": """
                dead | subject: Calder flood, predicate: death toll, quantity: 143 dead
                hurt | subject: Calder flood, predicate: injured, quantity: "1,120 people"
                homes | subject: Calder flood, predicate: houses destroyed, quantity: "2,300 houses"
                dam | subject: Calder dam, predicate: burst, when: 2024-03-02
                aid | subject: Red Cross, predicate: aid to the victims, quantity: €12 million
            """,
            "post": """
                killed | subject: flood in Calder, predicate: people killed, quantity: at least 150 people
                missing | subject: Calder flood, predicate: missing, quantity: 61 people
                injuries | subject: Calder flood, predicate: number of injured people, quantity: "1,120"
                breach | subject: Calder dam, predicate: dam burst, date: 2 March 2024
            """,
            "wire": """
                fatalities | subject: Calder flood, predicate: fatalities, quantity: 143
                evacuated | subject: Calder flood, predicate: people evacuated, quantity: "40,000 people"
                ruined | subject: flood, predicate: destroyed homes in Calder, quantity: "2,300 homes"
            """,
        },
        (
            "herald.dead post.killed wire.fatalities",
            "herald.hurt post.injuries",
            "herald.homes wire.ruined",
            "herald.dam post.breach",
        ),
    ),
    "politics": Story(
        {
            "herald": """
                turnout | subject: Sandavia election, predicate: turnout, quantity: 71.4 %
                winner | subject: Sandavia election, predicate: winner, entity: Tomas Reeve
                share | subject: Tomas Reeve, predicate: share of the vote, quantity: 54 %
                second | subject: Alba Crane, predicate: share of the vote, quantity: 44 %
                bill | subject: Sandavian parliament, predicate: housing bill passed, status: completed
            """,
            "post": """
                voters | subject: presidential election in Sandavia, predicate: voter turnout, quantity: 71 %
                won | subject: Sandavia election, predicate: won by, entity: Reeve
                reeve | subject: Reeve, predicate: vote share, quantity: 54.2 %
                housing | subject: parliament of Sandavia, predicate: passed the housing bill, status: completed
            """,
            "wire": """
                crane | subject: Alba Crane, predicate: vote share, quantity: 43.9 %
                seats | subject: Alba Crane, predicate: seats in parliament, quantity: 88 seats
            """,
        },
        (
            "herald.turnout post.voters",
            "herald.winner post.won",
            "herald.share post.reeve",
            "herald.second wire.crane",
            "herald.bill post.housing",
        ),
    ),
    "science": Story(
        {
            "herald": """
                launch | subject: Petrel probe, predicate: launch, date: 14 October 2023
                mass | subject: Petrel probe, predicate: mass, quantity: 3.2 tonnes
                cost | subject: Petrel mission, predicate: cost, quantity: $1.1 billion
                orbit | subject: Petrel probe, predicate: distance from Venus, quantity: 900 km
            """,
            "post": """
                start | subject: Petrel, predicate: launched, when: 2023-10-14
                weight | subject: Petrel probe, predicate: weight, quantity: "3,200 kg"
                price | subject: Petrel mission, predicate: costs, quantity: $1.1bn
                arrival | subject: Petrel probe, predicate: arrival at Venus, date: May 2025
            """,
            "wire": """
                liftoff | subject: Petrel probe, predicate: launched, date: October 2023
                venus | subject: Petrel probe, predicate: reaches Venus, date: 2025
            """,
        },
        (
            "herald.launch post.start wire.liftoff",
            "herald.mass post.weight",
            "herald.cost post.price",
            "post.arrival wire.venus",
        ),
    ),
    "sport": Story(
        {
            "herald": """
                score | subject: Fenwick, predicate: goals against Ardlow, quantity: 3 goals
                crowd | subject: Fenwick v Ardlow, predicate: attendance, quantity: "41,350 spectators"
                scorer | subject: Fenwick, predicate: first goal scored by, entity: Nils Okoro
                fee | subject: Nils Okoro, predicate: transfer fee, quantity: €48 million
                coach | subject: Fenwick, predicate: head coach, entity: Rosa Lind
            """,
            "post": """
                spectators | subject: Fenwick v Ardlow, predicate: crowd, quantity: "41,350 people"
                transfer | subject: Okoro, predicate: transfer fee, quantity: €50 million
                trainer | subject: Fenwick, predicate: coach, entity: Lind
                cards | subject: Ardlow, predicate: red cards, quantity: 2 red cards
            """,
            "wire": """
                okoro | subject: Nils Okoro, predicate: fee of the transfer to Fenwick, quantity: €48m
                second | subject: Fenwick, predicate: second goal scored by, entity: Sam Ito
            """,
        },
        (
            "herald.crowd post.spectators",
            "herald.fee post.transfer wire.okoro",
            "herald.coach post.trainer",
        ),
    ),
}  # fmt: skip
