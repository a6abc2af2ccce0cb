"""The settings outlive the program, and a broken file never stops it."""

import gettext
import stat
from pathlib import Path

import pytest
from pydantic import ValidationError
from typing_extensions import override

from annotator.settings.keeper import SettingsKeeper
from annotator.settings.memory import CARET_LIMIT, RECENT_LIMIT, TIMES_LIMIT, ProjectMemory, Settings
from annotator.settings.preferences import (
    DrawnLinks,
    LabelNames,
    Language,
    Preferences,
    ThemeChoice,
    preference_table,
)
from annotator.settings.settings_file import default_settings_path, load_settings, save_settings
from annotator.wording import speak, speak_with


def test_what_is_set_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    keeper = SettingsKeeper(path)
    keeper.set_preferences(theme="dark", article_size=20, snapping=False)
    keeper.remember_annotator(tmp_path / "p.annproj", "Mara Lind")
    keeper.remember_caret(tmp_path / "p.annproj", "doc-1", 120)
    again = SettingsKeeper(path)
    assert again.preferences.theme is ThemeChoice.DARK
    assert again.preferences.article_size == 20
    assert again.preferences.snapping is False
    assert again.memory_of(tmp_path / "p.annproj").annotator == "Mara Lind"
    assert again.memory_of(tmp_path / "p.annproj").carets == {"doc-1": 120}
    assert again.notice is None


def test_a_value_out_of_range_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    keeper = SettingsKeeper(tmp_path / "settings.json")
    with pytest.raises(ValidationError):
        keeper.set_preferences(zoom=10_000)
    assert keeper.preferences == Preferences()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"preferences": {"zoom": 9000}}', b"\xff\xfe\x00"])
def test_a_broken_file_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    keeper = SettingsKeeper(path)
    assert keeper.settings == Settings()
    assert keeper.notice is not None
    kept = next(tmp_path.glob("settings.broken-*.json"))
    assert kept.name in keeper.notice
    assert kept.read_bytes() == content


class Latin(gettext.NullTranslations):
    """Stands for a catalogue."""

    @override
    def gettext(self, message: str) -> str:
        return "Fracta erant; {file} manet" if "{file}" in message else message


def test_a_broken_file_is_told_in_the_language_chosen_after_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"{")
    keeper = SettingsKeeper(path)
    speak_with(Latin(), "de")
    try:
        told = keeper.notice
    finally:
        speak("en")
    assert told is not None
    assert told.startswith("Fracta erant; settings.broken-")


def test_settings_of_a_newer_version_keep_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"preferences": {"theme": "dark", "sound": true}, "later": 1}', encoding="utf-8")
    loaded = load_settings(path)
    assert loaded.notice is None
    assert loaded.settings.preferences.theme is ThemeChoice.DARK


def test_a_folder_in_the_files_place_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    keeper = SettingsKeeper(path)
    assert keeper.notice is not None
    keeper.set_preferences(zoom=120)
    assert keeper.save_problem is not None
    assert keeper.preferences.zoom == 120
    assert list(tmp_path.iterdir()) == [path]


def test_a_saved_file_is_private_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, Settings())
    assert list(tmp_path.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_listeners_hear_of_preferences_and_of_nothing_else(tmp_path: Path) -> None:
    keeper = SettingsKeeper(tmp_path / "settings.json")
    heard: list[Preferences] = []
    keeper.watch(heard.append)
    keeper.remember_opened(tmp_path / "p.annproj", "P")
    keeper.set_preferences(label_names="short")
    keeper.set_preferences(label_names="short")
    assert [item.label_names for item in heard] == [LabelNames.SHORT]
    keeper.unwatch(heard.append)
    keeper.set_preferences(label_names="off")
    assert len(heard) == 1


def test_recent_projects_are_newest_first_once_each_and_few(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(RECENT_LIMIT + 3):
        settings = settings.with_recent(tmp_path / f"{number}.annproj", str(number))
    settings = settings.with_recent(tmp_path / "5.annproj", "five")
    assert [item.name for item in settings.recent][:3] == ["five", "14", "13"]
    assert len(settings.recent) == RECENT_LIMIT
    assert settings.without_recent(tmp_path / "5.annproj").recent[0].name == "14"


def test_times_are_recorded_only_if_wanted_and_forgotten_when_not(tmp_path: Path) -> None:
    path, project = tmp_path / "settings.json", tmp_path / "p.annproj"
    keeper = SettingsKeeper(path)
    assert not keeper.preferences.time_spent
    keeper.remember_time(project, "d", 60)
    assert keeper.memory_of(project).seconds == {}
    keeper.set_preferences(time_spent=True)
    keeper.remember_time(project, "d", 60)
    keeper.remember_time(project, "d", 5)
    assert SettingsKeeper(path).memory_of(project).seconds == {"d": 65}
    keeper.set_preferences(time_spent=False)
    assert SettingsKeeper(path).memory_of(project).seconds == {}


def test_the_oldest_times_are_forgotten() -> None:
    memory = ProjectMemory(seconds={f"d{number}": 1 for number in range(TIMES_LIMIT)}).with_time("new", 2)
    assert len(memory.seconds) == TIMES_LIMIT
    assert "d0" not in memory.seconds


def test_the_oldest_carets_are_forgotten() -> None:
    memory = ProjectMemory()
    for number in range(CARET_LIMIT + 2):
        memory = memory.with_caret(f"d{number}", number)
    memory = memory.with_caret("d2", 7)
    assert len(memory.carets) == CARET_LIMIT
    assert "d1" not in memory.carets
    assert list(memory.carets.items())[-1] == ("d2", 7)
    assert memory.document == "d2"


def test_the_table_describes_every_preference() -> None:
    table = preference_table()
    assert [row.key for row in table] == list(Preferences.model_fields)
    assert {row.key: row.kind for row in table} == {
        "theme": "choice",
        "language": "choice",
        "article_font": "font",
        "article_size": "number",
        "zoom": "number",
        "label_names": "choice",
        "links": "choice",
        "snapping": "switch",
        "time_spent": "switch",
    }
    zoom = next(row for row in table if row.key == "zoom")
    assert (zoom.minimum, zoom.maximum, zoom.default) == (50, 300, 100)


def test_the_names_of_a_choice_cover_its_values() -> None:
    names = {row.key: set(row.shown.names) for row in preference_table() if row.kind == "choice"}
    assert names == {
        "theme": {item.value for item in ThemeChoice},
        "language": set(Language),
        "label_names": set(LabelNames),
        "links": set(DrawnLinks),
    }


def test_the_file_lies_in_the_users_configuration_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert default_settings_path().name == "settings.json"
