"""Values of measuring, made up: three people and the gold, figures and confusions between them."""

from itertools import combinations

from PySide6.QtCore import SignalInstance

from annotator.agreement.bootstrap import Interval
from annotator.agreement.figures import Figure, Reason, measured, undefined
from annotator.agreement.measure import Measure
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.session.measuring.tables import (
    ConfusionTable,
    FigureRow,
    HabitRow,
    Matrix,
    TrendPoint,
    WorstRow,
)

ANA, BEN, CLEO = (Annotator(name.lower(), name) for name in ("Ana", "Ben", "Cleo"))
GOLD = Annotator("gold", "Gold", AnnotatorKind.GOLD)
PEOPLE = (ANA, BEN, CLEO, GOLD)
DAY_MS = 24 * 60 * 60 * 1000
NAMES = {"PERSON": "Person", "ORG": "Organisation", "PLACE": "Place", "NAT": "Nationality", "ROLE": "Role"}
TAGSET = Tagset(
    name="Harbour",
    labels=(
        *(Label(key=key, layer=Layer.ENTITY, name=name) for key, name in NAMES.items()),
        Label(key="FORECAST", layer=Layer.CLAIM, name="Forecast"),
    ),
)
UNKNOWN = undefined(Reason.NO_DOCUMENTS)
FEW = Interval(None, None, Reason.TOO_FEW_DOCUMENTS)
FIGURES: dict[frozenset[str], tuple[Figure, Interval, int]] = {
    frozenset(("ana", "ben")): (measured(0.874), Interval(0.81, 0.92), 1240),
    frozenset(("ana", "cleo")): (measured(0.62), FEW, 4),
    frozenset(("ben", "cleo")): (UNKNOWN, FEW, 0),
    frozenset(("ana", "gold")): (measured(0.998), Interval(0.97, 1.0), 1240),
}


def figure_row(
    one: Annotator,
    other: Annotator,
    measure: Measure = Measure.F1_EXACT,
    layer: Layer = Layer.ENTITY,
    label: str | None = None,
) -> FigureRow:
    figure, interval, documents = FIGURES.get(frozenset((one.id, other.id)), (measured(0.5), FEW, 9))
    spans = (documents * 12, documents * 11)
    judge = other is GOLD and one is ANA
    people = (one, other)
    return FigureRow(people, layer, measure, figure, documents, spans, label, interval=interval, judge=judge)


def matrix(
    measure: Measure = Measure.F1_EXACT,
    layer: Layer = Layer.ENTITY,
    label: str | None = None,
    people: tuple[Annotator, ...] = PEOPLE,
) -> Matrix:
    cells = {
        frozenset((one.id, other.id)): figure_row(one, other, measure, layer, label)
        for one, other in combinations(people, 2)
    }
    return Matrix(measure, layer, label, people, cells)


def trend(
    figures: tuple[Figure, ...] = (measured(0.6), UNKNOWN, measured(0.7), measured(0.9)),
) -> list[TrendPoint]:
    return [
        TrendPoint(
            1_767_600_000_000 + number * 14 * DAY_MS,
            FigureRow(
                (ANA, BEN), Layer.ENTITY, Measure.F1_EXACT, figure, 20, (230, 210), interval=_about(figure)
            ),
        )
        for number, figure in enumerate(figures)
    ]


def _about(figure: Figure) -> Interval:
    return FEW if figure.value is None else Interval(figure.value - 0.08, min(figure.value + 0.08, 1.0))


def confusion(
    people: tuple[Annotator, Annotator] | None = None, layer: Layer = Layer.ENTITY
) -> ConfusionTable:
    """Organisations taken for places above all."""
    labels: tuple[str | None, ...] = (*NAMES, None) if layer is Layer.ENTITY else ("FORECAST", None)
    counts: dict[tuple[str | None, str | None], int] = {
        ("PERSON", "PERSON"): 1204,
        ("ORG", "ORG"): 611,
        ("PLACE", "PLACE"): 402,
        ("ORG", "PLACE"): 48,
        ("PLACE", "ORG"): 48,
        ("PERSON", "ROLE"): 3,
        ("ROLE", "ROLE"): 40,
        ("NAT", None): 21,
        (None, "PERSON"): 7,
    }
    if layer is Layer.CLAIM:
        counts = {("FORECAST", "FORECAST"): 12}
    return ConfusionTable(layer, labels, counts, people)


WORST = (
    WorstRow(
        Layer.ENTITY,
        "d1",
        "The harbour board moves the pier after all, and nobody is asked",
        None,
        31,
        60,
        measured(0.41),
    ),
    WorstRow(Layer.ENTITY, "d2", "Ferries", None, 12, 40, measured(0.7)),
    WorstRow(Layer.ENTITY, None, "", "NAT", 21, 42, measured(0.0)),
    WorstRow(Layer.CLAIM, "d3", "Budget", None, 2, 5, UNKNOWN),
)


def habit(person: Annotator | None, shares: dict[str, float], layer: Layer = Layer.ENTITY) -> HabitRow:
    return HabitRow(
        person, layer, 40, 18_000, 2_214, measured(123.0), measured(1.84), measured(0.072), shares
    )


HABITS = (
    habit(ANA, {"PERSON": 0.52, "ORG": 0.25, "PLACE": 0.18, "ROLE": 0.05}),
    habit(None, {"PERSON": 0.47, "ORG": 0.21, "PLACE": 0.24, "NAT": 0.05, "ROLE": 0.03}),
    habit(BEN, {"PERSON": 0.40, "ORG": 0.30, "PLACE": 0.20, "NAT": 0.10}),
    habit(None, {"PERSON": 0.55, "ORG": 0.18, "PLACE": 0.20, "ROLE": 0.07}),
    habit(CLEO, {"FORECAST": 1.0}, Layer.CLAIM),
)


def listen(signal: SignalInstance) -> list[tuple[object, ...]]:
    """What the signal carries from now on."""
    heard: list[tuple[object, ...]] = []

    def hear(*carried: object) -> None:
        heard.append(carried)

    signal.connect(hear)
    return heard
