"""What of the annotations is drawn over the article, as the user chose it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot

from annotator.settings.keeper import SettingsKeeper
from annotator.settings.preferences import DrawnLinks
from annotator.ui.actions import Act
from annotator.ui.places.article_pane import ArticlePane


class Drawing(QObject):
    def __init__(self, article: ArticlePane, keeper: SettingsKeeper) -> None:
        super().__init__(article)
        self._article = article
        self._keeper = keeper
        article.links_wanted.connect(self._on_links_wanted)

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        return {Act.ALL_LINKS: self.toggle_links, Act.FOLD: self._article.view.toggle_folds}

    def toggle_links(self) -> None:
        """Draw all links, or those of the selected span only."""
        all_drawn = self._keeper.preferences.links is DrawnLinks.ALL
        self._on_links_wanted(DrawnLinks.SELECTED if all_drawn else DrawnLinks.ALL)

    @Slot(str)
    def _on_links_wanted(self, style: str) -> None:
        self._keeper.set_preferences(links=style)
