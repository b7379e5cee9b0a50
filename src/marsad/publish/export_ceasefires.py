"""Ceasefires as CSV in the shape of the ETH/PRIO table: one row for each party that declared one.

Columns and codes are those of the design page `codebooks`, section 9: -1 is unknown, 0 does not apply or no. Nothing
is filled in that no report states: the Gleditsch-Ward and UCDP numbers, which need tables of their own, stay -1, and
columns whose values are not published stay empty. Columns of ours stand behind those of the table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from math import ceil

from marsad.model import (
    Ceasefire,
    CeasefireClass,
    Claim,
    Pack,
    Picture,
    Precision,
    Purpose,
    Report,
    TermKind,
)
from marsad.publish.export_csv import FILE_FIELDS, ROW_FIELDS, table
from marsad.publish.gate import Gate
from marsad.publish.naming import NOBODY, all_named, named, publisher_of
from marsad.publish.records import Record, joined, resolved

LINKS = 35
TABLE = (
    "location", "region", "cc", "cf_id", "uniq_id", "link", *(f"link_id{n}" for n in range(1, LINKS + 1)), "side",
    "ucdp_actor_id", "actor_name", "ucdp_acd_id", "ucdp_dyad", "pax_id", "cf_dec_yr", "cf_dec_month", "cf_dec_day",
    "cf_effect_yr", "cf_effect_month", "cf_effect_day", "partial", "written", "fixed", "fixed_time", "nsa_frac",
    "p_humanitarian", "p_peaceprocess", "p_holiday", "p_election", "p_other", "p_unclear", "p_other_comment", "cf_pp",
    "mediator_nego", "mediator_send", "implement", "enforcement", "ddr", "timing", "ceasefire_class", "geography",
    "splinter", "ended", "end_yr", "end_month", "end_day", "truce", "evidence_onset", "evidence_end",
    "factivia_source", "factivia_page", "comment", "coder",
)  # fmt: skip
OURS = (
    "until", "accepted_by", "rejected_by", "mediators", "unilateral", "held_a", "held_b", "held_c", "held_at_most",
    "breaches_alleged", "terms", "claims",
)  # fmt: skip
UNKNOWN = -1
PURPOSES = {
    Purpose.HUMANITARIAN: "p_humanitarian",
    Purpose.PEACE_PROCESS: "p_peaceprocess",
    Purpose.HOLIDAY: "p_holiday",
    Purpose.ELECTION: "p_election",
}


class CeasefireExporter:
    """An exporter as `plugins.Exporter` describes it. `demonstration` and `gate` put their notices into every row."""

    name = "csv"
    subject = "ceasefires"
    suffix = ".csv"
    columns = (*TABLE, *OURS, *ROW_FIELDS, *FILE_FIELDS)

    def __init__(self, *, demonstration: bool = False, gate: Gate | None = None) -> None:
        self._demonstration, self._gate = demonstration, gate

    def export(self, picture: Picture, claims: Sequence[Claim], reports: Sequence[Report], pack: Pack) -> str:
        """The whole file; a ceasefire of which no claim may be shown is left out."""
        by_id, papers = {c.id: c for c in claims}, {r.id: r for r in reports}
        shown = [c for c in picture.ceasefires if any(i in by_id for i in c.claims)]
        rows = [
            _row(one, number, actor, by_id, papers, pack)
            for number, one in enumerate(shown, 1)
            for actor in one.declared_by or ("",)
        ]
        return table(self.columns, rows, picture, pack, demonstration=self._demonstration, gate=self._gate)


def _row(
    one: Ceasefire, number: int, actor: str, claims: Mapping[str, Claim], reports: Mapping[str, Report], pack: Pack
) -> Record:
    party = pack.party(actor)
    told = [claims[i] for i in one.claims if i in claims]
    ends = [claims[i] for i in one.ended_by if i in claims]
    return {
        **dict.fromkeys(TABLE),
        "location": joined(dict.fromkeys(p.location.name for p in one.places if p.location and p.location.name)),
        "cc": UNKNOWN,
        "cf_id": number,
        "uniq_id": one.id,
        "side": party.side if party else None,
        "ucdp_actor_id": UNKNOWN,
        "actor_name": named(actor, pack) if actor else NOBODY,
        "ucdp_acd_id": UNKNOWN,
        "ucdp_dyad": UNKNOWN,
        "pax_id": UNKNOWN,
        **_day("cf_dec", one.announced or one.earliest),
        **_day("cf_effect", one.earliest if one.earliest == one.latest else None),
        **_terms(one),
        **_ending(one),
        "evidence_onset": told[0].span.quote if told else None,
        "evidence_end": ends[0].span.quote if ends else None,
        "factivia_source": joined(dict.fromkeys(_source(c, reports) for c in told)),
        "comment": f"class and terms by rules over the words; {len(told)} claims tell of its declaration",
        "coder": "marsad",
        **_ours(one, claims, pack),
    }


def _day(prefix: str, day: date | None) -> Record:
    """Year, month and day, each -1 where the day is not known."""
    parts = (day.year, day.month, day.day) if day else (UNKNOWN, UNKNOWN, UNKNOWN)
    return dict(zip((f"{prefix}_yr", f"{prefix}_month", f"{prefix}_day"), parts, strict=True))


def _terms(one: Ceasefire) -> Record:
    """What is stated, coded; what is not stated is unknown and never "no"."""
    kinds = {t.kind for t in one.terms}
    limited = bool(kinds & {TermKind.DURATION, TermKind.UNTIL})
    purposes = {column: int(purpose in one.purposes) for purpose, column in PURPOSES.items()}
    return {
        "partial": UNKNOWN,
        "written": _stated(TermKind.WRITTEN, kinds),
        "fixed": 1 if limited else UNKNOWN,
        "fixed_time": _fixed_days(one),
        **purposes,
        "p_other": 0,
        "p_unclear": int(not one.purposes),
        "cf_pp": 1 if Purpose.PEACE_PROCESS in one.purposes else UNKNOWN,
        "mediator_nego": 1 if one.mediators else UNKNOWN,
        "mediator_send": UNKNOWN,
        "implement": _stated(TermKind.MONITORING, kinds),
        "enforcement": UNKNOWN,
        "ddr": _stated(TermKind.DISARMAMENT, kinds),
        "ceasefire_class": UNKNOWN if one.ceasefire_class is CeasefireClass.UNCLEAR else str(one.ceasefire_class),
        "geography": _geography(one),
        "splinter": UNKNOWN,
    }


def _stated(kind: TermKind, kinds: Collection[TermKind]) -> int:
    return 1 if kind in kinds else UNKNOWN


def _fixed_days(one: Ceasefire) -> int:
    if one.until is None or one.earliest is None:
        return UNKNOWN
    return ceil((one.until - one.earliest) / timedelta(days=1))


def _geography(one: Ceasefire) -> int:
    """1 where it is for a part of a country, 0 for all of one, -1 where its area is not stated or not placed."""
    placed = [p.location.precision for p in one.places if p.location and resolved(p.location)]
    if not placed:
        return UNKNOWN
    return int(Precision.COUNTRY not in placed)


def _ending(one: Ceasefire) -> Record:
    """Its end as somebody declares it (reading C); no end told is not an end that did not come."""
    days = next((h.days for h in one.held if h.letter == "C"), None)
    end = one.earliest + timedelta(days=days) if one.earliest and days is not None else None
    return {"ended": 1 if one.ended_by else UNKNOWN, **_day("end", end)}


def _source(claim: Claim, reports: Mapping[str, Report]) -> str:
    report = reports.get(claim.report)
    if report is None:
        return claim.report
    return f"{publisher_of(report)}, {report.published.isoformat()}" if report.published else publisher_of(report)


def _ours(one: Ceasefire, claims: Mapping[str, Claim], pack: Pack) -> Record:
    held = {h.letter: h for h in one.held}
    accepted = [a.party for a in one.answers if a.accepts and a.claim in claims]
    rejected = [a.party for a in one.answers if not a.accepts and a.claim in claims]
    return {
        "until": one.until.isoformat() if one.until else None,
        "accepted_by": all_named(accepted, pack) if accepted else None,
        "rejected_by": all_named(rejected, pack) if rejected else None,
        "mediators": all_named(one.mediators, pack) if one.mediators else None,
        "unilateral": _stated(TermKind.UNILATERAL, {t.kind for t in one.terms}),
        **{f"held_{letter.lower()}": held[letter].days if letter in held else None for letter in "ABC"},
        "held_at_most": joined(h.letter for h in one.held if h.letter and h.at_most),
        "breaches_alleged": sum(b.claim in claims for b in one.breaches),
        "terms": joined(f"{t.kind}: {t.span.quote}" for t in one.terms if t.claim in claims),
        "claims": joined(i for i in one.claims if i in claims),
    }
