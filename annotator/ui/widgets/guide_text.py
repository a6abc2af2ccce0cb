"""Guidelines and handbooks as formatted text, without ever handing their words to a parser of HTML.

Of Markdown it knows headings, lists, paragraphs, ``**strong**`` and the ``[[span]]`` of examples; everything
else stands as it is written.
"""

import re
from collections.abc import Iterable

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Guideline, Tagset
from annotator.ui.theme.colors import Colors
from annotator.wording import tr

_MARK = re.compile(r"\*\*(.+?)\*\*|\[\[(.+?)\]\]")
_HEADING = re.compile(r"(#{1,4})\s+(.*)")
_ITEM = re.compile(r"\s*([-*•]|\d+[.)])\s+(.*)")


class GuideWriter:
    """Writes into a document from its beginning."""

    def __init__(self, document: QTextDocument, colors: Colors, points: float) -> None:
        document.clear()
        self._cursor = QTextCursor(document)
        self._colors = colors
        self._points = points
        self._is_first = True

    def heading(self, text: str, level: int = 2) -> None:
        form = self._format("text")
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setFontPointSize(self._points * {1: 1.5, 2: 1.25, 3: 1.08}.get(level, 1.0))
        self._block(above=16 if level < 3 else 10)
        self._cursor.insertText(text, form)

    def paragraph(self, text: str, *, role: str = "text", indent: int = 0, lead: str = "") -> None:
        self._block(above=5, indent=indent)
        if lead:
            strong = self._format("text_muted")
            strong.setFontWeight(QFont.Weight.DemiBold)
            self._cursor.insertText(f"{lead}  ", strong)
        self._marked(text, role)

    def item(self, text: str, *, mark: str = "accent", sign: str = "•") -> None:
        """``sign`` stands before it: a bullet, or its number."""
        self._block(above=3, indent=1)
        self._cursor.insertText(f"{sign}  ", self._format("text_faint"))
        self._marked(text, "text", mark)

    def markdown(self, text: str) -> None:
        for part in re.split(r"\n\s*\n", text):
            self._markdown_block(part.strip().splitlines())

    def guideline(self, guide: Guideline) -> None:
        """Definition, boundary, examples and what it is not."""
        if guide.definition:
            self.paragraph(guide.definition)
        if guide.boundary:
            self.paragraph(guide.boundary, lead=tr("Boundary"))
        for title, examples in ((tr("For example"), guide.examples), (tr("But not"), guide.counter_examples)):
            if examples:
                self.paragraph("", lead=title)
                for example in examples:
                    self.item(example, mark="accent" if examples is guide.examples else "danger")
        for other in guide.not_this:
            self.paragraph(other.rule, lead=tr("Not {label}?", label=other.label))

    def _markdown_block(self, lines: Iterable[str]) -> None:
        waiting: list[str] = []
        for line in lines:
            heading, item = _HEADING.match(line), _ITEM.match(line)
            if (heading or item) and waiting:
                self.paragraph(" ".join(waiting))
                waiting = []
            if heading:
                self.heading(heading[2], len(heading[1]))
            elif item:
                self.item(item[2], sign=item[1] if item[1][0].isdigit() else "•")
            else:
                waiting.append(line.strip())
        if waiting:
            self.paragraph(" ".join(waiting))

    def _marked(self, text: str, role: str, mark: str = "accent") -> None:
        place = 0
        for match in _MARK.finditer(text):
            self._cursor.insertText(text[place : match.start()], self._format(role))
            form = self._format(role)
            if match[1] is not None:
                form.setFontWeight(QFont.Weight.DemiBold)
            else:
                form.setBackground(self._colors.color(f"{mark}_soft"))
            self._cursor.insertText(match[1] or match[2], form)
            place = match.end()
        self._cursor.insertText(text[place:], self._format(role))

    def _format(self, role: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._colors.color(role))
        form.setFontPointSize(self._points)
        return form

    def _block(self, *, above: int, indent: int = 0) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(0 if self._is_first else above)
        block.setBottomMargin(2)
        block.setLeftMargin(18 * indent)
        block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._is_first:
            self._cursor.setBlockFormat(block)
            self._is_first = False
        else:
            self._cursor.insertBlock(block)


def write_tagset(writer: GuideWriter, tagset: Tagset) -> None:
    """The whole guide: handbook, labels by layer, attributes with their values, roles."""
    writer.heading(tr("{name}, version {version}", name=tagset.name, version=tagset.version), 1)
    if tagset.description:
        writer.paragraph(tagset.description, role="text_muted")
    writer.markdown(tagset.handbook)
    for layer in Layer:
        labels = tagset.labels_of(layer)
        names = [item.name if item.name == item.key else f"{item.name} ({item.key})" for item in labels]
        _write_part(writer, tr(layer.plural).capitalize(), zip(names, labels, strict=True))
    attributes = [(item.name, item) for item in tagset.attributes]
    _write_part(writer, tr("Attributes"), attributes)
    _write_part(writer, tr("Roles"), [(role.name, role) for role in tagset.roles])


def _write_part(writer: GuideWriter, title: str, guides: Iterable[tuple[str, Guideline]]) -> None:
    for number, (name, guide) in enumerate(guides):
        if number == 0:
            writer.heading(title, 1)
        writer.heading(name)
        writer.guideline(guide)
        for value in guide.values if isinstance(guide, Attribute) else ():
            writer.heading(value.name, 3)
            writer.guideline(value)
