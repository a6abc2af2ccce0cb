"""A page with a caret and a selection, moved by the keyboard."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.domain.document import Document
from annotator.domain.span import Span
from annotator.text.graphemes import widen
from annotator.ui.textview import accessible
from annotator.ui.textview.caret import CaretMover, Move, at_boundary
from annotator.ui.textview.default_units import default_sentences, default_tokens
from annotator.ui.textview.keys import is_copy, is_select_all, is_used, move_of
from annotator.ui.textview.page_view import PageView
from annotator.ui.textview.painters import ParagraphPainter
from annotator.ui.textview.selection import Selection
from annotator.ui.textview.text_painter import SelectionPainter, TextPainter
from annotator.ui.textview.units import Provider, Units


class CaretView(PageView):
    """Keys that it does not use are ignored; Tab does not leave it."""

    caret_moved = Signal(int)
    selection_changed = Signal(int, int)
    text_copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._selection = Selection()
        self._caret_shown = False
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._on_blink)
        self._take_units(None, None)
        accessible.install()

    @override
    def set_document(
        self,
        document: Document,
        spans: Iterable[Span] = (),
        *,
        tokens: Provider | None = None,
        sentences: Provider | None = None,
    ) -> None:
        """Shows another document from its start, the caret there; ``tokens``: what snapping keeps to."""
        self._selection = Selection()
        super().set_document(document, spans)
        self._take_units(tokens, sentences)
        self.caret_moved.emit(0)
        self.selection_changed.emit(0, 0)

    def set_units(self, *, tokens: Provider, sentences: Provider | None = None) -> None:
        """Takes other tokens, for example once the export's own tokenizer is at hand."""
        self._take_units(tokens, sentences)

    @property
    def caret(self) -> int:
        return self._selection.caret

    @property
    def selection(self) -> tuple[int, int]:
        """``(start, end)``; equal when nothing is selected."""
        return self._selection.fragment

    @property
    def tokens(self) -> Units:
        return self._tokens

    @property
    def sentences(self) -> Units:
        return self._sentences

    def anchor(self) -> int:
        return self._selection.anchor

    def select(self, start: int, end: int, *, reveal: bool = True) -> None:
        """Selects ``[start, end)``, widened to whole graphemes, with the caret at its end."""
        start, end = min(start, end), min(max(start, end), len(self.document.text))
        if start < end:
            start, end = widen(self.document.text, max(start, 0), end)
        self.set_selection(start, end)
        if reveal:
            self.scroll_to(start)

    def set_caret(self, offset: int, *, reveal: bool = True) -> None:
        """Puts the caret somewhere, with nothing selected."""
        offset = at_boundary(self.document.text, min(max(offset, 0), len(self.document.text)))
        self.set_selection(offset, offset)
        if reveal:
            self.scroll_to(offset)

    def set_selection(self, anchor: int, caret: int) -> None:
        """As hands make it: from ``anchor`` to ``caret``, both grapheme boundaries; does not scroll."""
        self._mover.settle()
        self._take_selection(Selection(anchor, caret))

    def move_caret(self, move: Move, *, extend: bool = False) -> None:
        """Moves as a key would, and keeps the caret in view."""
        page_height = max(self._sheet.height - self._sheet.page.look.metrics.em * 4, 1.0)
        caret = self._mover.move(self._selection.caret, move, page_height)
        self._take_selection(self._selection.to(caret, extend=extend))
        if self._sheet.reveal(caret):
            self._refresh()

    def select_all(self) -> None:
        self.set_selection(0, len(self.document.text))

    def copy(self) -> None:
        """Puts the document's own characters on the clipboard, if any are selected."""
        start, end = self._selection.fragment
        if start < end:
            text = self.document.text[start:end]
            QGuiApplication.clipboard().setText(text)
            self.text_copied.emit(text)

    @override
    def paragraph_painters(self) -> Sequence[ParagraphPainter]:
        tints, *others = super().paragraph_painters()
        return (tints, SelectionPainter(self._selection.fragment), *others)

    @override
    def text_painter(self) -> TextPainter:
        return TextPainter(self._selection.fragment)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = move_of(event)
        if move is not None:
            self.move_caret(move[0], extend=move[1])
        elif is_select_all(event):
            self.select_all()
        elif is_copy(event):
            self.copy()
        event.setAccepted(is_used(event))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_used(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_caret()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._blink.stop()
        self._caret_shown = False
        self.viewport().update()

    def _take_units(self, tokens: Provider | None, sentences: Provider | None) -> None:
        page = self._sheet.page
        self._tokens = Units(tokens or default_tokens(page.document), page.paragraphs)
        self._sentences = Units(sentences or default_sentences(page.document), page.paragraphs)
        self._mover = CaretMover(page, self._tokens)

    def _take_selection(self, selection: Selection) -> None:
        old, self._selection = self._selection, selection
        if old == selection:
            return
        self._show_caret()
        self._update_at(old.fragment, selection.fragment)
        accessible.tell(self)
        if old.caret != selection.caret:
            self.caret_moved.emit(selection.caret)
        if old.fragment != selection.fragment and not (old.empty and selection.empty):
            self.selection_changed.emit(*selection.fragment)

    def _show_caret(self) -> None:
        """The caret is there at once, and blinks from now on, in the rhythm of the system."""
        self._caret_shown = self.hasFocus()
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if self._caret_shown and flash > 0:
            self._blink.start(flash // 2)

    def _on_blink(self) -> None:
        self._caret_shown = not self._caret_shown
        caret = self.caret_rect(self._selection.caret)
        if caret is not None:
            self.viewport().update(caret.toAlignedRect().adjusted(-1, -1, 1, 1))
