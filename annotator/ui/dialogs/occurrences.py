"""Tagging every occurrence: the other places where a span's words stand, each with a box to tick."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.domain.tagset import Tagset
from annotator.session.concordance import Order
from annotator.session.occurrences import Wanted
from annotator.session.project import Project
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.models.ticked_hits import TickedHits
from annotator.ui.panels.occurrence_form import OccurrenceForm
from annotator.ui.panels.tick_list import TickList
from annotator.ui.places.look import label_palette
from annotator.ui.places.searching import MOST, Ending, Searching
from annotator.ui.theme.fonts import article_family
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.empty_words import EmptyWords
from annotator.ui.widgets.labels import plain_label, shortened
from annotator.ui.widgets.search_progress import SearchProgress
from annotator.ui.widgets.segments import Segments
from annotator.wording import tr, trn

_ORDERS = {Order.DOCUMENT: tr("Document"), Order.LEFT: tr("Left context"), Order.RIGHT: tr("Right context")}
_LONGEST = 80


class OccurrencesDialog(FramedDialog):
    """``form.wanted`` is what was looked for at last, ``hits.ticked`` what takes the label."""

    def __init__(
        self, project: Project, tagset: Tagset, wanted: Wanted, theme: Theme, parent: QWidget | None = None
    ) -> None:
        words, label = shortened(wanted.span.surface, _LONGEST), tagset.label_name(wanted.span.label)
        intro = tr(
            "Ticked places of “{words}” become {label}. One undo takes all of it back.",
            words=words,
            label=label,
        )
        super().__init__(tr("Tag every occurrence"), tr("Tag"), parent, intro=intro)
        self.resize(1000, 640)
        self.form = OccurrenceForm(wanted, tagset, self)
        self.hits = TickedHits(self)
        self.lines = TickList(self.hits, theme, self)
        self.lines.delegate.set_look(tagset, label_palette(tagset, theme), article_family())
        self.lines.show_look()
        orders = {order.value: words for order, words in _ORDERS.items()}
        self.order = Segments(orders, Order.DOCUMENT, tr("Sort by"), self)
        self.empty = EmptyWords(self.lines)
        self.count = plain_label("", "muted", parent=self)
        self.progress = SearchProgress(self)
        self.searching = Searching(project, self)
        self._lay_out()
        self._connect()
        self.look()
        self.lines.setFocus()

    @Slot()
    def look(self) -> None:
        """Look afresh for what the form says."""
        self.searching.forget()
        self.hits.clear()
        self.empty.say("")
        self.show_problem("")
        self.progress.show_share(0.0)
        self.searching.start(self.form.wanted)
        self._show_count()

    def _lay_out(self) -> None:
        self.lines.setMinimumHeight(180)
        for order in _ORDERS:
            self.order.button(order.value).setProperty("compact", True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(plain_label(tr("Sort by"), "small", parent=self))
        row.addWidget(self.order)
        self.body.addWidget(self.form)
        self.body.addWidget(self.lines, 1)
        self.body.addLayout(row)
        self.all = self.foot_button(tr("Tick &all"))
        self.none = self.foot_button(tr("Tick &none"))
        self.add_cancel()

    def _connect(self) -> None:
        self.form.changed.connect(self.look)
        self.searching.found.connect(self.hits.add)
        self.searching.progressed.connect(self.progress.show_share)
        self.searching.ended.connect(self._on_ended)
        self.hits.ticks_changed.connect(self._show_count)
        self.order.value_chosen.connect(self._on_order_chosen)
        self.progress.stop_wanted.connect(self.searching.stop)
        self.all.clicked.connect(lambda: self.hits.tick_all(on=True))
        self.none.clicked.connect(lambda: self.hits.tick_all(on=False))
        self.finished.connect(self.searching.forget)

    @Slot()
    def _show_count(self) -> None:
        places, documents, ticked = self.hits.count
        is_over = not self.searching.is_under_way
        found = tr(
            "{places} in {documents}, {ticked:,} ticked",
            places=trn("{count:,} place", "{count:,} places", places),
            documents=trn("{count:,} document", "{count:,} documents", documents),
            ticked=ticked,
        )
        self.count.setText(found if places else "")
        words = tr("Tag {count:,}", count=ticked) if ticked else tr("Tag")
        self.accept_button.setText(words)
        self.accept_button.setAccessibleName(words)
        self.accept_button.setEnabled(is_over and ticked > 0)
        for button in (self.all, self.none):
            button.setEnabled(places > 0)

    @Slot(object)
    def _on_ended(self, ending: Ending) -> None:
        self.progress.show_share(None)
        if self.hits.order is not Order.DOCUMENT:
            self.hits.sort_by(self.hits.order)
        if ending.full:
            self.show_problem(
                tr("There are more than {most:,} places; the first {most:,} are shown", most=MOST)
            )
        elif ending.problem:
            self.show_problem(ending.problem)
        elif not ending.stopped:
            self.empty.say(tr("These words stand nowhere else, as they are looked for here."))
        self.lines.selectRow(0)
        self._show_count()

    @Slot(str)
    def _on_order_chosen(self, order: str) -> None:
        if self.searching.is_under_way:
            self.hits.order = Order(order)
        else:
            self.hits.sort_by(Order(order))
            self.lines.selectRow(0)
