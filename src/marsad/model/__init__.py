"""The nouns everything else is made of. No dependency, no behaviour beyond what a noun knows of itself.

Kept nouns (`Report`, `Claim`, `Decision`) are append-only; derived nouns (`Incident`, `Toll`, `Ceasefire`, `Control`,
`Outlook`, gathered in a `Picture`) are a pure function of what was kept. All are frozen, slotted and keyword-only.
Offsets are 0-based, half-open and count code points of a report's canonical text. Distances are kilometres, latitudes
and longitudes WGS84 degrees. `None` means *the words do not say*, never zero.
"""

from __future__ import annotations

from marsad.model.conflict import GazetteerEntry as GazetteerEntry
from marsad.model.conflict import Licence as Licence
from marsad.model.conflict import Pack as Pack
from marsad.model.conflict import Party as Party
from marsad.model.conflict import Source as Source
from marsad.model.contract import claim_record as claim_record
from marsad.model.contract import report_line as report_line
from marsad.model.counted import Check as Check
from marsad.model.counted import Finding as Finding
from marsad.model.counted import LeftOut as LeftOut
from marsad.model.counted import Range as Range
from marsad.model.counted import Total as Total
from marsad.model.decided import JUDGING as JUDGING
from marsad.model.decided import judged as judged
from marsad.model.decided import standing as standing
from marsad.model.derived import Account as Account
from marsad.model.derived import Breach as Breach
from marsad.model.derived import Ceasefire as Ceasefire
from marsad.model.derived import Change as Change
from marsad.model.derived import Control as Control
from marsad.model.derived import Correction as Correction
from marsad.model.derived import Difference as Difference
from marsad.model.derived import Grade as Grade
from marsad.model.derived import Held as Held
from marsad.model.derived import Incident as Incident
from marsad.model.derived import Judgement as Judgement
from marsad.model.derived import Outlook as Outlook
from marsad.model.derived import Picture as Picture
from marsad.model.derived import Reason as Reason
from marsad.model.derived import Scorecard as Scorecard
from marsad.model.derived import Share as Share
from marsad.model.derived import Shift as Shift
from marsad.model.derived import Standing as Standing
from marsad.model.derived import Toll as Toll
from marsad.model.derived import Voice as Voice
from marsad.model.kept import Candidate as Candidate
from marsad.model.kept import Claim as Claim
from marsad.model.kept import Decision as Decision
from marsad.model.kept import Denial as Denial
from marsad.model.kept import Figure as Figure
from marsad.model.kept import Location as Location
from marsad.model.kept import Mention as Mention
from marsad.model.kept import Period as Period
from marsad.model.kept import PlaceMention as PlaceMention
from marsad.model.kept import Problem as Problem
from marsad.model.kept import Reading as Reading
from marsad.model.kept import Report as Report
from marsad.model.kept import Section as Section
from marsad.model.kept import Span as Span
from marsad.model.kept import Speaker as Speaker
from marsad.model.kept import When as When
from marsad.model.kept import claim_id as claim_id
from marsad.model.looking import MASK as MASK
from marsad.model.looking import Cause as Cause
from marsad.model.looking import Item as Item
from marsad.model.looking import Why as Why
from marsad.model.plain import from_plain as from_plain
from marsad.model.plain import to_plain as to_plain
from marsad.model.stretches import common as common
from marsad.model.stretches import overlap as overlap
from marsad.model.stretches import shared as shared
from marsad.model.truces import Answer as Answer
from marsad.model.truces import CeasefireClass as CeasefireClass
from marsad.model.truces import Purpose as Purpose
from marsad.model.truces import Tally as Tally
from marsad.model.truces import Term as Term
from marsad.model.truces import TermKind as TermKind
from marsad.model.vocabulary import DEEDS as DEEDS
from marsad.model.vocabulary import FAMILY_OF as FAMILY_OF
from marsad.model.vocabulary import HERE as HERE
from marsad.model.vocabulary import OF_PEOPLE as OF_PEOPLE
from marsad.model.vocabulary import POINT_LIKE as POINT_LIKE
from marsad.model.vocabulary import TYPES as TYPES
from marsad.model.vocabulary import Act as Act
from marsad.model.vocabulary import Axis as Axis
from marsad.model.vocabulary import Basis as Basis
from marsad.model.vocabulary import Comparator as Comparator
from marsad.model.vocabulary import Family as Family
from marsad.model.vocabulary import FigureKind as FigureKind
from marsad.model.vocabulary import Foresight as Foresight
from marsad.model.vocabulary import Modality as Modality
from marsad.model.vocabulary import Outcome as Outcome
from marsad.model.vocabulary import PlaceStatus as PlaceStatus
from marsad.model.vocabulary import Polarity as Polarity
from marsad.model.vocabulary import Precision as Precision
from marsad.model.vocabulary import Reliability as Reliability
from marsad.model.vocabulary import Role as Role
from marsad.model.vocabulary import Scope as Scope
from marsad.model.vocabulary import SectionKind as SectionKind
from marsad.model.vocabulary import Stance as Stance
from marsad.model.vocabulary import Status as Status
from marsad.model.vocabulary import Verb as Verb
