"""Plain text files."""

from annotator.articles.base import Extraction, RawArticle, ReadOptions, SourceFile
from annotator.articles.encoding import decode
from annotator.wording import mark


class PlainTextReader:
    kind = mark("plain text")
    suffixes = (".txt", ".text")
    largest = 64 * 2**20

    def read(self, source: SourceFile, options: ReadOptions) -> Extraction:
        decoded = decode(source, options)
        return Extraction((RawArticle(decoded.text),), decoded.encoding, decoded.notes)
