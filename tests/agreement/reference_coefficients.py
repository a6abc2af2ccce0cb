"""Published examples of judgments, with the figures and where they come from.

Values marked *computed* stand in no paper; they are cross-checks. Figures of measures that the program does
not offer (Bennett's S, Randolph's κ, Gwet's AC2) are left out.
"""

from dataclasses import dataclass, field

import numpy as np

from annotator.agreement.coincidences import Confusion, Judgments
from annotator.agreement.set_distances import Value

MISSING = "*"


@dataclass(frozen=True)
class Example:
    """``expected`` maps a figure to its published value; ``within`` is the tolerance."""

    name: str
    source: str
    judgments: Judgments
    expected: dict[str, float] = field(default_factory=dict[str, float])
    within: float = 0.001


def by_unit(*annotators: str) -> Judgments:
    """One letter a judgment, one text an annotator."""
    return [
        [None if letter == MISSING else letter for letter in unit] for unit in zip(*annotators, strict=True)
    ]


def from_table(values: tuple[Value, ...], *rows: tuple[int, ...]) -> Judgments:
    """The judgments of two annotators of which these are the counts, rows the first."""
    return [
        (values[i], values[j])
        for i, row in enumerate(rows)
        for j, count in enumerate(row)
        for _ in range(count)
    ]


def confusion_table(values: tuple[Value, ...], *rows: tuple[int, ...]) -> Confusion:
    counts = np.array(rows, dtype=np.float64)
    return Confusion(values, counts, {2: int(counts.sum())})


DKPRO = "dkpro-statistics, at f7f4f89, "

