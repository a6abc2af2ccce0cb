"""Reading bytes as if they were a file of some name."""

from pathlib import Path

from annotator.articles.base import DEFAULTS, ArticleFile, ReadOptions
from annotator.articles.reading import read_article_file
from annotator.domain.document import DocumentDraft


def read_bytes(folder: Path, name: str, data: bytes, options: ReadOptions = DEFAULTS) -> ArticleFile:
    path = folder / name
    path.write_bytes(data)
    return read_article_file(path, options)


def only_draft(article: ArticleFile) -> DocumentDraft:
    (draft,) = article.drafts
    return draft
