"""Report text → paragraphs, sentences, clauses and noun phrases, with every offset kept."""

from marsad.read.sentences.arguments import subjects, undergoers
from marsad.read.sentences.clauses import Clause, clauses, is_aside
from marsad.read.sentences.nominals import CLAUSAL, NOMINAL, conjuncts, is_name, named, phrase, subtree, trimmed
from marsad.read.sentences.paragraphs import Paragraph, paragraphs
from marsad.read.sentences.parse import MODELS, KnownPlaces, Sentence, model, parse

__all__ = [
    "CLAUSAL",
    "MODELS",
    "NOMINAL",
    "Clause",
    "KnownPlaces",
    "Paragraph",
    "Sentence",
    "clauses",
    "conjuncts",
    "is_aside",
    "is_name",
    "model",
    "named",
    "paragraphs",
    "parse",
    "phrase",
    "subjects",
    "subtree",
    "trimmed",
    "undergoers",
]
