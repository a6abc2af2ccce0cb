"""Concordance lines as a list: they arrive a few at a time, are sorted, and follow their labels."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import reduce
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.domain.span import Fragment
from annotator.domain.values import Id
from annotator.session.concordance import Hit, Order, in_order
from annotator.wording import tr

Index = QModelIndex | QPersistentModelIndex


class HitRole(IntEnum):
    HIT = Qt.ItemDataRole.UserRole + 1


class HitsModel(QAbstractListModel):
    """``order`` holds for what is there; what is added goes to the end until it is sorted again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._of_documents: dict[Id, list[int]] | None = None
        self.order = Order.DOCUMENT

    @property
    def hits(self) -> Sequence[Hit]:
        return self._hits

    @property
    def documents(self) -> set[Id]:
        """The documents that have lines."""
        return set(self._places())

    def clear(self) -> None:
        self._show([])

    def add(self, hits: Sequence[Hit]) -> None:
        if hits:
            first = len(self._hits)
            self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
            self._hits += hits
            self._of_documents = None
            self.endInsertRows()

    def sort_by(self, order: Order) -> None:
        self.order = order
        self._show(in_order(self._hits, order))

    def relabel_places(self, labels: Mapping[Id, Mapping[Fragment, tuple[str, ...]]]) -> None:
        """Give the lines of these documents the labels that stand at their places now."""
        for document, places in labels.items():
            for number in self._places().get(document, ()):
                hit = self._hits[number]
                if hit.span is None:
                    self._relabel(number, hit, places.get((hit.start, hit.end), ()))

    def relabel_spans(self, labels: Mapping[Id, str | None]) -> None:
        """Give the lines of these spans their labels of now; none to a span that is gone."""
        for number, hit in enumerate(self._hits):
            if hit.span is not None and hit.span in labels:
                label = labels[hit.span]
                self._relabel(number, hit, () if label is None else (label,))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == HitRole.HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.surface
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(hit)
        return None

    def _show(self, hits: list[Hit]) -> None:
        self.beginResetModel()
        self._hits = hits
        self._of_documents = None
        self.endResetModel()

    def _places(self) -> dict[Id, list[int]]:
        if self._of_documents is None:
            self._of_documents = {}
            for number, hit in enumerate(self._hits):
                self._of_documents.setdefault(hit.document, []).append(number)
        return self._of_documents

    def _relabel(self, number: int, hit: Hit, labels: tuple[str, ...]) -> None:
        if hit.labels != labels:
            self._hits[number] = replace(hit, labels=labels)
            self.dataChanged.emit(self.index(number), self.index(number))


def _spoken(hit: Hit) -> str:
    line = tr("{text}, in {title}", text=f"{hit.left}{hit.surface}{hit.right}", title=hit.source.title)
    return tr("{line}, labeled {labels}", line=line, labels=reduce(_both, hit.labels)) if hit.labels else line


def _both(labels: str, label: str) -> str:
    return tr("{labels} and {label}", labels=labels, label=label)
