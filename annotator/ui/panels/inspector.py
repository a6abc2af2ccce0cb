"""The selected span, or the document where none is selected."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.domain.document import Document
from annotator.domain.span import Origin, Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.past import HistoryLine
from annotator.text.languages import LANGUAGES
from annotator.ui.label_colors import LabelPalette
from annotator.ui.panels.attribute_rows import AttributeRows
from annotator.ui.panels.guideline import GuidelineCard
from annotator.ui.panels.history_rows import HistoryRows
from annotator.ui.panels.reading_rows import ReadingRows
from annotator.ui.panels.remark_rows import RemarkRows
from annotator.ui.panels.role_rows import RoleRows, RoleSlot
from annotator.ui.panels.span_head import SpanHead
from annotator.ui.textview.direction import is_right_to_left
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.fields import combo_box
from annotator.ui.widgets.held_place import held_place
from annotator.ui.widgets.labels import hairline, plain_label
from annotator.ui.widgets.panel_area import PanelArea
from annotator.wording import tr, trn

_SURFACE = 240
_LANGUAGE_CHARACTERS = 12


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the inspector shows. ``misfit``: why no token boundary fits the span, or nothing. ``others``: what
    others recorded on the document, as far as the viewpoint shows it.
    """

    document: Document
    work: AnnotationSet
    tagset: Tagset
    span: Span | None = None
    slots: Sequence[RoleSlot] = ()
    misfit: str = ""
    help: str = ""
    others: Sequence[tuple[Annotator, AnnotationSet]] = ()
    editable: bool = True

    @property
    def subject(self) -> tuple[Id, Id | None]:
        """The document, and the span if it is about one."""
        return self.document.id, self.span.id if self.span else None


