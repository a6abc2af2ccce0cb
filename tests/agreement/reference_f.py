"""Published figures of the F family."""

Span = tuple[int, int, str]

SEMEVAL_SOURCE = (
    "github:MantisAI/nervaluate README.md, scenario table (SemEval-2013 task 9.1), one pair a row"
)
SEMEVAL_GOLD: list[Span] = [
    (0, 7, "BRAND"),
    (30, 38, "DRUG"),
    (50, 61, "DRUG"),
    (70, 79, "DRUG"),
    (95, 109, "GROUP"),
]
SEMEVAL_FOUND: list[Span] = [
    (15, 22, "BRAND"),
    (27, 38, "DRUG"),
    (50, 61, "BRAND"),
    (70, 79, "DRUG"),
    (90, 109, "DRUG"),
]
SEMEVAL_OUTCOMES = {
    "type": (2, 2, 0, 1, 1),
    "partial": (2, 0, 2, 1, 1),
    "exact": (2, 2, 0, 1, 1),
    "strict": (1, 3, 0, 1, 1),
}
"""Correct, incorrect, partial, missing, spurious."""

LIMIT_SOURCE = (
    "Hripcsak & Rothschild 2005, Agreement, the F-Measure, and Reliability in Information Retrieval: κ nears "
    "F as true negatives grow; figures derived by arithmetic"
)
LIMIT_CELLS = (8, 2, 3)
"""Both, only one, only the other."""
LIMIT_F1 = 0.7619047619047619
LIMIT_KAPPAS = {0: -0.2264150943, 10: 0.5627376426, 100: 0.7375754761, 1_000_000: 0.7619022676}
"""By the number of true negatives."""
