"""Coefficients of agreement over units that annotators judged: α, κ, π, Fleiss' κ, AC1, and raw agreement.

All but AC1 are 1 - D_o / D_e: disagreement seen, over disagreement by chance. They differ in what they take
for chance. Where only one value is used, nothing is left to disagree on, D_e is 0, and no coefficient is
defined (some programs say 1, some 0, some NaN); the agreement seen stands beside it.
"""

from dataclasses import dataclass

import numpy as np

from annotator.agreement.coincidences import Coincidences, Confusion, Counts, Table
from annotator.agreement.figures import Figure, Reason, measured, undefined
from annotator.agreement.set_distances import Distance, distances, nominal


@dataclass(frozen=True, slots=True)
class Coefficient:
    """``figure`` with what it is made of: the agreement ``observed``, and that ``expected`` by chance.

    Disagreements are 1 minus these. Both are None where the data do not allow for the measure.
    """

    figure: Figure
    observed: float | None = None
    expected: float | None = None


def krippendorff_alpha(table: Coincidences, distance: Distance = nominal) -> Coefficient:
    """α = 1 - D_o / D_e, with D_o = Σ o_ck δ_ck / n and D_e = Σ n_c n_k δ_ck / (n (n - 1)).

    Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*, the general form; with sets for values
    and ``masi_distance`` for δ, Passonneau 2006. Judgments may be missing; a unit that one annotator alone
    judged does not count.
    """
    uses = table.counts.sum(axis=0)
    judgments = uses.sum()
    chance = np.outer(uses, uses) / max(judgments - 1, 1)
    return _corrected(table, table.counts, chance, distance)


def cohen_kappa(table: Confusion, distance: Distance = nominal) -> Coefficient:
    """κ = (p_o - p_c) / (1 - p_c), with p_c = Σ p_1c p_2c: each annotator has habits of their own.

    Cohen 1960, *A Coefficient of Agreement for Nominal Scales*, equation 1; with another distance, the
    weighted κ_w of Cohen 1968. Complete data only.
    """
    if not table.complete:
        return Coefficient(undefined(Reason.MISSING_JUDGMENTS))
    units = max(table.counts.sum(), 1)
    chance = np.outer(table.counts.sum(axis=1), table.counts.sum(axis=0)) / units
    return _corrected(table, table.counts, chance, distance)


def scott_pi(table: Confusion, distance: Distance = nominal) -> Coefficient:
    """π = (P_o - P_e) / (1 - P_e), with P_e = Σ p_c², p_c pooled over both: one habit for both annotators.

    Scott 1955, *Reliability of Content Analysis: The Case of Nominal Scale Coding*, p. 323. Complete data
    only.
    """
    return fleiss_kappa(table.coincidences, distance)


def fleiss_kappa(table: Coincidences, distance: Distance = nominal) -> Coefficient:
    """κ = (P̄ - P̄_e) / (1 - P̄_e), with P̄ the mean share of agreeing pairs a unit and P̄_e = Σ p_j².

    Fleiss 1971, *Measuring Nominal Scale Agreement Among Many Raters*; his κ_j of one category is this of
    ``against_rest(table, j)``. Two annotators make it Scott's π. The same number of judgments for each unit.
    """
    if not table.complete:
        return Coefficient(undefined(Reason.MISSING_JUDGMENTS))
    uses = table.counts.sum(axis=0)
    chance = np.outer(uses, uses) / max(uses.sum(), 1)
    return _corrected(table, table.counts, chance, distance)


def gwet_ac1(table: Coincidences) -> Coefficient:
    """AC1 = (p_a - p_e) / (1 - p_e), with p_e = Σ π_k (1 - π_k) / (q - 1) over q values.

    Gwet 2008, *Computing inter-rater reliability and its variance in the presence of high agreement*; q
    counts the values of the table. Complete data only.
    """
    if not table.complete:
        return Coefficient(undefined(Reason.MISSING_JUDGMENTS))
    judgments = table.counts.sum()
    if not judgments:
        return Coefficient(undefined(Reason.NO_UNITS))
    observed = float(np.trace(table.counts) / judgments)
    if _one_value(table):
        return Coefficient(undefined(Reason.ONE_LABEL), observed)
    shares = table.counts.sum(axis=0) / judgments
    expected = float((shares * (1 - shares)).sum() / (len(table.values) - 1))
    return Coefficient(measured((observed - expected) / (1 - expected)), observed, expected)


def raw_agreement(table: Table) -> Figure:
    """Σ o_cc / n: the share of judgments that meet the same judgment, without regard to chance.

    The observed agreement of Artstein & Poesio 2008, *Inter-Coder Agreement for Computational Linguistics*,
    section 2.3; where judgments are missing, a unit weighs as much as it has judgments.
    """
    judgments = table.counts.sum()
    if not judgments:
        return undefined(Reason.NO_UNITS)
    return measured(np.trace(table.counts) / judgments)


def _corrected(table: Table, seen: Counts, chance: Counts, distance: Distance) -> Coefficient:
    """1 - D_o / D_e, with how often values met and how often they would meet by chance."""
    judgments = seen.sum()
    if not judgments:
        return Coefficient(undefined(Reason.NO_UNITS))
    apart = distances(table.values, distance)
    disagreement = float((seen * apart).sum() / judgments)
    by_chance = float((chance * apart).sum() / judgments)
    if _one_value(table) or not by_chance:
        return Coefficient(undefined(Reason.ONE_LABEL), 1 - disagreement, 1 - by_chance)
    return Coefficient(measured(1 - disagreement / by_chance), 1 - disagreement, 1 - by_chance)


def _one_value(table: Table) -> bool:
    used = (table.counts.sum(axis=0) + table.counts.sum(axis=1)) > 0
    return int(used.sum()) <= 1
