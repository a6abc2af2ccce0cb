"""Published and computed figures of the measures of unitizing, each with where it stands.

DKPRO stands for the tests of dkpro-statistics at f7f4f89, PYGAMMA for pygamma-agreement at 44587ef. Two more
examples of pygamma-agreement, its ``3by100`` and ``2by1000``, rest on data files of that project and are not
here.
"""

from dataclasses import dataclass, field

from annotator.agreement.continua import Continuum
from annotator.agreement.gamma_dissimilarity import Weights
from annotator.agreement.units import Extent, Unit

Marked = tuple[int, int] | tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    name: str
    source: str
    length: int
    readings: tuple[tuple[Marked, ...], ...]
    figures: dict[str, float] = field(default_factory=dict[str, float])

    def stretched(self, factor: int = 1) -> Continuum:
        """With all positions multiplied; spans without a label are labeled ``unit``."""
        return Continuum(
            self.length * factor,
            tuple(tuple(_unit(span, factor) for span in reading) for reading in self.readings),
        )


def _unit(span: Marked, factor: int) -> Unit:
    start, end, label = span if len(span) == 3 else (*span, "unit")
    return Unit(((start * factor, end * factor),), label)


_KRIPPENDORFF = "Krippendorff 1995, p. 57, as in DKPRO Krippendorff1995Test"

BERTHA_AND_BILL = Example(
    "A",
    f"{_KRIPPENDORFF} testAgreement",
    24,
    (((2, 10), (14, 20)), ((4, 8), (15, 17))),
    {"D_o": 0.03125, "D_e": 0.0699, "alpha": 0.553},
)
JOHN_AND_JILL = Example(
    "B",
    f"{_KRIPPENDORFF} testAgreement",
    24,
    (((0, 18),), ((0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10))),
    {"D_o": 2.26736, "D_e": 1.17731, "alpha": -0.926},
)
HEATHER_AND_HILL = Example(
    "D",
    f"{_KRIPPENDORFF}, the continuum without a gap",
    24,
    (((0, 2), (2, 10), (10, 14), (14, 20), (20, 24)), ((0, 4), (4, 8), (8, 15), (15, 17), (17, 24))),
)
ON_A_LONG_CONTINUUM = 50_000
"""The factor at which D_e and α of A and B were published."""

GERRET_AND_GILL = Example(
    "C",
    f"{_KRIPPENDORFF} testVaryingLengths, at half its length",
    12,
    (((1, 4), (5, 6), (7, 9), (10, 11)), ((0, 1), (2, 4), (5, 7), (8, 9), (10, 11))),
    {"D_o": 0.02777},
)
GERRET_AND_GILL_BY_FACTOR = {
    1: {"D_e": 0.05494, "alpha": 0.494},
    10: {"D_e": 0.08234, "alpha": 0.663},
    1_000: {"D_e": 0.08638, "alpha": 0.678},
    10_000: {"D_e": 0.08642, "alpha": 0.679},
}
"""For continua of 12, 120, 12,000 and 120,000: D_e of 1995, before it was corrected, but for the first."""

KRIPPENDORFF_2004 = Example(
    "2004",
    "Krippendorff 2004, p. 254, as in DKPRO Krippendorff2004Test; its continuum begins at 150",
    300,
    (
        ((75, 145, "c"), (220, 250, "c"), (30, 90, "k"), (150, 200, "k")),
        ((70, 150, "c"), (205, 225, "c"), (250, 270, "c"), (30, 90, "k"), (150, 200, "k")),
    ),
    {"c": 0.7286, "k": 1.0},
)

ONE_UNIT_OF_THREE = Example(
    "one unit",
    "DKPRO UnitizingAgreementTest testSingleAnnotationUnit",
    20,
    (((0, 1),), (), ()),
    {"alpha": 0.0},
)
NO_UNITS = Example("no unit", "DKPRO UnitizingAgreementTest testEmptyAnnotationSet", 20, ((), (), ()))
ZERO_LENGTH_ONLY = Example(
    "nothing covered",
    "DKPRO UnitizingAgreementTest testOnlyZeroLengthUnitsWithDifferingCategories; there 0, and never 1",
    15,
    (((0, 0, "A"),), ((0, 0, "B"),)),
)

