"""Whether there is a screen to open a window on; asked before Qt, whose own answer is an abort."""

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_SCREENLESS = "annotator new, import, export, info, check, backup and demo --no-open need no display"
_XCB_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def display_problem(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str | None:
    """One line that says why no window can be opened, or ``None`` where one can."""
    if not system.startswith("linux") or _draws_elsewhere(environment.get("QT_QPA_PLATFORM", "")):
        return None
    if _wayland_answers(environment):
        return None
    display = environment.get("DISPLAY", "")
    if not display:
        return f"there is no display to open a window on; {_SCREENLESS}"
    if not _x_answers(display):
        return f"the display {display} does not answer; {_SCREENLESS}"
    missing = [package for library, package in _XCB_LIBRARIES.items() if not _is_installed(library)]
    if missing:
        return f"Qt needs system libraries that are not installed: {' '.join(missing)}"
    return None


def _draws_elsewhere(platform: str) -> bool:
    """Whether Qt was told to draw on something other than X or Wayland."""
    name = platform.split(":")[0]
    return bool(name) and not name.startswith(("xcb", "wayland"))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return bool(name) and (Path(folder) / name).exists()


def _x_answers(display: str) -> bool:
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        return _connects(f"\0/tmp/.X11-unix/X{number}") or _connects(f"/tmp/.X11-unix/X{number}")
    return _connects((host, 6000 + int(number)))


def _connects(address: str | tuple[str, int]) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(3)
            connection.connect(address)
    except OSError:
        return False
    return True


def _is_installed(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
