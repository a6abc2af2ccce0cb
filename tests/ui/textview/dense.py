"""One paragraph with as much in it as news can have: what must stay readable.

A claim over three sentences with claims nested in it, twelve entities, of which some are nested, some overlap
and one is broken up, and three events that share arguments.
"""

from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Span
from tests.ui.textview.samples import link, span

_PARAGRAPH = (
    "Mayor Ines Calloway and Deputy Mayor Tomas Reyes of Port Ellery said the Harbour Board sold the Quay "
    "Street ferry terminal to Lindqvist Marine for $41 million in March. The buyer promised to move the "
    "ferries to Brannock Point by 2028, and the council of Port Ellery voted to let it. Nobody on the board, "
    "Calloway added, expects that fares will rise by more than five percent."
)
TEXT = f"{_PARAGRAPH}\n\nA short paragraph stands below, so that there is somewhere to look."


def _entity(label: str, *surfaces: str) -> Span:
    return span(TEXT, Layer.ENTITY, label, *surfaces)


OUTER = span(TEXT, Layer.CLAIM, "ASSERTION", _PARAGRAPH[_PARAGRAPH.index("the Harbour Board sold") : -1])
PROMISE = span(TEXT, Layer.CLAIM, "COMMITMENT", "move the ferries to Brannock Point by 2028")
FARES = span(TEXT, Layer.CLAIM, "PREDICTION", "fares will rise by more than five percent")
DOUBT = span(TEXT, Layer.CLAIM, "JUDGEMENT", "expects that fares will rise by more than five percent")
CLAIMS = (OUTER, PROMISE, FARES, DOUBT)

CALLOWAY = _entity("PERSON", "Ines Calloway")
TITLED = _entity("MENTION", "Mayor Ines Calloway")
REYES = _entity("PERSON", "Tomas Reyes of Port Ellery")
TOWN_OFFICE = _entity("ORG", "Mayor Tomas Reyes")
TOWN = _entity("GPE", "Port Ellery")
BOARD = _entity("ORG", "Harbour Board")
TERMINAL = _entity("FAC", "Quay Street ferry terminal")
STREET = _entity("LOC", "Quay Street")
BUYER = _entity("ORG", "Lindqvist Marine")
PRICE = _entity("MONEY", "$41 million")
POINT = _entity("LOC", "Brannock Point")
COUNCIL = _entity("ORG", "council", "voted to let it")
YEAR = _entity("DATE", "2028")
SHARE = _entity("PERCENT", "five percent")
ENTITIES = (
    CALLOWAY,
    TITLED,
    REYES,
    TOWN_OFFICE,
    TOWN,
    BOARD,
    TERMINAL,
    STREET,
    BUYER,
    PRICE,
    POINT,
    COUNCIL,
    YEAR,
    SHARE,
)

SALE = span(TEXT, Layer.EVENT, "TRANSACTION", "sold")
MOVE = span(TEXT, Layer.EVENT, "MOVEMENT", "move")
VOTE = span(TEXT, Layer.EVENT, "DECISION", "voted")
EVENTS = (SALE, MOVE, VOTE)

SPANS = (*CLAIMS, *ENTITIES, *EVENTS)

LINKS: tuple[Link, ...] = (
    link("giver", SALE, BOARD),
    link("recipient", SALE, BUYER),
    link("object", SALE, TERMINAL),
    link("price", SALE, PRICE),
    link("agent", MOVE, BUYER),
    link("destination", MOVE, POINT),
    link("time", MOVE, YEAR),
    link("decider", VOTE, COUNCIL),
    link("matter", VOTE, MOVE),
    link("affected", VOTE, BUYER),
    link("claimer", OUTER, CALLOWAY),
    link("claimer", PROMISE, BUYER),
    link("about", FARES, SHARE),
)
