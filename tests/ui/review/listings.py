"""Made-up tables of what annotators differ in, and pages that show them."""

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Document
from annotator.domain.identity import text_sha256
from annotator.domain.layer import Layer
from annotator.domain.span import Extent, Span
from annotator.session.measuring.tables import ConsistencyRow, DisagreementRow, Kind, Side, SpanSeen, Usage
from annotator.settings.preferences import Preferences
from annotator.ui.places.look import name_style, text_theme, typography
from annotator.ui.review.lanes import LaneLook
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET, place_of

ANA, BEN, CLEO = (Annotator(name.lower(), name) for name in ("Ana", "Ben", "Cleo"))
GOLD = Annotator("gold", "Gold", AnnotatorKind.GOLD)
TEXT = (
    "Ines Vale spoke.\n\n“We will move the pier,” said Vale of the Harbour Board on Monday. The Board, which "
    "has run the port since 1954, will vote on the plan in June."
)
Shown = TypeVar("Shown", bound=QWidget)


def seen(words: str, label: str, who: Annotator = ANA) -> SpanSeen:
    start, end = place_of(TEXT, words)
    return SpanSeen(f"{who.id}-{start}-{end}-{label}", label, ((start, end),), words)


def boundary(a: Annotator = ANA, b: Annotator = BEN, *, dispute: int = 0) -> DisagreementRow:
    """One has the first name, the other has not."""
    one, other = seen("Ines Vale", "PERSON", a), seen("Vale", "PERSON", b)
    return DisagreementRow(
        "d1", "Harbour", Layer.ENTITY, Kind.BOUNDARY, a, b, 0, 9, (one,), (other,), dispute, Side.LEFT, 5
    )


def label(a: Annotator = ANA, b: Annotator = BEN, *, dispute: int = 1) -> DisagreementRow:
    start, end = place_of(TEXT, "Harbour Board")
    one, other = seen("Harbour Board", "ORG", a), seen("Harbour Board", "PERSON", b)
    return DisagreementRow(
        "d1", "Harbour", Layer.ENTITY, Kind.LABEL, a, b, start, end, (one,), (other,), dispute
    )


def missed(a: Annotator = ANA, b: Annotator = BEN, *, dispute: int = 2) -> DisagreementRow:
    start, end = place_of(TEXT, "We will move the pier")
    other = seen("We will move the pier", "PROMISE", b)
    return DisagreementRow("d2", "Pier", Layer.CLAIM, Kind.MISSED, a, b, start, end, (), (other,), dispute)


def many(count: int) -> list[DisagreementRow]:
    kinds = (boundary(), label(), missed(), label(BEN, CLEO))
    return [
        replace(
            kinds[number % 4], document=f"d{number // 9}", title=f"Title {number // 9}", dispute=number // 2
        )
        for number in range(count)
    ]


def usage(number: int, label: str | None, who: Annotator = ANA) -> Usage:
    span = f"s{number}" if label else None
    return Usage(f"d{number}", f"Title {number}", who, 10, 15, "Board", label, span)


def board() -> ConsistencyRow:
    """Two people and the gold do not agree what the board is."""
    places = (
        usage(0, "ORG"),
        usage(1, "PERSON"),
        usage(2, None),
        usage(1, "PERSON", BEN),
        usage(3, "PERSON", GOLD),
    )
    return ConsistencyRow(
        "Board", Layer.ENTITY, {"ORG": 1, "PERSON": 3, None: 1}, places, {"Harbour Board": 2, "the Board": 1}
    )


def pier() -> ConsistencyRow:
    place = replace(usage(5, "PROMISE"), surface="will move the pier")
    return ConsistencyRow("will move the pier", Layer.CLAIM, {"PROMISE": 1, None: 1}, (place,))


def surfaces(count: int = 40) -> list[ConsistencyRow]:
    return [board(), pier(), *(replace(board(), surface=f"Board {number}") for number in range(count - 2))]


def document(identifier: str) -> Document:
    return Document(identifier, "Harbour", TEXT, text_sha256(TEXT), "en")


def reading(owner: Annotator, *spans: SpanSeen) -> tuple[Annotator, AnnotationSet]:
    """What somebody recorded in the document of the disputes about names."""
    made = tuple(_span(each) for each in spans)
    return owner, AnnotationSet("d1", owner.id, spans=made)


def _span(each: SpanSeen) -> Span:
    found = TAGSET.label(each.label)
    assert found is not None
    return Span(each.id, found.layer, each.label, Extent(each.fragments, each.surface))


def look(theme: Theme) -> LaneLook:
    preferences = Preferences()
    return LaneLook(text_theme(theme), typography(preferences), TAGSET, name_style(preferences))


def shown(qtbot: QtBot, page: Shown) -> Shown:
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    return page


def cells(table: QTableView, column: int) -> list[str]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click(table: QTableView, row: int, column: int = 0) -> None:
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, row, column))


def double_click(table: QTableView, row: int, column: int = 0) -> None:
    click(table, row, column)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, row, column))


def click_header(table: QTableView, column: int) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def middle(table: QTableView, row: int, column: int) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()
