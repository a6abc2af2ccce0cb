"""The settings in use: one value, changed by functions, saved and told at every change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.domain.values import Id
from annotator.settings.key_choices import KeyChoices
from annotator.settings.memory import ProjectMemory, Settings
from annotator.settings.preferences import Preferences
from annotator.settings.settings_file import default_settings_path, load_settings, save_settings
from annotator.wording import tr

Listener = Callable[[Preferences], None]
KeyListener = Callable[[KeyChoices], None]


class SettingsKeeper:
    """Belongs to one thread. ``notice`` tells what was wrong with the file, ``save_problem`` with saving."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or default_settings_path()
        loaded = load_settings(self._path)
        self._settings = loaded.settings
        self._listeners: list[Listener] = []
        self._key_listeners: list[KeyListener] = []
        self._notice = loaded.notice
        self.save_problem: str | None = None

    @property
    def notice(self) -> str | None:
        return self._notice() if self._notice else None

    @property
    def settings(self) -> Settings:
        return self._settings

    @property
    def preferences(self) -> Preferences:
        return self._settings.preferences

    def watch(self, listener: Listener) -> None:
        """``listener`` is called with the preferences whenever one of them has changed."""
        self._listeners.append(listener)

    def unwatch(self, listener: Listener) -> None:
        self._listeners.remove(listener)

    def watch_keys(self, listener: KeyListener) -> None:
        """``listener`` is called with the keys that were chosen whenever one of them is another."""
        self._key_listeners.append(listener)

    def unwatch_keys(self, listener: KeyListener) -> None:
        self._key_listeners.remove(listener)

    def replace(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if settings == before:
            return
        self._save()
        if settings.preferences != before.preferences:
            for listener in tuple(self._listeners):
                listener(settings.preferences)
        if settings.keys != before.keys:
            for key_listener in tuple(self._key_listeners):
                key_listener(settings.keys)

    def choose_keys(self, keys: KeyChoices) -> None:
        self.replace(self._settings.model_copy(update={"keys": keys}))

    def set_preferences(self, **values: Any) -> None:
        """Raises pydantic's ``ValidationError`` for a value out of range.

        Times that are not to be recorded any more are forgotten.
        """
        wanted = Preferences.model_validate({**self.preferences.model_dump(), **values})
        settings = self._settings if wanted.time_spent else self._settings.without_times()
        self.replace(settings.model_copy(update={"preferences": wanted}))

    def memory_of(self, project: Path) -> ProjectMemory:
        return self._settings.memory_of(project)

    def remember_annotator(self, project: Path, name: str) -> None:
        memory = self.memory_of(project).model_copy(update={"annotator": name})
        self.replace(self._settings.with_memory(project, memory))

    def remember_caret(self, project: Path, document: Id, caret: int) -> None:
        """``caret`` in code points; ``document`` becomes the one to show when the project opens again."""
        memory = self.memory_of(project).with_caret(document, caret)
        self.replace(self._settings.with_memory(project, memory))

    def remember_time(self, project: Path, document: Id, seconds: int) -> None:
        """So many more; nothing unless the preferences want it."""
        if self.preferences.time_spent and seconds:
            memory = self.memory_of(project).with_time(document, seconds)
            self.replace(self._settings.with_memory(project, memory))

    def remember_opened(self, project: Path, name: str) -> None:
        self.replace(self._settings.with_recent(project, name))

    def _save(self) -> None:
        try:
            save_settings(self._path, self._settings)
            self.save_problem = None
        except OSError as error:
            reason = error.strerror or error
            self.save_problem = tr("The settings could not be saved: {error}", error=reason)
