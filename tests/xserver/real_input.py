"""Keys and mouse as the X server itself makes them, by xdotool; keyboards as setxkbmap sets them."""

from PySide6.QtCore import QPoint, QProcess
from pytestqt.qtbot import QtBot


def run(qtbot: QtBot, program: str, *arguments: str) -> None:
    """Run a program to its end while our windows go on answering."""
    process = QProcess()
    with qtbot.waitSignal(process.finished, timeout=20_000):
        process.start(program, list(arguments))
    assert process.exitCode() == 0, bytes(process.readAllStandardError().data()).decode()


def set_keyboard(qtbot: QtBot, layout: str) -> None:
    run(qtbot, "setxkbmap", "-layout", layout)


def press(qtbot: QtBot, *keys: str) -> None:
    """Keys by name, or by number: the place on the keyboard. ``shift+34`` holds Shift."""
    for key in keys:
        shift, _, place = key.rpartition("+")
        held = ["keydown", "50"] if shift else []
        let_go = ["keyup", "50"] if shift else []
        run(qtbot, "xdotool", *held, "key", place, *let_go)


def drag(qtbot: QtBot, start: QPoint, end: QPoint) -> None:
    """Drag from one place of the screen to another, by way of the middle."""
    middle = (start + end) / 2
    steps = [f"mousemove {start.x()} {start.y()} mousedown 1"]
    steps += [
        f"mousemove {point.x()} {point.y()} sleep 0.05" for point in (start + QPoint(12, 2), middle, end)
    ]
    run(qtbot, "xdotool", *" ".join([*steps, "mouseup 1"]).split())
