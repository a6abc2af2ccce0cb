from spacy.strings import StringStore

class Vocab:
    strings: StringStore
