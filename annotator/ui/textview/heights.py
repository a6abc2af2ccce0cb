"""Heights of paragraphs, known or estimated, with their running totals."""

from collections.abc import Sequence


class Heights:
    """A Fenwick tree: changing one height and finding the place at a height both take O(log n)."""

    def __init__(self, heights: Sequence[float]) -> None:
        self._heights = list(heights)
        self._tree = [0.0, *heights]
        for index in range(1, len(self._tree)):
            above = index + (index & -index)
            if above < len(self._tree):
                self._tree[above] += self._tree[index]
        self._top = 1 << (len(heights).bit_length() - 1) if heights else 0

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, index: int) -> float:
        return self._heights[index]

    def __setitem__(self, index: int, height: float) -> None:
        change = height - self._heights[index]
        self._heights[index] = height
        position = index + 1
        while position < len(self._tree):
            self._tree[position] += change
            position += position & -position

    def all(self) -> Sequence[float]:
        return self._heights

    @property
    def total(self) -> float:
        return self.before(len(self._heights))

    def before(self, index: int) -> float:
        """The sum of all heights before ``index``."""
        total = 0.0
        while index > 0:
            total += self._tree[index]
            index -= index & -index
        return total

    def at(self, y: float) -> tuple[int, float]:
        """The index whose extent holds ``y``, and how far into it ``y`` lies; clamped to the ends."""
        if y <= 0 or not self._heights:
            return 0, 0.0
        position, rest, step = 0, y, self._top
        while step:
            ahead = position + step
            if ahead < len(self._tree) and self._tree[ahead] <= rest:
                position = ahead
                rest -= self._tree[ahead]
            step >>= 1
        if position >= len(self._heights):
            return len(self._heights) - 1, self._heights[-1]
        return position, rest
