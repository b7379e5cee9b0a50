"""What was learnt and corrected between two days, every thing named in words; for a terminal and as JSON values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.model import Change, Control, Correction, Difference, Incident, Outlook, Pack, Picture, Toll, to_plain
from marsad.publish.amounts import figure_words
from marsad.publish.days import full_day, window
from marsad.publish.display import shown
from marsad.publish.locate import place_name, where
from marsad.publish.naming import all_named, named
from marsad.publish.rows import BOLD, FAINT, Run, wrapped
from marsad.publish.words import counted, kind_words, sentence

NARROWEST = 40
ALL = "all that is known"
NOTHING = "Nothing."
# Parts of a change whose values are names of parties, which the pack may know better; parted by "; ".
_NAMES = frozenset({"actors", "declared by", "holder", "ended by", "claimed for", "assessed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A difference, and a title in words for every thing in it, by its id."""

    difference: Difference
    titles: Mapping[str, str]
    names: Callable[[str], str]


def retold(difference: Difference, before: Picture, after: Picture, pack: Pack) -> Retold:
    """The difference between two pictures, in words."""
    titles = {**_titles(before, pack), **_titles(after, pack)}
    changed = {c.id for c in (*difference.corrected, *difference.learnt)}
    return Retold(
        difference=difference,
        titles={i: t for i, t in titles.items() if i in changed},
        names=lambda value: named(value, pack),
    )


def _titles(picture: Picture, pack: Pack) -> dict[str, str]:
    today = picture.as_known_on or date.min
    found = {i.id: _incident(i, today) for i in picture.incidents}
    found |= {t.id: _toll(t, pack) for t in picture.tolls}
    for one in picture.ceasefires:
        days = window(one.earliest, one.latest, today)
        found[one.id] = f"Ceasefire declared by {all_named(one.declared_by, pack)}, {days}"
    found |= {c.id: _control(c, pack) for c in picture.control}
    found |= {s.id: f"{place_name(s.place)}: who holds it" for s in picture.standings}
    found |= {o.id: _outlook(o, pack) for o in picture.outlook}
    return found | {c.claim: _correction(c, pack, today) for c in picture.corrections}


def _incident(incident: Incident, today: date) -> str:
    days = window(incident.earliest, incident.latest, today)
    return ", ".join(p for p in (sentence(kind_words(incident.kind)), where(incident.places), days) if p)


def _toll(toll: Toll, pack: Pack) -> str:
    area = f", {named(toll.area, pack)}" if toll.area else ""
    return f"{sentence(figure_words(toll.figure))}, given by {named(toll.counter, pack)}{area}"


def _control(control: Control, pack: Pack) -> str:
    verb = "said to have passed to" if control.change else "said to be held by"
    holder = named(control.holder, pack) if control.holder else "a side that is not named"
    return f"{place_name(control.place)}: {verb} {holder}"


def _outlook(outlook: Outlook, pack: Pack) -> str:
    return f"{sentence(kind_words(outlook.kind))}, {outlook.sort} by {named(outlook.said_by, pack)}"


def _correction(correction: Correction, pack: Pack, today: date) -> str:
    on = f" on {window(correction.on, correction.on, today)}" if correction.on else ""
    if correction.told_by:
        return f"{named(correction.told_by, pack)} tells{on} that {named(correction.by, pack)} withdrew, or was wrong"
    verb = "no longer upholds what it had told" if correction.withdraws else "takes a report back"
    return f"{named(correction.by, pack)} {verb}{on}"


def difference_text(retold: Retold, width: int = 100, *, colour: bool = False) -> str:
    """Corrections first, then what was learnt, in rows of at most `width` columns (40, if that is more)."""
    told = retold.difference
    rows = list(_put((_heading(told), BOLD), width=width, colour=colour))
    for title, changes in (("CORRECTED", told.corrected), ("LEARNT", told.learnt)):
        rows += ["", *_put((title, BOLD), width=width, colour=colour)]
        rows += [row for c in changes for row in _change(c, retold, width, colour=colour)] or [f"  {NOTHING}"]
    return "\n".join(row.rstrip() for row in rows) + "\n"


def _heading(told: Difference) -> str:
    before, after = (full_day(d) if d else ALL for d in (told.before, told.after))
    return f"From {before} to {after}: {counted(told.reports, 'report', 'reports')} more."


def _change(change: Change, retold: Retold, width: int, *, colour: bool) -> Iterator[str]:
    title = shown(retold.titles.get(change.id, change.id))
    once = [i for i in change.was if i != change.id]
    was = f", before: {', '.join(once)}" if once else ""
    yield from _put(
        (f"{sentence(change.what)}: {title}", ""),
        (f" ({change.noun} {change.id}{was})", FAINT),
        margin="  ",
        later="    ",
        width=width,
        colour=colour,
    )
    for shift in change.shifts:
        values = (value_words(shift.part, v, retold.names) for v in (shift.before, shift.after))
        text = f"{shift.part}: {' → '.join(values)}"
        yield from _put((shown(text), ""), margin="    · ", later="      ", width=width, colour=colour)
    if change.claims:
        claims = f"claims {', '.join(change.claims)}"
        yield from _put((claims, FAINT), margin="    · ", later="      ", width=width, colour=colour)


def value_words(part: str, value: str | None, names: Callable[[str], str]) -> str:
    """A part of a change in words, names of parties as the pack has them; `none` where there is none."""
    if value is None:
        return "none"
    return "; ".join(map(names, value.split("; "))) if part in _NAMES else value


def _put(*runs: Run, width: int, colour: bool, margin: str = "", later: str | None = None) -> Iterable[str]:
    further = margin if later is None else later
    found = list(wrapped(runs, max(width, NARROWEST) - max(len(margin), len(further)), colour=colour))
    return [margin + found[0], *(further + row for row in found[1:])]


def difference_plain(retold: Retold) -> dict[str, Any]:
    """The difference as plain JSON values, each change with its title; empty fields are left out."""
    plain: dict[str, Any] = to_plain(retold.difference)
    for part in ("corrected", "learnt"):
        changes = plain.get(part, [])
        plain[part] = [{**c, "title": retold.titles[c["id"]]} if c["id"] in retold.titles else c for c in changes]
    return plain
