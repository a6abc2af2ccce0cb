"""Everything that painters need to know besides the paragraph at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from PySide6.QtGui import QFont, QFontMetricsF

from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.span import Flag, FlagKind, Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.ui.label_colors import Ground, LabelColors, LabelPalette
from annotator.ui.textview.theme import TextTheme
from annotator.ui.textview.typography import Metrics, Typography, measure


class NameStyle(StrEnum):
    """How label names beside spans are written."""

    FULL = "full"
    SHORT = "short"
    OFF = "off"


class LinkStyle(StrEnum):
    """Which links are drawn."""

    SELECTED = "selected"
    ALL = "all"
    OFF = "off"


_FLAG_SIGNS = {FlagKind.UNSURE: " ?", FlagKind.ASK: " !"}
_ANSWERED = "✓"
_SHORT = 4


def _flag_sign(flag: Flag) -> str:
    return _FLAG_SIGNS[flag.kind] + (_ANSWERED if flag.answer else "")


@dataclass(frozen=True, slots=True)
class Look:
    theme: TextTheme
    typography: Typography
    tagset: Tagset
    palette: LabelPalette
    metrics: Metrics
    names: NameStyle
    name_font: QFont
    name_metrics: QFontMetricsF
    zone_font: QFont
    role_names: Mapping[str, str]

    @classmethod
    def make(
        cls, theme: TextTheme, typography: Typography, tagset: Tagset, names: NameStyle = NameStyle.FULL
    ) -> Self:
        name_font = typography.name_font()
        return cls(
            theme=theme,
            typography=typography,
            tagset=tagset,
            palette=LabelPalette(tagset, Ground(theme.dark, theme.background, theme.text)),
            metrics=measure(typography, lane_names=names is not NameStyle.OFF),
            names=names,
            name_font=name_font,
            name_metrics=QFontMetricsF(name_font),
            zone_font=typography.name_font(bold=False),
            role_names={role.key: role.name for role in tagset.roles},
        )

    def colors(self, span: Span) -> LabelColors:
        return self.palette.colors(span.label)

    def name_of(self, span: Span) -> str:
        """The name written beside a span: nothing when names are off, with a sign when it is flagged."""
        sign = _flag_sign(span.flag) if span.flag else ""
        if self.names is NameStyle.OFF:
            return sign.strip()
        name = self.tagset.label_name(span.label)
        return (name[:_SHORT] if self.names is NameStyle.SHORT else name) + sign

    def role_name(self, role: str) -> str:
        return self.role_names.get(role, role)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands out and what stands back at the moment."""

    selected: Id | None = None
    visible: frozenset[Layer] = ALL_LAYERS
    dimmed: frozenset[Layer] = frozenset()
    links: LinkStyle = LinkStyle.SELECTED
    focused: bool = False
