"""Choosing files and folders, with the computer's own dialogs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.wording import tr

PROJECT_FILTER = tr("Annotator projects (*.annproj);;All files (*)")
TAGSET_FILTER = tr("Tagsets (*.json);;All files (*)")
ARTICLE_FILTER = tr("Articles (*.txt *.md *.html *.htm *.docx *.pdf *.jsonl *.csv);;All files (*)")
DATASET_FILTER = tr("Datasets (*.jsonl);;All files (*)")


def typed_path(text: str) -> Path:
    """The path that somebody typed; ``~`` is their own folder, and stays as it is where nobody's is known."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def ask_project(parent: QWidget, folder: Path) -> Path | None:
    chosen, _ = QFileDialog.getOpenFileName(parent, tr("Open project"), str(folder), PROJECT_FILTER)
    return Path(chosen) if chosen else None


def ask_files(parent: QWidget, title: str, folder: Path, kinds: str) -> Sequence[Path]:
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), kinds)
    return [Path(name) for name in chosen]


def ask_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(chosen) if chosen else None


def ask_target(parent: QWidget, title: str, suggested: Path, kinds: str) -> Path | None:
    """A file to write. That it exists is for the caller to answer, in the program's own words."""
    option = QFileDialog.Option.DontConfirmOverwrite
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds, options=option)
    return Path(chosen) if chosen else None
