"""The parts of the window that these tests reach for."""

from annotator.ui.main_window import MainWindow
from annotator.ui.places.annotate import AnnotatePlace
from annotator.ui.textview.article_view import ArticleView


def annotate_place(window: MainWindow) -> AnnotatePlace:
    assert window.workspace is not None
    place = window.workspace.place
    assert isinstance(place, AnnotatePlace)
    return place


def article_view(window: MainWindow) -> ArticleView:
    return annotate_place(window).article.view
