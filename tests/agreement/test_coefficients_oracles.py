"""Other programs compute the same from random judgments.

Their known faults are kept out of the way: nltk takes a placeholder for a category (missing judgments are
left out instead), divides by zero for two empty sets under MASI and rounded its weights in older versions (it
is given our distance), and says 1 where one label alone is used; krippendorff raises there, and the others
say NaN.
"""

import krippendorff
import numpy as np
import pytest
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import fleiss_kappa as statsmodels_fleiss

from annotator.agreement.coefficients import (
    cohen_kappa,
    fleiss_kappa,
    krippendorff_alpha,
    raw_agreement,
    scott_pi,
)
from annotator.agreement.coincidences import Judgments, coded, coincidences, confusion
from annotator.agreement.set_distances import Distance, Value, jaccard_distance, masi_distance, nominal
from tests.agreement.judged import LABELS, random_judgments

SEEDS = range(20)
SETS: tuple[Value, ...] = (
    frozenset[str](),
    frozenset({"PER"}),
    frozenset({"PER", "ORG"}),
    frozenset({"ORG", "LOC"}),
    frozenset(LABELS),
)


def _task(judgments: Judgments, distance: Distance = nominal) -> AnnotationTask:
    triples = [
        (str(annotator), str(unit), value)
        for unit, row in enumerate(judgments)
        for annotator, value in enumerate(row)
        if value is not None
    ]
    return AnnotationTask(triples, distance=distance)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_alpha_is_that_of_krippendorff(seed: int, missing: float) -> None:
    judgments = random_judgments(seed, 60, 2 + seed % 4, missing=missing)
    codes = coded(judgments).codes.astype(np.float64)
    theirs = krippendorff.alpha(np.where(codes < 0, np.nan, codes).T, level_of_measurement="nominal")
    assert krippendorff_alpha(coincidences(judgments)).figure.value == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("distance", [masi_distance, jaccard_distance])
def test_alpha_of_sets_is_that_of_nltk(seed: int, distance: Distance) -> None:
    judgments = random_judgments(seed, 40, 2 + seed % 4, SETS, missing=0.2)
    theirs = _task(judgments, distance).alpha()
    ours = krippendorff_alpha(coincidences(judgments), distance).figure.value
    assert ours == pytest.approx(theirs, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_kappa_pi_and_raw_agreement_of_two_are_those_of_nltk_and_scikit_learn(seed: int) -> None:
    judgments = random_judgments(seed, 60, 2)
    table, task = confusion(judgments), _task(judgments)
    theirs = cohen_kappa_score(coded(judgments).codes[:, 0], coded(judgments).codes[:, 1])
    assert cohen_kappa(table).figure.value == pytest.approx(theirs, abs=1e-12)
    assert cohen_kappa(table).figure.value == pytest.approx(task.kappa(), abs=1e-12)
    assert scott_pi(table).figure.value == pytest.approx(task.pi(), abs=1e-12)
    assert raw_agreement(table).value == pytest.approx(task.avg_Ao(), abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_kappa_of_many_is_that_of_statsmodels_and_nltk(seed: int) -> None:
    judgments = random_judgments(seed, 60, 2 + seed % 4)
    data = coded(judgments)
    uses = np.stack([(data.codes == place).sum(axis=1) for place in range(len(data.values))], axis=1)
    ours = fleiss_kappa(coincidences(judgments)).figure.value
    assert ours == pytest.approx(statsmodels_fleiss(uses), abs=1e-12)
    assert ours == pytest.approx(_task(judgments).pi(), abs=1e-12)
