"""Label colours can be read, told apart by lightness, and told apart without red or green."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtGui import QColor

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset, parse_tagset
from annotator.domain.tagset_edits import merge_labels
from annotator.locations import resource
from annotator.ui.label_colors import Ground, LabelColors, LabelPalette, contrast, oklch, to_oklab, to_oklch
from annotator.ui.textview.theme import DARK, LIGHT, TextTheme
from annotator.ui.theme.colors import load_colors
from tests.session.projects import TAGSET


def _of_the_app(*, dark: bool) -> TextTheme:
    colors, own = load_colors(dark=dark), DARK if dark else LIGHT
    return replace(
        own,
        background=colors.color("ground"),
        text=colors.color("text"),
        dim=colors.color("text_muted"),
        faint=colors.color("text_muted"),
        selection=colors.color("selection"),
        found=colors.color("warning_soft"),
    )


THEMES = [
    pytest.param(LIGHT, id="light"),
    pytest.param(DARK, id="dark"),
    pytest.param(_of_the_app(dark=False), id="app-light"),
    pytest.param(_of_the_app(dark=True), id="app-dark"),
]
FORTY = Tagset(
    name="forty",
    labels=tuple(
        Label(key=f"{layer.value.upper()}-{number}", layer=layer, name=f"Label {number}")
        for layer in Layer
        for number in range(40)
    ),
)
OWN_COLORS = Tagset(
    name="own",
    labels=tuple(
        Label(key=color, layer=Layer.ENTITY, name=color, color=color)
        for color in ("#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#7f7f7f", "#123456")
    ),
)
BUILT_IN = [parse_tagset(path.read_bytes(), path.name) for path in sorted(resource("tagsets").glob("*.json"))]
TAGSETS = [pytest.param(tagset, id=tagset.name) for tagset in (*BUILT_IN, FORTY, OWN_COLORS)]

# Linear sRGB as seen with one kind of cone missing (Machado, Oliveira and Fernandes 2009, severity 1.0).
_PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
_DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
_TRITANOPIA = (
    (1.255528, -0.076749, -0.178779),
    (-0.078411, 0.930809, 0.147602),
    (0.004733, 0.691367, 0.303900),
)

_NOTHING_MISSING = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
_EYES = ["protan", "deutan", "tritan"]


def palette(tagset: Tagset, theme: TextTheme) -> dict[str, LabelColors]:
    made = LabelPalette(tagset, Ground(theme.dark, theme.background, theme.text))
    return {label.key: made.colors(label.key) for label in tagset.labels}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tagset", TAGSETS)
def test_text_over_every_tint_reaches_four_and_a_half_to_one(tagset: Tagset, theme: TextTheme) -> None:
    for key, colors in palette(tagset, theme).items():
        assert contrast(theme.text, colors.tint) >= 4.5, key
        assert contrast(theme.text, colors.strong) >= 4.5, key


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tagset", TAGSETS)
def test_names_and_bands_stand_out_from_the_page(tagset: Tagset, theme: TextTheme) -> None:
    for key, colors in palette(tagset, theme).items():
        assert contrast(colors.ink, theme.background) >= 4.5, key
        assert contrast(colors.band, theme.background) >= 3.0, key


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tagset", [pytest.param(tagset, id=tagset.name) for tagset in BUILT_IN])
def test_tints_stand_out_from_the_page(tagset: Tagset, theme: TextTheme) -> None:
    ground = _seen(theme.background, _NOTHING_MISSING)
    for label in tagset.labels_of(Layer.ENTITY):
        tint = _seen(palette(tagset, theme)[label.key].tint, _NOTHING_MISSING)
        assert _distance(tint, ground) >= 0.045, label.key


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_entities_of_the_news_look_alike(theme: TextTheme) -> None:
    news = next(tagset for tagset in BUILT_IN if tagset.name.startswith("News"))
    colors = palette(news, theme)
    for one, other in combinations(news.labels_of(Layer.ENTITY), 2):
        swatches = [_seen(colors[label.key].swatch, _NOTHING_MISSING) for label in (one, other)]
        tints = [_seen(colors[label.key].tint, _NOTHING_MISSING) for label in (one, other)]
        assert _distance(*swatches) >= 0.04, (one.key, other.key)
        assert _distance(*tints) >= (0.045 if theme.dark else 0.025), (one.key, other.key)


@pytest.mark.parametrize("theme", THEMES)
def test_the_themes_own_texts_can_be_read(theme: TextTheme) -> None:
    assert contrast(theme.text, theme.background) >= 7.0
    assert contrast(theme.dim, theme.background) >= 4.5
    assert contrast(theme.faint, theme.background) >= 4.5
    assert contrast(theme.text, theme.selection) >= 4.5
    assert contrast(theme.accent, theme.background) >= 4.5


def _shown(colors: LabelColors, layer: Layer) -> QColor:
    """What one sees most of: a tint, a band, a box."""
    return {Layer.ENTITY: colors.tint, Layer.CLAIM: colors.band, Layer.EVENT: colors.ink}[layer]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tagset", [pytest.param(tagset, id=tagset.name) for tagset in (*BUILT_IN, FORTY)])
def test_neighbours_differ_in_lightness_too(tagset: Tagset, theme: TextTheme) -> None:
    colors = palette(tagset, theme)
    for layer in Layer:
        labels = [label.key for label in tagset.labels if label.layer is layer]
        for one, other in pairwise(labels):
            lightness = [to_oklch(_shown(colors[key], layer))[0] for key in (one, other)]
            assert abs(lightness[0] - lightness[1]) >= 0.012, (one, other)


@pytest.mark.parametrize("theme", THEMES)
def test_text_over_what_a_search_found_can_be_read(theme: TextTheme) -> None:
    for text in (theme.text, theme.dim):
        assert contrast(text, theme.found) >= 4.5


@pytest.mark.parametrize(
    "matrix", [_PROTANOPIA, _DEUTERANOPIA, _TRITANOPIA], ids=["protan", "deutan", "tritan"]
)
@pytest.mark.parametrize("theme", THEMES)
def test_the_claim_labels_differ_for_colour_blind_eyes(
    theme: TextTheme, matrix: tuple[tuple[float, ...], ...]
) -> None:
    news = next(tagset for tagset in BUILT_IN if tagset.name.startswith("News"))
    colors = palette(news, theme)
    bands = [_seen(colors[label.key].band, matrix) for label in news.labels_of(Layer.CLAIM)]
    for index, one in enumerate(bands):
        for other in bands[index + 1 :]:
            assert _distance(one, other) >= 0.05


def test_a_labels_own_colour_gives_its_hue() -> None:
    colors = palette(OWN_COLORS, LIGHT)
    wanted, got = to_oklch(QColor("#0000ff"))[2], to_oklch(colors["#0000ff"].tint)[2]
    assert abs(wanted - got) < 12


def test_a_label_that_the_tagset_lacks_is_grey() -> None:
    made = LabelPalette(FORTY, Ground(False, LIGHT.background, LIGHT.text))
    assert to_oklch(made.colors("NOT-THERE").tint)[1] < 0.01


def test_oklch_is_its_own_inverse_inside_the_screens_colours() -> None:
    for angle in range(0, 360, 15):
        lightness, chroma, back = to_oklch(oklch(0.7, 0.08, float(angle)))
        assert abs(lightness - 0.7) < 0.01
        assert abs(chroma - 0.08) < 0.01
        assert min(abs(back - angle), 360 - abs(back - angle)) < 3


def test_contrast_is_the_known_ratio() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


def _seen(color: QColor, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """The colour in Oklab after a colour-blind eye."""
    linear = [_linear(part) for part in (color.redF(), color.greenF(), color.blueF())]
    red, green, blue = (
        min(max(sum(weight * part for weight, part in zip(row, linear, strict=True)), 0.0), 1.0)
        for row in matrix
    )
    return to_oklab(red, green, blue)


def _distance(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


_FREQUENT = ("PERSON", "FAC", "ORG", "GPE", "DATE", "MONEY", "MENTION")


@pytest.mark.parametrize(
    "matrix", [_PROTANOPIA, _DEUTERANOPIA, _TRITANOPIA], ids=["protan", "deutan", "tritan"]
)
@pytest.mark.parametrize("theme", THEMES)
def test_frequent_entities_differ_for_colour_blind_eyes(
    theme: TextTheme, matrix: tuple[tuple[float, ...], ...]
) -> None:
    news = next(tagset for tagset in BUILT_IN if tagset.name.startswith("News"))
    colors = palette(news, theme)
    tints = [_seen(colors[key].tint, matrix) for key in _FREQUENT]
    for index, one in enumerate(tints):
        for other in tints[index + 1 :]:
            assert _distance(one, other) >= 0.02


def test_a_merged_label_has_the_colours_of_the_one_that_it_stands_for() -> None:
    merged = merge_labels(TAGSET, "ORG", "PERSON")
    ground = Ground(False, LIGHT.background, LIGHT.text)
    palette = LabelPalette(merged, ground)
    assert palette.colors("ORG") == palette.colors("PERSON")
    assert palette.colors("MENTION") == LabelPalette(TAGSET, ground).colors("MENTION")
