"""What applying a draft would do: every difference, before and after, and what of the project it touches."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from annotator.domain.tagset_diff import NOTHING, Difference, Fate, FieldChange
from annotator.session.tagset_editing import Preview
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.theme.colors import Colors
from annotator.ui.theme.theme import Theme
from annotator.wording import tr, trn


class TagsetPreviewDialog(FramedDialog):
    def __init__(self, found: Preview, theme: Theme, parent: QWidget | None = None) -> None:
        number = len(found.touches)
        title = trn("Apply {count:,} change", "Apply {count:,} changes", number)
        intro = _intro(found)
        super().__init__(title, tr("Apply"), parent, intro=intro)
        self.intro = intro
        self.resize(720, 560)
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What would change"))
        write_preview(self.text, found, theme.colors)
        self.body.addWidget(self.text, 1)
        self.add_cancel(tr("Back"))
        if found.problems:
            self.show_problem(found.problems[0])
            self.accept_button.setEnabled(False)


def _intro(found: Preview) -> str:
    sentences = [_own_touched(found) if found.is_partial else _touched(found)]
    if found.is_partial:
        sentences.append(
            tr("Others have work here too, which is not counted from the annotator’s viewpoint.")
        )
    if moves := len(found.proposal.moves):
        sentences.append(
            trn("{count:,} span takes another label.", "{count:,} spans take another label.", moves)
        )
    return " ".join([*sentences, tr("It becomes one change, with one undo.")])


def _touched(found: Preview) -> str:
    words = found.total.words
    return tr("Touches {things}.", things=words) if words else tr("Touches nothing that is recorded.")


def _own_touched(found: Preview) -> str:
    words = found.total.words
    if words:
        return tr("Touches your own {things}.", things=words)
    return tr("Touches nothing that you have recorded.")


class _Writer:
    def __init__(self, text: QTextEdit, colors: Colors) -> None:
        self._cursor = QTextCursor(text.document())
        self._colors = colors
        self._points = text.font().pointSizeF()
        self._is_first = True

    def block(self, *, above: int, indent: int = 0, ground: str = "") -> None:
        form = QTextBlockFormat()
        form.setTopMargin(0 if self._is_first else above)
        form.setLeftMargin(indent)
        if ground:
            form.setBackground(self._colors.color(ground))
        if self._is_first:
            self._cursor.setBlockFormat(form)
            self._is_first = False
        else:
            self._cursor.insertBlock(form)

    def words(self, text: str, role: str = "text", *, bold: bool = False, size: float = 1.0) -> None:
        form = QTextCharFormat()
        form.setForeground(self._colors.color(role))
        form.setFontPointSize(self._points * size)
        if bold:
            form.setFontWeight(QFont.Weight.DemiBold)
        self._cursor.insertText(text, form)


def write_preview(text: QTextEdit, found: Preview, colors: Colors) -> None:
    text.document().setDocumentMargin(14)
    writer = _Writer(text, colors)
    for touch in found.touches:
        difference = touch.difference
        writer.block(above=14)
        writer.words(difference.name, bold=True)
        writer.words(f"   {_kind(difference)}", "text_muted", size=0.9)
        if touch.touched.words:
            writer.words(f"   {touch.touched.words}", "accent", size=0.9)
        if difference.fate is not Fate.CHANGED:
            writer.block(above=3, indent=14, ground="success_soft" if _is_new(difference) else "danger_soft")
            writer.words(f"{'+' if _is_new(difference) else '−'} {tr(difference.fate.value)}")
        for field in difference.fields:
            _write_field(writer, field)
    text.moveCursor(QTextCursor.MoveOperation.Start)


def _is_new(difference: Difference) -> bool:
    return difference.fate is Fate.ADDED


def _kind(difference: Difference) -> str:
    if difference.ref is None:
        return tr("tagset")
    return tr("value") if difference.ref.value is not None else tr(difference.ref.kind.value)


def _write_field(writer: _Writer, field: FieldChange) -> None:
    writer.block(above=5, indent=14)
    writer.words(tr(field.field), "text_muted", size=0.9)
    before = [] if field.before == NOTHING else field.before.splitlines()
    after = [] if field.after == NOTHING else field.after.splitlines()
    for sign, lines, others, ground in (
        ("−", before, after, "danger_soft"),
        ("+", after, before, "success_soft"),
    ):
        for line in lines:
            if line not in others:
                writer.block(above=2, indent=14, ground=ground)
                writer.words(f"{sign} {line}")
