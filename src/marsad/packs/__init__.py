"""Knowledge of one conflict as data: who acts, who speaks, what lies where. A pack is a folder; it holds no code."""

from __future__ import annotations

from marsad.packs.english import common_words as common_words
from marsad.packs.loading import load as load
from marsad.packs.loading import shipped as shipped
from marsad.packs.lookup import PartyIndex as PartyIndex
from marsad.packs.lookup import SourceIndex as SourceIndex
from marsad.packs.peoples import country_of as country_of
