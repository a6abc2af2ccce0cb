from spacy.language import Language

__version__: str

def blank(name: str) -> Language: ...
