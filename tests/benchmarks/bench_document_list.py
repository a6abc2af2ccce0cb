"""The list of documents with 100,000 of them: first shown, sorted, filtered.

Run it as ``python -m tests.benchmarks.bench_document_list``. Each figure stands beside a bare loop that looks
once at every row.
"""

import os
import random
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from annotator.domain.annotation_set import Status
from annotator.domain.layer import ALL_LAYERS
from annotator.store.document_queries import DocumentRow
from annotator.ui.panels.document_filter import DocumentFilter, Remark, Sorting
from annotator.ui.panels.documents import DocumentsPanel
from annotator.ui.theme.theme import Theme
from tests.benchmarks.spent import Spent

MANY = 100_000


def make_rows() -> list[DocumentRow]:
    random.seed(3)
    return [
        DocumentRow(
            f"d{number}",
            number,
            f"Council moves ferry number {random.randrange(MANY)}",
            "en",
            3000,
            "00" * 32,
            f"2026-{1 + number % 12:02}-01",
            has_set=True,
            finished=ALL_LAYERS if number % 3 else frozenset(),
            spans=random.randrange(200),
            touched=number % 2 == 0,
            flagged=int(number % 50 == 0),
        )
        for number in range(MANY)
    ]


def main() -> None:
    app = QApplication([])
    panel = DocumentsPanel(Theme(app))
    panel.resize(250, 700)
    panel.show()
    rows = make_rows()
    bare = Spent()
    with bare.counted():
        _ = [row.title for row in rows if row.status is Status.DONE]
    print(f"{'bare loop':28}{bare}")
    acts: dict[str, Callable[[], object]] = {
        "first show": lambda: panel.set_rows(rows, "d50000"),
        **{f"sort by {each}": lambda each=each: panel.model.sort_by(each) for each in Sorting},
        "words in titles": lambda: panel.model.set_filter(DocumentFilter(text="ferry 77")),
        "flags": lambda: panel.model.set_filter(DocumentFilter(remark=Remark.FLAGGED)),
        "all again": lambda: panel.model.set_filter(DocumentFilter()),
    }
    for what, act in acts.items():
        spent = Spent()
        with spent.counted():
            act()
            app.processEvents()
        print(f"{what:28}{spent}  {spent.over(bare)}")


if __name__ == "__main__":
    main()
