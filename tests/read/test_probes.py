"""Probes: short texts in the words of several wars, each with what a careful coder would say of it.

A probe (`probes/*.toml`) names the claims that must be there by some of their fields, and what must not be there:

* `type`, `family`, `act`, `polarity`, `modality`, `denies` (scope): the word, or any of a list;
* `speaker`, `words` (of the span): what it contains; `actor`: what one of the actors contains;
* `actors`, `places` (at or within), `targets`, `elsewhere` (places by any other role): all of them and no more;
* `parties`: the ids of the actors' parties; `relayed`: names among those who carry the words;
* `time`: a day or `first/last`, "none" where the words give no day; `figures`: tables of fields, all and no more.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from marsad.archive.sections import sections
from marsad.model import Claim, Figure, Pack, Party, Report, Source
from marsad.read import RulesReader

FOLDER = Path(__file__).parent / "probes"
WORLD = "world.toml"
PUBLISHED = date(2024, 5, 8)
Want = Mapping[str, Any]


class Places:
    """The place names of the probes' wars."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = kinds
        ordered = sorted(kinds, key=len, reverse=True)
        self._pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")

    def kind_of(self, name: str) -> str | None:
        return self._kinds.get(name)

    def names_in(self, text: str) -> Sequence[tuple[int, int, str]]:
        return [(m.start(), m.end(), self._kinds[m.group()]) for m in self._pattern.finditer(text)]


@cache
def _reader() -> RulesReader:
    world = tomllib.loads((FOLDER / WORLD).read_text(encoding="utf-8"))
    named = {"settlement": world["settlements"], "admin1": world["areas"], "country": world["countries"]}
    kinds = {name.strip(): kind for kind, names in named.items() for name in names.split("|")}
    parties = tuple(
        Party(id=p["id"], name=p["name"], side=p.get("side", p["id"]), kind=p["kind"],
              aliases=tuple(p.get("aliases", ())))
        for p in world["party"]
    )  # fmt: skip
    sources = tuple(Source(**s) for s in world["source"])
    pack = Pack(name="probes", title="Several wars", bounds=(-60, -180, 84, 180), parties=parties, sources=sources)
    return RulesReader(pack, Places(kinds))


def read(probe: Want) -> list[Claim]:
    """The claims the reader makes of a probe's text."""
    text = probe["text"]
    report = Report(
        id="sha256:probe", name="probe", text=text, publisher=probe.get("publisher", "Harsa Courier"),
        published=probe.get("published", PUBLISHED), language="en", sections=sections(text),
    )  # fmt: skip
    return list(_reader().read(report).claims)


def _among(value: object, want: str | Sequence[str]) -> bool:
    return value in ([want] if isinstance(want, str) else want)


def _holds(text: str, part: str) -> bool:
    return part.lower() in text.lower()


def _all(found: Sequence[str], wanted: Sequence[str]) -> bool:
    """Each wanted name is contained in a name found of its own, and none is left over."""
    if not wanted:
        return not found
    first, rest = wanted[0], wanted[1:]
    return any(_holds(f, first) and _all([*found[:i], *found[i + 1 :]], rest) for i, f in enumerate(found))


def _figures(found: Sequence[Figure], wanted: Sequence[Want]) -> bool:
    return len(found) == len(wanted) and all(
        any(all(getattr(f, key) == value for key, value in w.items()) for f in found) for w in wanted
    )


def _time(claim: Claim, want: str) -> bool:
    if want == "none":
        return claim.time is None or (claim.time.earliest is None and claim.time.latest is None)
    first, _, last = want.partition("/")
    when = claim.time
    return when is not None and (str(when.earliest or ".."), str(when.latest or "..")) == (first, last or first)


