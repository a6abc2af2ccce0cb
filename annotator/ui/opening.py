"""Making, opening and closing projects, with every question that comes with it."""

import getpass
from collections.abc import Callable
from pathlib import Path

from annotator.domain.annotator import Annotator
from annotator.domain.errors import AnnotatorError, ProjectDamaged, ProjectInUse
from annotator.locations import is_folder, is_same_file, is_there
from annotator.session import people
from annotator.session.project import Project
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.files import ask_project
from annotator.ui.dialogs.new_project import NewProject, NewProjectDialog, documents_folder
from annotator.ui.dialogs.question import ask
from annotator.ui.dialogs.waiting import wait_for
from annotator.ui.dialogs.who import WhoDialog
from annotator.ui.rescue import Rescue
from annotator.ui.shell import Shell
from annotator.wording import tr


class Opening:
    """``show`` takes a project whose annotator is known, and closes the one that was shown before.

    ``shown`` answers with that one's file, which is not opened twice.
    """

    def __init__(
        self, shell: Shell, show: Callable[[Bridge], None], shown: Callable[[], Path | None]
    ) -> None:
        self._shell = shell
        self._show = show
        self._shown = shown

    def new(self) -> None:
        dialog = NewProjectDialog(self._usual_name(), self._usual_folder(), self._shell.window)
        if dialog.exec():
            self.make(dialog.value)
        dialog.deleteLater()

    def make(self, wanted: NewProject) -> None:
        def work(_progress: object) -> Project:
            return Project.create(wanted.path, name=wanted.name, tagset=wanted.tagset)

        self._try(
            lambda: self._take(wait_for(work, tr("Making the project"), self._shell.window), wanted.annotator)
        )

    def open(self) -> None:
        path = ask_project(self._shell.window, self._usual_folder())
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, annotator: str | None = None) -> None:
        """Open a project; ``annotator`` answers who is annotating where nobody has been remembered."""
        self._try(lambda: self._open(path, annotator))

    def open_demo(self, path: Path | None = None) -> None:
        """Open the demo project, building it first where there is none yet."""
        from annotator.session import demo

        target = path or demo.default_path()

        def build() -> None:
            if not is_there(target):
                wait_for(
                    lambda progress: demo.build(target, progress), tr("Building the demo"), self._shell.window
                )
            self._open(target, demo.YOU)

        self._try(build)

    def ask_annotator(self, project: Project, *, change: bool = False) -> bool:
        """Sign somebody in, asking if need be; whether somebody is."""
        remembered = None if change else self._shell.keeper.memory_of(project.path).annotator
        name = remembered or self._ask_name(project)
        if name is None:
            return False
        self._sign_in(project, name)
        return True

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except AnnotatorError as error:
            self._shell.tell_error(error)

    def _open(self, path: Path, annotator: str | None) -> None:
        shown = self._shown()
        if shown is not None and is_same_file(path, shown):
            return
        try:
            project = self._wait_for_open(path, read_only=False)
        except ProjectInUse as error:
            answers = {"read": tr("Open read-only")}
            if (
                ask(tr("Somebody works in this project"), _in_use_words(error), answers, self._shell.window)
                != "read"
            ):
                return
            project = self._wait_for_open(path, read_only=True)
        except ProjectDamaged as error:
            Rescue(self._shell, self.open_path).offer(path, error)
            return
        self._take(project, annotator)

    def _wait_for_open(self, path: Path, *, read_only: bool) -> Project:
        return wait_for(
            lambda _progress: Project.open(path, read_only=read_only),
            tr("Opening {file}", file=path.name),
            self._shell.window,
        )

    def _take(self, project: Project, annotator: str | None) -> None:
        try:
            annotator = annotator or project.run(people.greeted)
            if annotator is not None and self._shell.keeper.memory_of(project.path).annotator is None:
                self._sign_in(project, annotator)
            elif not self.ask_annotator(project):
                project.close()
                return
        except BaseException:
            project.close()
            raise
        self._shell.keeper.remember_opened(project.path, project.name)
        self._show(Bridge(project))

    def _ask_name(self, project: Project) -> str | None:
        people: list[Annotator] = project.run(lambda file: file.project.annotators())
        dialog = WhoDialog(people, _present_name(project) or self._usual_name(), self._shell.window)
        name = dialog.name if dialog.exec() else None
        dialog.deleteLater()
        return name

    def _sign_in(self, project: Project, name: str) -> None:
        project.sign_in(name)
        self._shell.keeper.remember_annotator(project.path, name)

    def _usual_name(self) -> str:
        """The name last used in any project but the demo, else the computer's."""
        from annotator.session import demo

        settings = self._shell.keeper.settings
        for recent in settings.recent:
            name = settings.memory_of(Path(recent.path)).annotator
            if name and name != demo.YOU:
                return name
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""

    def _usual_folder(self) -> Path:
        recent = self._shell.keeper.settings.recent
        folder = Path(recent[0].path).parent if recent else documents_folder()
        return folder if is_folder(folder) else documents_folder()


def _present_name(project: Project) -> str:
    return project.annotator.name if project.annotator else ""


def _in_use_words(error: ProjectInUse) -> str:
    return tr(
        "{error}. You can look at it and export from it, but nothing can be changed in this window.",
        error=error,
    )