WIKIPEDIA = Example(
    "three annotators, fifteen units, much missing",
    "the example of fast-krippendorff, from Wikipedia; computed with krippendorff 0.9.0",
    by_unit("*****34121133*3", "1*213343*******", "**21344*21133*4"),
    {"alpha": 0.691358024691, "alpha, interval": 0.810844892812},
)
KRIPPENDORFF_2011_B = Example(
    "Krippendorff 2011, example B",
    "Computing Krippendorff's Alpha-Reliability, where 0.692 is printed; computed with krippendorff 0.9.0",
    by_unit("aabbdcccedda", "babbbccceddd"),
    {"alpha": 0.691964285714},
    0.0005,
)
KRIPPENDORFF_2004_DICHOTOMY = Example(
    "Krippendorff 2004, a dichotomy",
    DKPRO + "Krippendorff2004Test.testDichotomy",
    by_unit("1100000000", "0110010100"),
    {"agreement": 0.6, "D_o": 0.4, "D_e": 0.442, "alpha": 0.095},
)
KRIPPENDORFF_2004_THREE = Example(
    "Krippendorff 2004, three categories",
    DKPRO + "Krippendorff2004Test.testMultipleCategories",
    by_unit("aabbbbbccccc", "abbbbbcccccc"),
    {"agreement": 0.833, "D_o": 0.1667, "D_e": 0.6268, "alpha": 0.734},
)
ONE_DISAGREEMENT = Example(
    "one disagreement, in the only unit with that value",
    "fast-krippendorff, issue 11; confirmed by Krippendorff (disagree, issue 7)",
    by_unit("111", "112"),
    {"alpha": 0.0},
    1e-9,
)
ARTSTEIN_POESIO_1 = Example(
    "Artstein & Poesio 2008, p. 558",
    DKPRO + "ArtsteinPoesio2008Test.testExample1",
    from_table(("STAT", "IReq"), (20, 20), (10, 50)),
    {"agreement": 0.7, "pi": 0.341, "pi, by chance": 0.545, "kappa": 0.348, "kappa, by chance": 0.54},
)
ARTSTEIN_POESIO_2 = Example(
    "Artstein & Poesio 2008, p. 568",
    DKPRO + "ArtsteinPoesio2008Test.testExample2 and testWeightedAgreement; nltk.metrics.agreement",
    from_table(("STAT", "IReq", "Chck"), (46, 0, 0), (6, 32, 6), (0, 0, 10)),
    {
        "agreement": 0.88,
        "pi": 0.79953,
        "kappa": 0.8013,
        "alpha": 0.8005,
        "alpha, check is half": 0.8156,
        "kappa, check is half": 0.8163,
    },
)
FLEISS_1971 = Example(
    "Fleiss 1971",
    DKPRO + "Fleiss1971Test; statsmodels 0.15.0 and nltk 3.10.4 give the same",
    by_unit(
        "422521311511212311215221121215",
        "423521311542242311235421421235",
        "423523334544244311435444421435",
        "453543334544344341455454421435",
        "453543534544344351455454425435",
        "455543544544345552455454545435",
    ),
    {"agreement": 0.5556, "fleiss, by chance": 0.2201, "fleiss": 0.43024452},
)
FLEISS_1971_BY_CATEGORY = {"1": 0.248, "2": 0.248, "3": 0.517, "4": 0.47, "5": 0.565}
FLEISS_1971_BY_CATEGORY_WITHIN = 0.005
RANDOLPH_2005 = Example(
    "Randolph 2005, example 2",
    DKPRO + "Randolph2005Test.testExample2",
    by_unit("YYYY", "YYYY", "YNNY"),
    {"fleiss": -0.2},
    0.01,
)
GWET_2008 = Example(
    "Gwet 2008, skewed",
    DKPRO + "Gwet2008Test.testHandExample",
    from_table(("y", "n"), (8, 1), (0, 1)),
    {"agreement": 0.9, "ac1, by chance": 0.255, "ac1": 0.8658, "pi": 0.6078},
    0.0001,
)
IRRCAC = "computed with R irrCAC 1.4; " + DKPRO + "gwet/"
IRRCAC_PARADOX = Example(
    "irrCAC, the paradox of κ",
    IRRCAC + "fixture_01_paradox_2x2",
    from_table(("1", "2"), (80, 7), (8, 5)),
    {"agreement": 0.85, "ac1, by chance": 0.21875, "ac1": 0.808},
    1e-5,
)
IRRCAC_COHEN = Example(
    "irrCAC, after Cohen's example",
    IRRCAC + "fixture_02_cohen_ex1",
    from_table(("1", "2", "3"), (25, 12, 3), (13, 2, 15), (12, 16, 2)),
    {"agreement": 0.29, "ac1, by chance": 0.3225, "ac1": -0.04797},
    1e-5,
)
IRRCAC_FOUR = Example(
    "irrCAC, four steps",
    IRRCAC + "fixture_04_likert_4x4",
    from_table(("1", "2", "3", "4"), (20, 5, 1, 0), (4, 15, 6, 1), (0, 5, 18, 4), (0, 1, 3, 12)),
    {"agreement": 0.684210526315789, "ac1, by chance": 0.247294552169898, "ac1": 0.58046},
    1e-5,
)
IRRCAC_FIVE = Example(
    "irrCAC, five steps",
    IRRCAC + "fixture_05_likert_5x5",
    from_table(
        ("1", "2", "3", "4", "5"),
        (15, 4, 1, 0, 0),
        (3, 12, 4, 1, 0),
        (1, 3, 14, 3, 1),
        (0, 1, 3, 10, 2),
        (0, 0, 1, 2, 8),
    ),
    {"agreement": 0.662921348314607, "ac1, by chance": 0.197497159449564, "ac1": 0.57997},
    1e-5,
)
EXAMPLES = (
    WIKIPEDIA,
    KRIPPENDORFF_2011_B,
    KRIPPENDORFF_2004_DICHOTOMY,
    KRIPPENDORFF_2004_THREE,
    ONE_DISAGREEMENT,
    ARTSTEIN_POESIO_1,
    ARTSTEIN_POESIO_2,
    FLEISS_1971,
    RANDOLPH_2005,
    GWET_2008,
    IRRCAC_PARADOX,
    IRRCAC_COHEN,
    IRRCAC_FOUR,
    IRRCAC_FIVE,
)

KRIPPENDORFF_1995_LENGTH = 24
KRIPPENDORFF_1995_A = {"Bertha": ((2, 10), (14, 20)), "Bill": ((4, 8), (15, 17))}
"""Krippendorff 1995, p. 57; by token: dkpro-statistics, Krippendorff1995Test.testDigitizedAgreement."""
KRIPPENDORFF_1995_A_BY_TOKEN = {"kappa": 0.385, "pi": 0.314, "alpha": 0.329}

HRIPCSAK_ROTHSCHILD = (8, 2, 3)
"""Both mark, only the first, only the second; κ nears F1 as the places that neither marks grow in number.

Hripcsak & Rothschild 2005; the figures follow by arithmetic.
"""
HRIPCSAK_ROTHSCHILD_KAPPA = {0: -0.2264150943, 10: 0.5627376426, 100: 0.7375754761, 1_000_000: 0.7619022676}
HRIPCSAK_ROTHSCHILD_F1 = 0.7619047619047619
