"""Reading: sentences, speakers, events, actors, places, figures and times → claims. Pure; no clock.

The pipeline in files: `paragraphs` → `sentences` (parse) → `speech` (who says what) → `clauses` → `kinds` (what act) →
`roles`, `wheres`, `times`, `numbers` → `factuality` → `tell` (claims) → `anchors`, `repeats`, `denials`; `rules` is the
reader that runs them.
"""

from __future__ import annotations

from marsad.read.rules import RulesReader as RulesReader