class Inspector(PanelArea):
    """Wishes, all about the selected span (or the document, for notes and flags). ``left``: back to the
    article.
    """

    attribute_answered = Signal(str, object)
    pick_wanted = Signal(str)
    absence_told = Signal(str)
    jump_wanted = Signal(str)
    link_removal_wanted = Signal(str)
    note_written = Signal(str)
    flag_chosen = Signal(object)
    deletion_wanted = Signal()
    language_chosen = Signal(str)
    reading_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Inspector"), parent)
        self._theme = theme
        self.remarks: RemarkRows | None = None
        self._subject: tuple[Id, Id | None] | None = None
        self._past: HistoryRows | None = None

    @override
    def sizeHint(self) -> QSize:
        return QSize(300, 340)

    def settle(self) -> None:
        """Tell what was typed and not yet told."""
        if self.remarks is not None:
            self.remarks.settle()

    def clear(self) -> None:
        self.remarks, self._subject, self._past = None, None, None
        self.setWidget(self._make_body())

    def show_inspected(self, shown: Inspected, palette: LabelPalette) -> None:
        held = held_place(self.widget())
        earlier = self.remarks if self._subject == shown.subject else None
        go_on = earlier.hand_over() if earlier is not None else None
        self._subject, self._past = shown.subject, None
        body = self._make_body()
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 10, 10, 10)
        column.setSpacing(8)
        if shown.span is None:
            self._fill_document(column, shown, body)
        else:
            self._fill_span(column, shown, shown.span, palette, body)
        column.addStretch(1)
        place = self.verticalScrollBar().value() if earlier is not None else 0
        self.setWidget(body)
        self._lay_out(body)
        self.verticalScrollBar().setValue(place)
        if go_on is not None and self.remarks is not None:
            go_on(self.remarks)
        elif held is not None and (earlier is None or not held.take_in(body)):
            self.left.emit()

    def show_past(self, span: Id, lines: Sequence[HistoryLine]) -> None:
        """What became of a span, if it is the one that is shown."""
        if self._past is not None and self._subject is not None and self._subject[1] == span:
            self._past.show_lines(lines)
            self._past = None

    def write_note(self) -> None:
        """Put the cursor where notes are written."""
        if self.remarks is not None:
            self._write_in(self.remarks.note)

    def write_comment(self) -> None:
        """Put the cursor where the question behind a flag is written."""
        if self.remarks is not None:
            self._write_in(self.remarks.comment)

    def _write_in(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(field)

    def _lay_out(self, body: QWidget) -> None:
        """Now, and not when the event loop comes round: otherwise nothing could be scrolled to."""
        layout = body.layout()
        if layout is not None:
            layout.activate()
        QCoreApplication.sendPostedEvents(body, QEvent.Type.LayoutRequest.value)

    def _make_body(self) -> QWidget:
        body = QWidget(self)
        body.setProperty("surface", "panel")
        return body

    def _fill_document(self, column: QVBoxLayout, shown: Inspected, body: QWidget) -> None:
        column.addWidget(plain_label(tr("This document"), "section", parent=body))
        if shown.help:
            column.addWidget(_card(shown.help, body))
        column.addWidget(plain_label(document_words(shown.document), "small", wrap=True, parent=body))
        column.addLayout(self._make_language(shown, body))
        self._add_remarks(column, shown, body)
        if shown.others:
            rows = ReadingRows(shown.others, body)
            rows.reading_wanted.connect(self.reading_wanted)
            column.addWidget(rows)
        if shown.editable and not shown.work.spans:
            column.addWidget(_card(_FIRST_STEPS, body))

    def _fill_span(
        self, column: QVBoxLayout, shown: Inspected, span: Span, palette: LabelPalette, body: QWidget
    ) -> None:
        head = SpanHead(span, shown.tagset.label_name(span.label), palette.colors(span.label), body)
        head.set_editable(shown.editable)
        head.deletion_wanted.connect(self.deletion_wanted)
        column.addWidget(head)
        column.addWidget(_surface_label(span, body))
        if shown.misfit:
            column.addWidget(plain_label(shown.misfit, "warning", wrap=True, parent=body))
        attributes = shown.tagset.attributes_of(span.layer)
        if attributes:
            rows = AttributeRows(attributes, span.attributes, editable=shown.editable, parent=body)
            rows.answered.connect(self.attribute_answered)
            column.addWidget(rows)
        if shown.slots:
            column.addWidget(self._make_roles(shown, body))
        column.addWidget(hairline(body))
        self._add_remarks(column, shown, body)
        label = shown.tagset.standing(span.label)
        if label is not None:
            column.addWidget(GuidelineCard(label.name, label, body))
        if span.origin.how is not Origin.MANUAL:
            column.addWidget(plain_label(_origin_words(span), "small", wrap=True, parent=body))
        self._past = HistoryRows(body)
        column.addWidget(self._past)

    def _make_language(self, shown: Inspected, body: QWidget) -> QHBoxLayout:
        """The language that was guessed, to be corrected.

        A policy of adjusting would make the list of the box at once, which costs time and memory with every
        document; it is made when somebody opens it.
        """
        box = combo_box(tr("Language"), body)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setMinimumWidth(box.fontMetrics().averageCharWidth() * _LANGUAGE_CHARACTERS)
        known = dict(LANGUAGES)
        known.setdefault(shown.document.language, shown.document.language or tr("Unknown"))
        for code, name in known.items():
            box.addItem(tr(name), code)
        box.setCurrentIndex(box.findData(shown.document.language))
        box.setEnabled(shown.editable)
        box.activated.connect(lambda: self.language_chosen.emit(str(box.currentData())))
        row = QHBoxLayout()
        row.setSpacing(10)
        name = plain_label(tr("language"), "muted", parent=body)
        name.setMinimumWidth(78)
        row.addWidget(name)
        row.addWidget(box, 1)
        return row

    def _make_roles(self, shown: Inspected, body: QWidget) -> RoleRows:
        rows = RoleRows(shown.slots, editable=shown.editable, parent=body)
        rows.pick_wanted.connect(self.pick_wanted)
        rows.absence_told.connect(self.absence_told)
        rows.jump_wanted.connect(self.jump_wanted)
        rows.removal_wanted.connect(self.link_removal_wanted)
        return rows

    def _add_remarks(self, column: QVBoxLayout, shown: Inspected, body: QWidget) -> None:
        note, flag = (shown.span.note, shown.span.flag) if shown.span else (shown.work.note, shown.work.flag)
        self.remarks = RemarkRows(note, flag, editable=shown.editable, parent=body)
        self.remarks.note_written.connect(self.note_written)
        self.remarks.flag_chosen.connect(self.flag_chosen)
        self.remarks.left.connect(self.left)
        column.addWidget(self.remarks)


_FIRST_STEPS = tr(
    "Select words with the mouse or with Shift and the arrow keys, then press a label's key. "
    "Without a selection, the key labels what stands at the caret. F1 shows all keys."
)


def _card(text: str, body: QWidget) -> QWidget:
    card = QWidget(body)
    card.setProperty("surface", "quiet")
    card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(card)
    column.setContentsMargins(10, 8, 10, 8)
    column.addWidget(plain_label(text, wrap=True, parent=card))
    return card


def _surface_label(span: Span, body: QWidget) -> QLabel:
    words = " ".join(span.surface.split())
    shown = words if len(words) <= _SURFACE else f"{words[:_SURFACE]}…"
    label = plain_label(shown, "surface", wrap=True, parent=body)
    label.setAccessibleName(words)
    return label


def document_words(document: Document) -> str:
    """Length, and what the file told of its origin."""
    parts = [trn("{count:,} character", "{count:,} characters", len(document.text))]
    for key in ("byline", "date", "site"):
        value = document.meta.get(key)
        if isinstance(value, str) and value:
            parts.append(value)
    return " · ".join(_isolated(part) for part in parts)


def _isolated(words: str) -> str:
    """Words that run to the left keep that to themselves, and leave a date beside them as it is."""
    return f"\u2068{words}\u2069" if is_right_to_left(words, 0) else words


def _origin_words(span: Span) -> str:
    how = tr(span.origin.how.value)
    return tr("{how} by {whom}", how=how, whom=span.origin.by) if span.origin.by else how
