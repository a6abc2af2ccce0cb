from spacy.language import Language
from spacy.util import registry as registry

__version__: str

def blank(name: str) -> Language: ...
