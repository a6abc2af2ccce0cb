"""Where files lie: those that ship with the program, and those that somebody names.

The program's own are inside the package in a wheel, beside it in a checkout. Of a path that a user gives,
the system may refuse even to say what is there; then, for us, nothing is, and opening it tells why.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(*parts: str) -> Path:
    packed = _PACKAGE.joinpath("_data", *parts)
    return packed if packed.exists() else _PACKAGE.parent.joinpath(*parts)


def resource(*parts: str) -> Path:
    """The path of something under ``resources/``, for example ``resource("tagsets", "news.json")``."""
    return _shipped("resources", *parts)


def corpus(*parts: str) -> Path:
    """The path of something under ``corpora/``, for example ``corpus("demo")``."""
    return _shipped("corpora", *parts)


def is_there(path: Path) -> bool:
    """Whether something stands at ``path``; no path that can be written down raises."""
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder stands at ``path``; no path that can be written down raises."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both lead to one file; nothing is the same as what cannot be looked at."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def is_no_file(path: Path) -> bool:
    """Whether something stands at ``path`` that is no ordinary file: a folder, a pipe, a device."""
    return is_there(path) and not path.is_file()


def destination(path: Path) -> Path:
    """What a link leads to; any other path as it is."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError):  # a ring of links raises the latter
        return path
