"""A page whose boilerplate and captions can be folded to a line each; what one goes into unfolds."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF
from typing_extensions import override

from annotator.domain.document import Document
from annotator.domain.span import Span
from annotator.ui.textview.caret_view import CaretView
from annotator.ui.textview.name_painter import fold_rect, zone_name_rect
from annotator.ui.textview.selection import Selection
from annotator.ui.textview.units import Provider
from annotator.ui.textview.zone_map import Fold


class FoldingView(CaretView):
    _folds_all = False

    @override
    def set_document(
        self,
        document: Document,
        spans: Iterable[Span] = (),
        *,
        tokens: Provider | None = None,
        sentences: Provider | None = None,
    ) -> None:
        super().set_document(document, spans, tokens=tokens, sentences=sentences)
        if self._folds_all:
            self.fold_all(folded=True)

    def fold_at(self, point: QPointF) -> Fold | None:
        """The fold whose mark or name is under a point of the viewport."""
        shown, inside = self._sheet.paragraph_at(point)
        layout, look, margin = shown.paragraph.layout, self._sheet.page.look, self._sheet.margin
        for name in shown.paragraph.zone_names:
            rect = fold_rect(layout, name, margin, look)
            if name.fold is not None and rect.united(zone_name_rect(layout, name, margin, look)).contains(
                inside
            ):
                return name.fold
        return None

    def is_folded(self, fold: Fold) -> bool:
        return fold in self._sheet.page.zones.folded

    def fold(self, fold: Fold, *, folded: bool) -> None:
        self._sheet.fold(fold, folded)
        self._refold()

    def fold_all(self, *, folded: bool) -> None:
        """Folds or unfolds all that can be, in this document and the ones after it."""
        self._folds_all = folded
        for fold in self._sheet.page.zones.folds:
            if self.is_folded(fold) is not folded:
                self._sheet.fold(fold, folded)
        self._refold()

    def toggle_folds(self) -> None:
        """Unfold everything if everything is folded, else fold it."""
        zones = self._sheet.page.zones
        self.fold_all(folded=len(zones.folded) < len(zones.folds))

    def heights_changed(self) -> None:
        """For those who show the same paragraphs elsewhere."""

    @override
    def scroll_to(self, offset: int) -> None:
        self._unfold(offset)
        super().scroll_to(offset)

    @override
    def _take_selection(self, selection: Selection) -> None:
        self._unfold(selection.anchor, selection.caret)
        super()._take_selection(selection)

    def _unfold(self, *offsets: int) -> None:
        if self._sheet.page.zones.folded and self._sheet.unfold(*offsets):
            self._refold()

    def _refold(self) -> None:
        self._refresh()
        self.heights_changed()
