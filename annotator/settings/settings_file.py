"""The settings file: JSON where platformdirs says, written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path
from pydantic import ValidationError

from annotator.settings.memory import Settings
from annotator.wording import tr

Notice = Callable[[], str]


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """``notice`` says for the user why the file could not be used, in the language spoken when it is asked:
    which one that is stands in the settings.
    """

    settings: Settings
    notice: Notice | None = None


def default_settings_path() -> Path:
    return user_config_path("annotator", appauthor=False) / "settings.json"


def load_settings(path: Path) -> LoadedSettings:
    """A missing file gives the defaults; a broken one is set aside, an unreadable one left alone."""
    try:
        return LoadedSettings(Settings.model_validate_json(path.read_bytes()))
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        return LoadedSettings(Settings(), _unread_notice(path, error.strerror))
    except ValidationError:
        return LoadedSettings(Settings(), _set_aside(path))


def _unread_notice(path: Path, reason: str | None) -> Notice:
    return lambda: tr(
        "The settings in {path} could not be read ({reason})", path=path, reason=reason or tr("unreadable")
    )


def _set_aside(path: Path) -> Notice:
    kept = path.with_name(f"{path.stem}.broken-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    try:
        path.replace(kept)
    except OSError:
        return lambda: tr("The settings in {path} are damaged; the defaults are used", path=path)
    return lambda: tr(
        "The settings were damaged and are back to the defaults; the old file is kept as {file}",
        file=kept.name,
    )


def save_settings(path: Path, settings: Settings) -> None:
    """Writes beside the target, flushes to the disk, renames into place. Raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(settings.model_dump_json(indent=2).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