DIFFERENCES: tuple[tuple[Extent, Extent, int], ...] = (
    ((5, 11), (4, 6), 26),
    ((5, 11), (5, 7), 16),
    ((5, 11), (6, 8), 10),
    ((5, 11), (7, 9), 8),
    ((5, 11), (6, 10), 2),
    ((5, 11), (5, 11), 0),
    ((225, 295), (220, 300), 50),
    ((370, 400), (355, 375), 850),
)
"""δ² of two units. Krippendorff 2004, as in DKPRO Krippendorff2004Test testDistanceMetric1 and 2."""

UNIT_IN_A_GAP = ((400, 420), 400)
"""The same, of a unit in a gap from 400 to 450."""

_COMPUTED = "computed, not published"

U_ALPHA = (
    Example(
        "key phrases of three",
        f"{_COMPUTED}: lindanna/unitized_alpha and krippendorff-unitized-alpha 0.1.0 agree",
        56,
        (((3, 15), (22, 53)), ((3, 10), (22, 53)), ((22, 46),)),
        {"u": 0.5645448656, "bar": 0.5645448656},
    ),
    Example("A", _COMPUTED, 24, BERTHA_AND_BILL.readings, {"u": 0.3583333333}),
    Example("B", _COMPUTED, 24, JOHN_AND_JILL.readings, {"u": 0.4220238095}),
    Example(
        "two labels of two",
        f"{_COMPUTED}: lindanna/unitized_alpha and the formulas of quallmer agree",
        20,
        (
            ((2, 5, "x"), (8, 12, "y"), (14, 18, "x")),
            ((2, 6, "x"), (9, 12, "x"), (14, 18, "x")),
        ),
        {"cu": 0.0235294118, "u": 0.5993589744, "bar": 0.8106060606},
    ),
)

POSITIONAL_DISSIMILARITIES: tuple[tuple[Extent, Extent, float], ...] = (
    ((4, 14), (40, 44), 22.2),
    ((4, 14), (4, 14), 0.0),
    ((4, 14), (20, 25), 3.2),
    ((4, 14), (14, 24), 1.0),
    ((20, 30), (20, 25), 0.11),
    ((20, 25), (14, 24), 0.22),
)
"""Mathet et al. 2015, figure 10, as in PYGAMMA test_positional_dissimilarity_figure10: to one part in ten."""

SCALED: tuple[tuple[Extent, Extent], ...] = (((0, 7), (0, 10)), ((0, 21), (0, 30)))
"""Mathet et al. 2015, figure 20: the same dissimilarity, as in PYGAMMA."""


@dataclass(frozen=True, slots=True)
class GammaExample:
    """``gamma`` was sampled, by another method than the paper's, and holds within 0.2."""

    name: str
    weights: Weights
    readings: tuple[tuple[Marked, ...], ...]
    disorder: float
    gamma: float | None = None

    @property
    def continuum(self) -> Continuum:
        length = max(end for reading in self.readings for _, end, *_ in reading)
        return Example(self.name, "", length, self.readings).stretched()


GAMMA = (
    GammaExample(
        "01_two_annotators_simple",
        Weights(),
        (
            ((1, 5, "a"), (6, 10, "b"), (11, 15, "a")),
            ((2, 6, "a"), (7, 11, "b"), (12, 16, "a")),
        ),
        0.0625,
        0.8836062550544739,
    ),
    GammaExample(
        "03_identical_perfect",
        Weights(),
        (((1, 5, "a"), (10, 15, "b"), (20, 25, "c")),) * 2,
        0.0,
        1.0,
    ),
    GammaExample(
        "04_three_annotators",
        Weights(),
        (
            ((1, 5, "a"), (10, 14, "b")),
            ((2, 6, "a"), (11, 15, "b")),
            ((1, 4, "a"), (9, 14, "c")),
        ),
        0.40875643491744995,
    ),
    GammaExample(
        "06_weighted_alpha3_beta2",
        Weights(position=3, label=2),
        (
            ((1, 5, "a"), (6, 10, "b"), (11, 15, "c")),
            ((2, 7, "a"), (8, 12, "b"), (11, 15, "a")),
        ),
        1.0277777910232544,
        0.24427741765975952,
    ),
)
"""DKPRO's fixtures of the same names, made with pygamma-agreement 0.5.9: the disorders are exact."""
