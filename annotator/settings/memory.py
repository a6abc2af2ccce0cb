"""What is remembered of projects and of the window, beside the preferences."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from annotator.domain.values import Id
from annotator.settings.key_choices import KeyChoices
from annotator.settings.preferences import Preferences

RECENT_LIMIT = 12
CARET_LIMIT = 500
TIMES_LIMIT = 5000


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class RecentProject(_Model):
    """``path`` is absolute; ``name`` is the project's, as it was when last open."""

    path: str
    name: str


class ProjectMemory(_Model):
    """Of one project file: who annotates here, the document last shown, and by document carets (code points)
    and seconds spent.
    """

    annotator: str | None = None
    document: Id | None = None
    carets: dict[Id, int] = Field(default_factory=dict)
    seconds: dict[Id, int] = Field(default_factory=dict)

    def with_caret(self, document: Id, caret: int) -> "ProjectMemory":
        """The caret of ``document`` moves to the end; the oldest fall off beyond ``CARET_LIMIT``."""
        kept = {key: value for key, value in self.carets.items() if key != document}
        kept[document] = caret
        newest = dict(list(kept.items())[-CARET_LIMIT:])
        return self.model_copy(update={"document": document, "carets": newest})

    def with_time(self, document: Id, seconds: int) -> "ProjectMemory":
        """``seconds`` more spent on ``document``; the oldest fall off beyond ``TIMES_LIMIT``."""
        kept = {key: value for key, value in self.seconds.items() if key != document}
        kept[document] = self.seconds.get(document, 0) + seconds
        return self.model_copy(update={"seconds": dict(list(kept.items())[-TIMES_LIMIT:])})


class WindowGeometry(_Model):
    """The window's frame as Qt saves it, in base64, and the widths of the place's panes by name."""

    frame: str = ""
    panes: dict[str, list[int]] = Field(default_factory=dict)


class Settings(_Model):
    """The whole settings file. ``projects`` is keyed by absolute path."""

    preferences: Preferences = Preferences()
    keys: KeyChoices = KeyChoices()
    recent: tuple[RecentProject, ...] = ()
    projects: dict[str, ProjectMemory] = Field(default_factory=dict)
    window: WindowGeometry = WindowGeometry()

    def memory_of(self, path: Path) -> ProjectMemory:
        return self.projects.get(project_key(path), ProjectMemory())

    def with_memory(self, path: Path, memory: ProjectMemory) -> "Settings":
        return self.model_copy(update={"projects": {**self.projects, project_key(path): memory}})

    def without_times(self) -> "Settings":
        kept = {key: memory.model_copy(update={"seconds": {}}) for key, memory in self.projects.items()}
        return self.model_copy(update={"projects": kept})

    def with_recent(self, path: Path, name: str) -> "Settings":
        """``path`` becomes the first of the recent projects."""
        first = RecentProject(path=project_key(path), name=name)
        others = [item for item in self.recent if item.path != first.path]
        return self.model_copy(update={"recent": (first, *others)[:RECENT_LIMIT]})

    def without_recent(self, path: Path) -> "Settings":
        kept = tuple(item for item in self.recent if item.path != project_key(path))
        return self.model_copy(update={"recent": kept})


def project_key(path: Path) -> str:
    return str(path.absolute())
