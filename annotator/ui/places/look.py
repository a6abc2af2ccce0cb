"""The article view's colours and type from the theme and the preferences."""

from annotator.domain.tagset import Tagset
from annotator.settings.preferences import Preferences
from annotator.ui.label_colors import Ground, LabelPalette
from annotator.ui.textview.look import LinkStyle, NameStyle
from annotator.ui.textview.theme import TextTheme
from annotator.ui.textview.typography import Typography
from annotator.ui.theme.fonts import article_family
from annotator.ui.theme.theme import Theme


def text_theme(theme: Theme) -> TextTheme:
    colors = theme.colors
    return TextTheme(
        dark=colors.dark,
        background=colors.color("ground"),
        text=colors.color("text"),
        dim=colors.color("text_muted"),
        faint=colors.color("text_muted"),
        accent=colors.color("accent"),
        selection=colors.color("selection"),
        hairline=colors.color("line"),
        found=colors.color("warning_soft"),
        found_edge=colors.color("warning"),
        disputed=colors.color("danger"),
    )


def typography(preferences: Preferences) -> Typography:
    family = article_family(preferences.article_font)
    return Typography(family, float(preferences.article_size), preferences.zoom / 100)


def name_style(preferences: Preferences) -> NameStyle:
    return NameStyle(preferences.label_names.value)


def link_style(preferences: Preferences) -> LinkStyle:
    return LinkStyle(preferences.links.value)


def label_palette(tagset: Tagset, theme: Theme) -> LabelPalette:
    """Label colours for panels, which lie on another ground than the article."""
    colors = theme.colors
    return LabelPalette(tagset, Ground(colors.dark, colors.color("panel"), colors.color("text")))
