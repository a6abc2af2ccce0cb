"""The right side of the Annotate place: labels above, the inspector below, and what they wish for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from annotator.domain.span import Flag, FlagKind
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session import documents, edits
from annotator.session.desk import Desk
from annotator.ui.panels.inspector import Inspector
from annotator.ui.panels.labels import LabelsPanel
from annotator.ui.places.hands import Hands
from annotator.ui.places.inspecting import inspect
from annotator.ui.places.look import label_palette
from annotator.ui.places.span_past import SpanPast
from annotator.ui.places.workbench import Workbench
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.fitted_column import FittedColumn
from annotator.ui.widgets.held_place import is_at_button

_BEHIND_PAINT_MS = 15
"""Qt paints some milliseconds after it was asked to, behind timers that wait for nothing."""


class SidePanel(QObject):
    """``back`` gives the focus to the article after a click here, so that keys go on labeling.

    The inspector follows the chosen span as soon as the article is painted: the article never waits for it.
    """

    def __init__(self, bench: Workbench, hands: Hands, theme: Theme, back: Callable[[], object]) -> None:
        super().__init__(bench)
        self._bench = bench
        self._hands = hands
        self._theme = theme
        self._back = back
        self._shown_tagset: Tagset | None = None
        self._palette = label_palette(bench.tagset, theme)
        self._due = QTimer(self, singleShot=True, interval=_BEHIND_PAINT_MS)
        self._subject: tuple[Desk | None, Id | None] = (None, None)
        self.past = SpanPast(bench)
        self.labels = LabelsPanel(theme)
        self.inspector = Inspector(theme)
        self.widget = FittedColumn(self.labels, self.inspector)
        self.widget.setMinimumWidth(310)
        self._connect()

    def show_tagset(self, *, afresh: bool = False) -> None:
        if afresh or self._bench.tagset is not self._shown_tagset:
            self._shown_tagset = self._bench.tagset
            self._palette = label_palette(self._bench.tagset, self._theme)
            self.labels.set_tagset(self._bench.tagset, self._palette)
            self.widget.fit()

    @property
    def is_behind(self) -> bool:
        """Whether the inspector has yet to follow."""
        return self._due.isActive()

    @Slot()
    def refresh(self) -> None:
        """Show the selected span, or the document, as it is now."""
        self._due.stop()
        bench, span = self._bench, self._hands.chosen.span
        subject = (bench.desk, span.id if span else None)
        if subject != self._subject:
            self.settle()
        self._subject = subject
        standing = bench.tagset.standing(span.label) if span else None
        self.labels.set_current(standing.key if standing else None)
        if bench.document is None or bench.work is None:
            self.inspector.clear()
            return
        shown = inspect(
            bench.document,
            bench.work,
            bench.spans,
            bench.tagset,
            bench.segments,
            span,
            help_text=bench.practice.help if bench.practice else "",
            others=bench.others,
            editable=bench.editable,
        )
        self.inspector.show_inspected(shown, self._palette)
        self.past.want(span.id if span else None)

    def settle(self) -> None:
        """Write down what is being typed, about the span for which it was typed."""
        self.inspector.settle()

    @Slot()
    def write_note(self) -> None:
        self.refresh()
        self.inspector.write_note()

    def _connect(self) -> None:
        inspector, hands = self.inspector, self._hands
        self.labels.label_pressed.connect(self._on_label_pressed)
        self.labels.left.connect(self._back)
        self._due.timeout.connect(self.refresh)
        self.past.told.connect(inspector.show_past)
        hands.chosen.changed.connect(self._due.start)
        hands.note_wanted.connect(self.write_note)
        inspector.attribute_answered.connect(self._on_attribute_answered)
        inspector.pick_wanted.connect(hands.start_link)
        inspector.absence_told.connect(self._on_absence_told)
        inspector.jump_wanted.connect(self._on_jump_wanted)
        inspector.link_removal_wanted.connect(self._on_link_removal_wanted)
        inspector.note_written.connect(self._on_note_written)
        inspector.flag_chosen.connect(self._on_flag_chosen)
        inspector.deletion_wanted.connect(hands.verbs.delete)
        inspector.language_chosen.connect(self._on_language_chosen)
        inspector.left.connect(self._back)

    @Slot(str, bool)
    def _on_label_pressed(self, label: str, second: bool) -> None:
        self._hands.press_label(label, second=second)
        self._back()

    @Slot(str, object)
    def _on_attribute_answered(self, attribute: str, value: object) -> None:
        """Who answers by keyboard stays there, with more to answer."""
        self._hands.verbs.write(edits.set_attribute, attribute, value)
        if not is_at_button(self.inspector):
            self._back()

    @Slot(str)
    def _on_absence_told(self, role: str) -> None:
        span = self._hands.chosen.id
        if span is not None:
            self._bench.edit(lambda file, desk: edits.add_link(file, desk, role, span, None))
        self._back()

    @Slot(str)
    def _on_jump_wanted(self, span: str) -> None:
        self._hands.chosen.choose(span, reveal=True)
        self._back()

    @Slot(str)
    def _on_link_removal_wanted(self, link: str) -> None:
        self._bench.edit(lambda file, desk: edits.remove_link(file, desk, link))
        self._back()

    @Slot(str)
    def _on_note_written(self, note: str) -> None:
        desk, span = self._subject
        self._bench.edit(lambda file, desk: edits.set_note(file, desk, span, note), desk=desk)

    @Slot(object)
    def _on_flag_chosen(self, flag: Flag | None) -> None:
        """A question for the lead wants words; the field for them comes with the flag."""
        desk, span = self._subject
        asks = flag is not None and flag.kind is FlagKind.ASK and not flag.comment
        self._bench.edit(
            lambda file, desk: edits.set_flag(file, desk, span, flag),
            (lambda _changes: self._write_comment()) if asks else None,
            desk,
        )

    def _write_comment(self) -> None:
        self.refresh()
        self.inspector.write_comment()

    @Slot(str)
    def _on_language_chosen(self, language: str) -> None:
        self._bench.edit_document(
            lambda file, document, author: documents.set_language(file, document, author, language)
        )
        self._back()
