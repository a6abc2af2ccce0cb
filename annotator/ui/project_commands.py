"""What the menus can do with an open project as a whole: import, export, backup, annotator, tagset, guide.

Each command imports its dialog when it is first given, so that a project opens without them.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from annotator.domain.errors import AnnotatorError
from annotator.session.tagsets import apply_tagset
from annotator.session.viewpoint import Viewpoint
from annotator.store.backup import backup
from annotator.ui.actions import Act
from annotator.ui.dialogs.files import (
    ARTICLE_FILTER,
    DATASET_FILTER,
    PROJECT_FILTER,
    ask_files,
    ask_folder,
    ask_target,
)
from annotator.ui.dialogs.waiting import wait_for
from annotator.ui.opening import Opening
from annotator.ui.place import Visit
from annotator.ui.shell import Shell
from annotator.ui.widgets.message_bar import Remedy
from annotator.ui.workspace import Workspace
from annotator.wording import tr, trn

if TYPE_CHECKING:
    from annotator.session.exporting import ExportResult
    from annotator.session.flags import Flagged

_VIEWPOINTS = {
    Viewpoint.ANNOTATOR: tr("Annotator"),
    Viewpoint.REVIEWER: tr("Reviewer"),
    Viewpoint.LEAD: tr("Lead"),
}


class ProjectCommands:
    """Acts on the workspace it attends to, and on nothing while there is none."""

    def __init__(self, shell: Shell, opening: Opening) -> None:
        self._shell = shell
        self._opening = opening
        self._workspace: Workspace | None = None

    def attend(self, workspace: Workspace | None) -> None:
        self._workspace = workspace

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        return {
            Act.IMPORT_FILES: self._import_files,
            Act.IMPORT_FOLDER: self._import_folder,
            Act.IMPORT_PASTE: self._import_paste,
            Act.IMPORT_DATASET: self._import_dataset,
            Act.EXPORT: self._export,
            Act.BACKUP: self._back_up,
            Act.ANNOTATOR: self._change_annotator,
            Act.TAGSET: self._load_tagset,
            Act.VIEWPOINT: self._change_viewpoint,
            Act.GUIDE: self._show_guide,
            Act.FLAGS: self._show_flags,
            Act.NEXT_PART: lambda: self._space.go_to_part(1),
            Act.PREVIOUS_PART: lambda: self._space.go_to_part(-1),
        }

    @property
    def _space(self) -> Workspace:
        assert self._workspace is not None
        return self._workspace

    @property
    def _folder(self) -> Path:
        return self._space.bridge.project.path.parent

    def import_paths(self, paths: Sequence[Path], kind: str = "auto") -> None:
        """Show what the files hold, store them if the user says so, and sum up."""
        from annotator.ui import importing

        if self._space.bridge.project.read_only:
            self._shell.messages.tell(
                tr("This project is open read-only; nothing can be imported"), "warning"
            )
            return
        self._try(lambda: self._finish_import(importing.import_paths(self._space, paths, kind)))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except AnnotatorError as error:
            self._shell.tell_error(error)

    def _finish_import(self, done: str | None) -> None:
        if done is not None:
            self._space.show_all()
            self._shell.messages.tell(done, "done")

    def _import_files(self) -> None:
        paths = ask_files(self._shell.window, tr("Import articles"), self._folder, ARTICLE_FILTER)
        if paths:
            self.import_paths(paths)

    def _import_folder(self) -> None:
        folder = ask_folder(self._shell.window, tr("Import a folder of articles"), self._folder)
        if folder is not None:
            self.import_paths([folder])

    def _import_dataset(self) -> None:
        paths = ask_files(self._shell.window, tr("Import a dataset"), self._folder, DATASET_FILTER)
        if paths:
            self.import_paths(paths)

    def _import_paste(self) -> None:
        from annotator.ui import importing
        from annotator.ui.dialogs.paste import PasteDialog

        dialog = PasteDialog(QGuiApplication.clipboard().text(), self._shell.window)
        if dialog.exec():
            title, text = dialog.title.text().strip(), dialog.text
            self._try(lambda: self._finish_import(importing.import_text(self._space, title, text)))
        dialog.deleteLater()

    def _export(self) -> None:
        from annotator.ui.dialogs.export import ExportDialog

        project = self._space.bridge.project
        people, tagset = project.run(lambda file: (file.project.annotators(), file.project.tagset()))
        dialog = ExportDialog(project, people, tagset, project.path.parent, self._shell.window)
        if dialog.exec() and dialog.result_value is not None:
            self._tell_exported(dialog.result_value, dialog.form.target)
        dialog.deleteLater()

    def _tell_exported(self, result: "ExportResult", target: Path) -> None:
        from annotator.ui.dialogs.export_preview import figures, missing_rows

        lost = len(missing_rows(result))
        words = tr("Exported {figures} to {file}", figures=figures(result), file=target.name)
        if lost:
            words = trn(
                "{words}; {count:,} thing is not as recorded",
                "{words}; {count:,} things are not as recorded",
                lost,
                words=words,
            )
        self._shell.messages.tell(words, "done", [Remedy(tr("Show the folder"), lambda: show_folder(target))])

    def _back_up(self) -> None:
        project = self._space.bridge.project
        stem = tr("{name} backup", name=project.path.stem)
        suggested = self._folder / f"{stem}.annproj"
        out = ask_target(self._shell.window, tr("Save a backup copy"), suggested, PROJECT_FILTER)
        if out is not None:
            self.back_up_to(out)

    def back_up_to(self, out: Path) -> None:
        self._try(lambda: self._copy_to(out))

    def _copy_to(self, out: Path) -> None:
        project = self._space.bridge.project
        wait_for(
            lambda progress: project.run(lambda file: backup(file, out, progress)),
            tr("Saving a backup copy"),
            self._shell.window,
        )
        remedy = Remedy(tr("Show the folder"), lambda: show_folder(out))
        self._shell.messages.tell(tr("Saved a backup copy as {file}", file=out.name), "done", [remedy])

    def _change_annotator(self) -> None:
        def change() -> None:
            if self._opening.ask_annotator(self._space.bridge.project, change=True):
                self._space.show_all()

        self._try(change)

    def _change_viewpoint(self) -> None:
        """Annotators see their own work only; whoever looks as somebody else says so, and it is recorded."""
        from annotator.ui.dialogs.question import ask

        words = tr(
            "An annotator sees their own work only. A reviewer and a lead see everybody's, "
            "and the project records who looked."
        )
        answers = {viewpoint.value: name for viewpoint, name in _VIEWPOINTS.items()}
        answer = ask(tr("Look at this project as"), words, answers, self._shell.window)
        if answer:
            self._try(lambda: self._look_as(Viewpoint(answer)))

    def _look_as(self, viewpoint: Viewpoint) -> None:
        self._space.bridge.project.change_viewpoint(viewpoint)
        self._space.show_all()

    def _load_tagset(self) -> None:
        from annotator.ui.dialogs.tagset import TagsetDialog

        project = self._space.bridge.project
        current, used = project.run(lambda file: (file.project.tagset(), file.project.counts().labels))
        dialog = TagsetDialog(current, used, self._shell.window)
        wanted = dialog.tagset if dialog.exec() else None
        dialog.deleteLater()
        author = project.annotator
        if wanted is not None and author is not None:
            self._space.bridge.edit(lambda file: apply_tagset(file, author.id, wanted))

    def _show_flags(self) -> None:
        from annotator.ui.dialogs.flags import FlagsDialog

        dialog = FlagsDialog(self._space.bridge, self._shell.window)

        def visit(flagged: "Flagged") -> None:
            self._space.visit(visit_to(flagged))

        dialog.visit_wanted.connect(visit)
        dialog.exec()
        dialog.deleteLater()

    def _show_guide(self) -> None:
        """The one that is open, if that is to the tagset as it is now."""
        from annotator.ui.dialogs.guide import GuideDialog

        tagset, window = self._space.tagset, self._shell.window
        for guide in window.findChildren(GuideDialog):
            if guide.tagset == tagset:
                guide.raise_()
                guide.activateWindow()
                return
            guide.close()
        if tagset is not None:
            GuideDialog(tagset, self._shell.theme, window).show()


def visit_to(flagged: "Flagged") -> Visit:
    """To the flagged span, or to the beginning of the flagged document."""
    hit = flagged.hit
    if hit is None:
        return Visit(flagged.document, 0)
    return Visit(flagged.document, hit.start, hit.span, flagged.name, hit.end)


def show_folder(target: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(target.parent)))
