"""Reading: sentences, speakers, events, actors, places, figures and times → claims. Pure; no clock.

The pipeline in folders: `sentences` → `times`, `numbers`, `where`, `speech` (who says what), `kinds` (what act) →
`roles` (who, to whom), `factuality` → `telling` (claims) → `across` (what claims of one report owe to one another);
`rules` is the reader that runs them. `tagger` reads the same text once more with a trained network, and `adjudicate`
makes one list of both; `reader` is the reader that runs all.
"""

from __future__ import annotations

from marsad.read.reader import TwoCoders as TwoCoders
from marsad.read.rules import RulesReader as RulesReader
