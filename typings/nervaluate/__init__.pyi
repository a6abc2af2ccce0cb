from collections.abc import Sequence

class EvaluationResult:
    correct: int
    incorrect: int
    partial: int
    missed: int
    spurious: int
    f1: float

class Evaluator:
    def __init__(
        self,
        true: Sequence[Sequence[dict[str, str | int]]],
        pred: Sequence[Sequence[dict[str, str | int]]],
        tags: Sequence[str],
        loader: str = ...,
    ) -> None: ...
    def evaluate(self) -> dict[str, dict[str, EvaluationResult]]: ...
