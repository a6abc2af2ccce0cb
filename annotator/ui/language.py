"""Which language the window speaks: the program's own texts, and those of Qt's buttons and menus."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from annotator.settings.preferences import Language
from annotator.wording import LANGUAGES, speak

_DEFAULT = "en"


def choose_language(app: QCoreApplication, wanted: Language) -> None:
    """To be called before any other module of ``ui`` is imported: their tables hold translated texts."""
    language = _of_system() if wanted is Language.SYSTEM else wanted.value
    speak(language)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language != _DEFAULT and translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)


def _of_system() -> str:
    """The first language of the computer that the program speaks, else English."""
    wishes = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((wish for wish in wishes if wish in LANGUAGES), _DEFAULT)
