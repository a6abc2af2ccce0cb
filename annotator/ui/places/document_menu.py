"""What can be done with a document in the list: correct its title, withdraw it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QInputDialog, QMenu

from annotator.session import documents
from annotator.store.document_queries import DocumentRow
from annotator.ui.dialogs.question import ask
from annotator.ui.panels.document_model import DocumentRole
from annotator.ui.places.workbench import Workbench
from annotator.wording import tr


class DocumentMenu(QObject):
    def __init__(self, bench: Workbench, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_requested)

    def menu_for(self, row: DocumentRow) -> QMenu:
        menu = QMenu(self._view)
        for words, act in (
            (tr("Correct the title…"), self.retitle),
            (tr("Withdraw from the project…"), self.withdraw),
        ):
            action = menu.addAction(words)
            action.setEnabled(self._bench.editable)
            action.triggered.connect(partial(_call, act, row))
        return menu

    def retitle(self, row: DocumentRow) -> None:
        title, wanted = QInputDialog.getText(self._view, tr("Correct the title"), tr("Title"), text=row.title)
        if wanted and title.strip() and title.strip() != row.title:
            self._bench.edit_document(
                lambda file, document, author: documents.set_title(file, document, author, title.strip()),
                row.id,
            )

    def withdraw(self, row: DocumentRow) -> None:
        """Asks first: the text is deleted for good."""
        words = tr(
            "“{title}” goes out of the project with everything that anybody recorded on it, and its text"
            " is deleted for good. Exports that were made before keep it.",
            title=row.title,
        )
        answers = {"withdraw": tr("Withdraw")}
        if ask(tr("Withdraw this document?"), words, answers, self._view.window()) == "withdraw":
            self._bench.edit_document(documents.withdraw, row.id)

    @Slot(QPoint)
    def _on_menu_requested(self, place: QPoint) -> None:
        row = self._view.indexAt(place).data(DocumentRole.ROW)
        if row is not None:
            menu = self.menu_for(row)
            menu.exec(self._view.viewport().mapToGlobal(place))
            menu.deleteLater()


def _call(act: Callable[[DocumentRow], None], row: DocumentRow, _checked: bool = False) -> None:
    act(row)
