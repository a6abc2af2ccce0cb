"""A damaged project: what can still be read is saved elsewhere, and the damaged file left as it is."""

from collections.abc import Callable
from pathlib import Path

from annotator.domain.errors import AnnotatorError, ProjectDamaged
from annotator.store.salvage import Salvaged, salvage
from annotator.ui.dialogs.files import PROJECT_FILTER, ask_target
from annotator.ui.dialogs.waiting import wait_for
from annotator.ui.shell import Shell
from annotator.ui.widgets.message_bar import Remedy
from annotator.wording import tr


class Rescue:
    """``open_path`` opens what was saved, when the user wants that."""

    def __init__(self, shell: Shell, open_path: Callable[[Path], None]) -> None:
        self._shell = shell
        self._open_path = open_path

    def offer(self, path: Path, error: ProjectDamaged) -> None:
        remedy = Remedy(tr("Save what can be read…"), lambda: self._ask(path))
        self._shell.messages.tell(str(error), "error", [remedy])

    def save_to(self, path: Path, out: Path) -> None:
        """Save what is sound in ``path`` as the new project ``out``, and tell what that was."""
        try:
            saved = wait_for(
                lambda progress: salvage(path, out, progress),
                tr("Saving what can be read"),
                self._shell.window,
            )
        except AnnotatorError as error:
            self._shell.tell_error(error)
            return
        remedy = Remedy(tr("Open it"), lambda: self._open_path(out))
        self._shell.messages.tell(saved_words(saved, out), "info", [remedy])

    def _ask(self, path: Path) -> None:
        suggested = path.with_stem(tr("{name} rescued", name=path.stem))
        out = ask_target(self._shell.window, tr("Save what can be read"), suggested, PROJECT_FILTER)
        if out is not None:
            self.save_to(path, out)


def saved_words(saved: Salvaged, out: Path) -> str:
    lost = saved.lost_changes + saved.lost
    words = tr(
        "{file} holds {documents:,} documents and {changes:,} changes",
        file=out.name,
        documents=saved.documents,
        changes=saved.changes,
    )
    if saved.rescued:
        found = tr("{count:,} things that only the tables still had", count=saved.rescued)
        words = tr("{words}, and {found}", words=words, found=found)
    if lost:
        return tr("{words}; {count:,} could not be read", words=words, count=lost)
    return tr("{words}; nothing was lost", words=words)