_FITS: Mapping[str, Callable[[Claim, Any], bool]] = {
    "type": lambda c, w: _among(c.type, w),
    "family": lambda c, w: _among(c.family, w),
    "act": lambda c, w: _among(c.act, w),
    "polarity": lambda c, w: _among(c.polarity, w),
    "modality": lambda c, w: _among(c.modality, w),
    "denies": lambda c, w: bool(c.denies) and all(_among(d.scope, w) for d in c.denies),
    "speaker": lambda c, w: _holds(c.speaker.name, w),
    "words": lambda c, w: _holds(c.span.quote, w),
    "actor": lambda c, w: any(_holds(a.text, w) for a in c.actors),
    "actors": lambda c, w: _all([a.text for a in c.actors], w),
    "parties": lambda c, w: sorted(a.party or "" for a in c.actors) == sorted(w),
    "targets": lambda c, w: _all([t.text for t in c.targets], w),
    "places": lambda c, w: _all([p.text for p in c.here], w),
    "elsewhere": lambda c, w: _all([p.text for p in c.places if p not in c.here], w),
    "relayed": lambda c, w: all(any(_holds(r, name) for r in c.relayed_by) for name in w),
    "time": _time,
    "figures": lambda c, w: _figures(c.figures, w),
}


def fits(claim: Claim, want: Want) -> bool:
    """Whether the claim has every field that is wanted."""
    return all(_FITS[key](claim, value) for key, value in want.items())


def _paired(claims: Sequence[Claim], wants: Sequence[Want]) -> bool:
    """Whether every wanted claim can have a claim of its own."""
    if not wants:
        return True
    return any(
        fits(claim, wants[0]) and _paired([*claims[:i], *claims[i + 1 :]], wants[1:]) for i, claim in enumerate(claims)
    )


def faults(probe: Want, claims: Sequence[Claim]) -> list[str]:
    """What is wrong with the claims read of a probe, in words."""
    wants, none_of = probe.get("claims", []), probe.get("no", [])
    wrong = [f"missing: {w}" for w in wants if not any(fits(c, w) for c in claims)]
    if not wrong and not _paired(claims, wants):
        wrong.append("one claim stands for two")
    wrong += [f"must not be: {w}" for w in none_of if any(fits(c, w) for c in claims)]
    count = probe.get("count", len(claims))
    return wrong if count == len(claims) else [*wrong, f"{len(claims)} claims, not {count}"]


def probes(folder: Path = FOLDER) -> list[tuple[str, Want]]:
    """Every probe with a name of its own."""
    named = []
    for file in sorted(folder.glob("*.toml")):
        rows = [] if file.name == WORLD else tomllib.loads(file.read_text(encoding="utf-8"))["probe"]
        named += [(f"{file.stem}-{number:02d} {row['proves']}", row) for number, row in enumerate(rows, 1)]
    return named


def check(folder: Path = FOLDER) -> tuple[int, int]:
    """How many probes are read right, of how many."""
    every = probes(folder)
    return sum(not faults(row, read(row)) for _, row in every), len(every)


@pytest.mark.parametrize("probe", [pytest.param(row, id=name) for name, row in probes()])
def test_probe(probe: Want) -> None:
    claims = read(probe)
    told = [
        f"{c.act}/{c.polarity}/{c.modality} {c.type} by {c.speaker.name} | {[a.text for a in c.actors]} at "
        f"{[(p.text, str(p.role)) for p in c.places]} {c.time and (str(c.time.earliest), str(c.time.latest))} "
        f"{[(f.text, str(f.kind)) for f in c.figures]} | {c.span.quote}"
        for c in claims
    ]
    assert faults(probe, claims) == [], "\n".join([probe["text"], *told])


def test_a_probe_can_go_wrong() -> None:
    claims = read({"text": "Shells hit Sarnik on Tuesday, residents said."})
    assert faults({"claims": [{"type": "shelling", "speaker": "residents"}], "no": [{"act": "denies"}]}, claims) == []
    wrong = [
        {"claims": [{"type": "air_strike"}]},
        {"claims": [{"places": ["Belmar"]}]},
        {"claims": [{"actors": ["army"]}]},
        {"claims": [{"time": "2024-05-06"}]},
        {"claims": [{"type": "shelling"}, {"type": "shelling"}]},
        {"no": [{"type": "shelling"}]},
        {"count": 2},
    ]
    assert all(faults(row, claims) for row in wrong)
