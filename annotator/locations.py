"""Where the files that ship with the program lie: inside the package in a wheel, beside it in a checkout."""

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
