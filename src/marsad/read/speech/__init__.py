"""Who says what: speech cues, the speakers before or behind them, and the words they vouch for."""

from __future__ import annotations

from marsad.read.lexicon import Lexicon
from marsad.read.memory import Memory
from marsad.read.sentences import Sentence
from marsad.read.speech.attribution import Attribution as Attribution
from marsad.read.speech.attribution import innermost as innermost
from marsad.read.speech.cues import by_verb, is_cue
from marsad.read.speech.denying import clears_its_own as clears_its_own
from marsad.read.speech.denying import clears_itself as clears_itself
from marsad.read.speech.denying import had_no_part as had_no_part
from marsad.read.speech.denying import owns_up as owns_up
from marsad.read.speech.forms import (
    according_to,
    by_label,
    by_opening_label,
    by_surface_denial,
    chained,
    deeds_told,
    in_own_voice,
    without_answers,
)
from marsad.read.speech.forms import bearing as bearing
from marsad.read.speech.nouns import by_denial, by_noun, by_showing
from marsad.read.speech.pleas import pleading
from marsad.read.speech.quotes import going_on, held, retold
from marsad.read.speech.unmarked import leading, unmarked
from marsad.read.speech.views import views as views


def attributions(sentence: Sentence, lexicon: Lexicon, memory: Memory) -> list[Attribution]:
    """Every act of speech in the sentence; the memory learns who spoke."""
    found: list[Attribution] = []
    for token in sentence.tokens:
        if is_cue(token, sentence, lexicon):
            spoken = by_verb(token, sentence, lexicon, memory)
            if spoken:
                found.append(spoken)
        elif token.lower_ == "according":
            found += according_to(token, sentence, lexicon, memory)
    found = by_surface_denial(sentence, memory, found)
    found += by_noun(sentence, lexicon, memory, found)
    found += by_denial(sentence, lexicon, memory, found)
    found += by_showing(sentence, lexicon, memory)
    found += pleading(sentence, lexicon, memory)
    read_off = list(unmarked(sentence, lexicon, memory))
    found = [a for a in found if not any(a.cue is b.cue for b in read_off)] + read_off
    found += leading(sentence, lexicon, memory, found)
    found += by_label(sentence, lexicon, memory, found)
    found += by_opening_label(sentence, lexicon, memory, found)
    found += held(sentence, lexicon, memory, found)
    found += going_on(sentence, lexicon, memory, found)
    found += retold(sentence, lexicon, memory, found)
    return chained(in_own_voice(deeds_told(without_answers(found)), sentence))
