"""The settings file: JSON where platformdirs says, written whole or not at all."""

import contextlib
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path
from pydantic import ValidationError

from annotator.settings.memory import Settings


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """``notice`` is a sentence for the user when the file could not be used."""

    settings: Settings
    notice: str | None = None


def default_settings_path() -> Path:
    return user_config_path("annotator", appauthor=False) / "settings.json"


def load_settings(path: Path) -> LoadedSettings:
    """A missing file gives the defaults; a broken one is set aside, an unreadable one left alone."""
    try:
        return LoadedSettings(Settings.model_validate_json(path.read_bytes()))
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        reason = error.strerror or "unreadable"
        return LoadedSettings(Settings(), f"The settings in {path} could not be read ({reason})")
    except ValidationError:
        return LoadedSettings(Settings(), _set_aside(path))


def _set_aside(path: Path) -> str:
    kept = path.with_name(f"{path.stem}.broken-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
    try:
        path.replace(kept)
    except OSError:
        return f"The settings in {path} are damaged; the defaults are used"
    return f"The settings were damaged and are back to the defaults; the old file is kept as {kept.name}"


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
