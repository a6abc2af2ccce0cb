"""Guidelines where they are needed: short beside the span, whole on request."""

from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.domain.tagset import Guideline
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.roving import Roving
from annotator.wording import tr


def example_text(example: str) -> str:
    """An example as people read it: the span between angle marks."""
    return example.replace("[[", "‹").replace("]]", "›")


def guideline_sections(guideline: Guideline) -> list[tuple[str, str]]:
    """Headings and texts, empty ones left out."""
    examples = "\n".join(f"• {example_text(example)}" for example in guideline.examples)
    counter = "\n".join(f"• {example_text(example)}" for example in guideline.counter_examples)
    others = "\n".join(f"• {item.label}: {item.rule}" for item in guideline.not_this)
    sections = [
        (tr("Where it begins and ends"), guideline.boundary),
        (tr("Examples"), examples),
        (tr("Not so"), counter),
        (tr("Rather another"), others),
    ]
    return [(heading, text) for heading, text in sections if text]


class GuidelineCard(QFrame):
    """Definition and, once opened, everything else; remembers whether it is open."""

    is_open = False

    def __init__(self, name: str, guideline: Guideline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "quiet")
        self.setAccessibleName(tr("Guideline of {name}", name=name))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(plain_label(name, "strong", wrap=True, parent=self))
        column.addWidget(plain_label(guideline.definition or tr("No guideline yet."), wrap=True, parent=self))
        self._more = self._make_sections(guideline)
        column.addWidget(self._more)
        self._toggle = QToolButton(self)
        self._toggle.setProperty("kind", "link")
        Roving((self._toggle,), self)
        self._toggle.clicked.connect(self._on_toggled)
        column.addWidget(self._toggle)
        self._show()

    def _make_sections(self, guideline: Guideline) -> QWidget:
        more = QWidget(self)
        column = QVBoxLayout(more)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(3)
        for heading, text in guideline_sections(guideline):
            column.addWidget(plain_label(heading, "section", parent=more))
            label = plain_label(text, wrap=True, parent=more)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            column.addWidget(label)
        return more

    def _on_toggled(self) -> None:
        GuidelineCard.is_open = not GuidelineCard.is_open
        self._show()

    def _show(self) -> None:
        self._more.setVisible(GuidelineCard.is_open)
        self._toggle.setText(tr("Less") if GuidelineCard.is_open else tr("Boundaries and examples"))
        self._toggle.setAccessibleName(self._toggle.text())
