"""Keys of one's own are kept with the settings, and told to whoever follows them."""

from pathlib import Path

from annotator.settings.keeper import SettingsKeeper
from annotator.settings.key_choices import KeyChoices

CHOICES = KeyChoices(actions={"find": ("ctrl+g",)}, commands={"flag": ("shift+x",)})


def test_choices_come_back_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsKeeper(path).choose_keys(CHOICES)
    assert SettingsKeeper(path).settings.keys == CHOICES


def test_listeners_hear_of_keys_and_of_nothing_else(tmp_path: Path) -> None:
    keeper, heard = SettingsKeeper(tmp_path / "settings.json"), list[KeyChoices]()
    keeper.watch_keys(heard.append)
    keeper.set_preferences(zoom=120)
    keeper.choose_keys(CHOICES)
    keeper.choose_keys(CHOICES)
    assert heard == [CHOICES]
    keeper.unwatch_keys(heard.append)
    keeper.choose_keys(KeyChoices())
    assert heard == [CHOICES]
