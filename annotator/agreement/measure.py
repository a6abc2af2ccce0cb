"""The measures by name, as commands, tables and reports call them."""

from enum import StrEnum


class Measure(StrEnum):
    """What a figure may measure; the value is what a command is told."""

    F1_EXACT = "f1-exact"
    F1_EXTENT = "f1-extent"
    F1_OVERLAP_LABEL = "f1-overlap-label"
    F1_OVERLAP = "f1-overlap"
    F1_HALF_LABEL = "f1-half-label"
    F1_TOKENS = "f1-tokens"
    SEMEVAL_STRICT = "semeval-strict"
    SEMEVAL_EXACT = "semeval-exact"
    SEMEVAL_PARTIAL = "semeval-partial"
    SEMEVAL_TYPE = "semeval-type"
    LINKS_EXACT = "links-exact"
    LINKS_ALIGNED = "links-aligned"
    PRECISION = "precision"
    RECALL = "recall"
    AGREEMENT = "agreement"
    ALPHA = "alpha"
    ALPHA_MASI = "alpha-masi"
    ALPHA_JACCARD = "alpha-jaccard"
    KAPPA = "kappa"
    PI = "pi"
    FLEISS = "fleiss"
    AC1 = "ac1"
    ALPHA_U = "alpha-u"
    U_ALPHA = "u-alpha"
    GAMMA = "gamma"
    GAMMA_CAT = "gamma-cat"
