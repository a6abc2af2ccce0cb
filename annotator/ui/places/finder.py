"""What the palette offers: labels, and what can be done with span, text and documents."""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtGui import QAction, QKeySequence

from annotator.domain.document import ZoneKind
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.session import edits
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.actions import Act, clean_text
from annotator.ui.panels.document_model import DocumentModel
from annotator.ui.panels.label_button import key_caption
from annotator.ui.places.article_pane import ArticlePane
from annotator.ui.places.browsing import Browsing
from annotator.ui.places.commands import PREFIXES, Command
from annotator.ui.places.hands import Hands
from annotator.ui.places.key_names import shown_keys
from annotator.ui.places.palette import Entry, Palette
from annotator.ui.places.workbench import Workbench
from annotator.ui.places.zoning import Zoning
from annotator.ui.textview.look import LinkStyle
from annotator.wording import tr

_DOCUMENTS = 2000
_LINK_STYLES = {
    LinkStyle.SELECTED: tr("Draw the links of the selected span"),
    LinkStyle.ALL: tr("Draw all links"),
    LinkStyle.OFF: tr("Draw no links"),
}

_NOT_HERE = PREFIXES | {Command.SHOW_KEYS}
"""First keys of chords, and what a menu has as well."""


class Finder:
    """Opens the palette over the Annotate place."""

    def __init__(
        self,
        bench: Workbench,
        hands: Hands,
        zoning: Zoning,
        browsing: Browsing,
        model: DocumentModel,
        article: ArticlePane,
        keeper: SettingsKeeper,
    ) -> None:
        self._bench = bench
        self._hands = hands
        self._zoning = zoning
        self._browsing = browsing
        self._model = model
        self._article = article
        self._keeper = keeper

    def open(self) -> None:
        palette = Palette(self.entries(), self._article.window())
        palette.exec()
        palette.deleteLater()
        self._article.view.setFocus()
        if palette.chosen is not None:
            palette.chosen.act()

    def entries(self) -> list[Entry]:
        hands = self._hands
        return [
            *_labels(self._bench, hands),
            *_of_the_span(self._bench, hands),
            *_zones(self._zoning),
            *self._readings(),
            *self._views(),
            *(
                Entry(tr("key"), row.words, shown_keys(row.keys[:1]), partial(hands.do, row.command))
                for row in hands.commands
                if row.command not in _NOT_HERE
            ),
            *_commands(self._article.window().actions()),
            *_documents(self._model, self._browsing),
        ]

    def _views(self) -> Iterator[Entry]:
        """What of the annotations is drawn."""
        view = self._article.view
        for style, words in _LINK_STYLES.items():
            act = partial(self._article.show_links, style)
            yield Entry(tr("view"), words, "", act)
        yield Entry(tr("view"), tr("Show all layers"), "", partial(view.set_visible_layers, ALL_LAYERS))
        for layer in Layer:
            words = tr("Show {layer} only", layer=tr(layer.plural))
            yield Entry(tr("view"), words, "", partial(view.set_visible_layers, frozenset({layer})))

    def _readings(self) -> Iterator[Entry]:
        """What others recorded here, as far as the viewpoint shows it."""
        preferences = self._keeper.preferences
        for owner, _ in self._bench.others:
            act = partial(self._article.show_reading, owner.id, preferences)
            yield Entry(tr("reading"), tr("Show {name} beside", name=owner.name), "", act)


def _labels(bench: Workbench, hands: Hands) -> Iterator[Entry]:
    for layer in Layer:
        for label in bench.tagset.labels_of(layer):
            act = partial(hands.press_label, label.key)
            yield Entry(tr(layer.value), label.name, key_caption(label.shortcut), act)


def _of_the_span(bench: Workbench, hands: Hands) -> Iterator[Entry]:
    span = hands.chosen.span
    if span is None:
        return
    for role, _ in bench.tagset.roles_of(span.label):
        key = f"R {role.shortcut.upper()}" if role.shortcut else ""
        yield Entry(tr("role"), role.name, key, partial(hands.start_link, role.key))
    for attribute in bench.tagset.attributes_of(span.layer):
        for choice in attribute.values:
            value = (choice.key,) if attribute.kind == "choices" else choice.key
            act = partial(hands.verbs.write, edits.set_attribute, attribute.key, value)
            yield Entry(tr("attribute"), f"{attribute.name}: {choice.name}", "", act)


def _zones(zoning: Zoning) -> Iterator[Entry]:
    if zoning.selection is not None:
        for kind in ZoneKind:
            words = tr("Mark the selection as {zone}", zone=tr(kind.value))
            yield Entry(tr("zone"), words, "", partial(zoning.mark, kind))
    for zone in zoning.zones_here():
        words = tr("This is no {zone}", zone=tr(zone.kind.value))
        yield Entry(tr("zone"), words, "", partial(zoning.remove, zone))


def _commands(actions: Iterable[QAction]) -> Iterator[Entry]:
    """What the menus can do now, but for opening what is open already."""
    for action in actions:
        if action.isEnabled() and action.objectName() != Act.PALETTE:
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            yield Entry(tr("command"), clean_text(action.text()), keys, action.trigger)


def _documents(model: DocumentModel, browsing: Browsing) -> Iterator[Entry]:
    for row in model.rows[:_DOCUMENTS]:
        yield Entry(tr("document"), row.title or tr("Untitled"), "", partial(browsing.open, row.id))
