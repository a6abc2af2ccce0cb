"""The preferences: one table from which the file's section and the dialog both come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal

from annotated_types import Ge, Le
from pydantic import BaseModel, ConfigDict, Field

from annotator.wording import LANGUAGES, mark


class ThemeChoice(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """``SYSTEM``, or a language of ``annotator.wording``."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


class LabelNames(StrEnum):
    FULL = "full"
    SHORT = "short"
    OFF = "off"


class DrawnLinks(StrEnum):
    SELECTED = "selected"
    ALL = "all"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Shown:
    """How a preference stands in the dialog. ``names`` gives the words for each value of a choice.

    All words are marked, and translated where they are shown.
    """

    section: str
    title: str
    help: str = ""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    unit: str = ""
    step: int = 1
    is_font: bool = False


class Preferences(BaseModel):
    """Every field is one row of the dialog, in this order.

    ``article_font`` is a family, or empty for the best serif that is installed; ``article_size`` is in
    device-independent pixels; ``zoom`` in percent.
    """

    model_config = ConfigDict(frozen=True)

    theme: Annotated[
        ThemeChoice,
        Shown(
            mark("Appearance"),
            mark("Theme"),
            names={"system": mark("System"), "light": mark("Light"), "dark": mark("Dark")},
        ),
    ] = ThemeChoice.SYSTEM
    language: Annotated[
        Language,
        Shown(
            mark("Appearance"),
            mark("Language"),
            mark("From the next start on. Labels keep the names that their tagset gives."),
            {"system": mark("System"), **LANGUAGES},
        ),
    ] = Language.SYSTEM
    article_font: Annotated[str, Shown(mark("Article"), mark("Font"), is_font=True)] = ""
    article_size: Annotated[
        int, Field(ge=10, le=40), Shown(mark("Article"), mark("Text size"), unit=" px")
    ] = 16
    zoom: Annotated[int, Field(ge=50, le=300), Shown(mark("Article"), mark("Zoom"), unit=" %", step=10)] = 100
    label_names: Annotated[
        LabelNames,
        Shown(
            mark("Article"),
            mark("Label names"),
            mark("What stands above a span. Short names leave more room between narrow spans."),
            {"full": mark("Full"), "short": mark("Short"), "off": mark("Off")},
        ),
    ] = LabelNames.FULL
    links: Annotated[
        DrawnLinks,
        Shown(
            mark("Article"),
            mark("Links"),
            mark("Which links between spans are drawn over the text."),
            {"selected": mark("Of the selected span"), "all": mark("All"), "off": mark("None")},
        ),
    ] = DrawnLinks.SELECTED
    snapping: Annotated[
        bool,
        Shown(
            mark("Labeling"),
            mark("Snap to words"),
            mark(
                "A selection grows to whole words, and sheds spaces, outer quotation marks and final stops."
            ),
        ),
    ] = True
    time_spent: Annotated[
        bool,
        Shown(
            mark("Labeling"),
            mark("Record time spent"),
            mark(
                "How long you work on each document, for yourself: it stays on this computer, outside of"
                " projects and datasets. Pauses of more than a minute do not count. Switching it off forgets"
                " everything."
            ),
        ),
    ] = False


Kind = Literal["choice", "number", "switch", "font"]


@dataclass(frozen=True, slots=True)
class Preference:
    """One row of the table; ``minimum`` and ``maximum`` hold for numbers."""

    key: str
    kind: Kind
    shown: Shown
    default: Any
    minimum: int = 0
    maximum: int = 0


def preference_table() -> tuple[Preference, ...]:
    return tuple(_row(key) for key in Preferences.model_fields)


def _row(key: str) -> Preference:
    info = Preferences.model_fields[key]
    shown = next(item for item in info.metadata if isinstance(item, Shown))
    low = next((item.ge for item in info.metadata if isinstance(item, Ge)), 0)
    high = next((item.le for item in info.metadata if isinstance(item, Le)), 0)
    return Preference(key, _kind(info.annotation, shown), shown, info.default, _whole(low), _whole(high))


def _kind(annotation: object, shown: Shown) -> Kind:
    if shown.names:
        return "choice"
    if shown.is_font:
        return "font"
    return "switch" if annotation is bool else "number"


def _whole(bound: object) -> int:
    return bound if isinstance(bound, int) else 0
