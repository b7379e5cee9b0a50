"""Why a name is put where it is: the placer's own answer, with what an editor had to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.config import BEST_READER, Config
from marsad.engine import knowing, plugging
from marsad.engine.pipeline import Places, read_report
from marsad.errors import UsageError
from marsad.model import Act, Claim, Location, Pack, PlaceMention, Report, Role, Span, Speaker
from marsad.packs.added import Addition, read, standing
from marsad.place import Placer

_ID = "sha256:" + "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One mention of a name: its words, its role, where it lies or why that is open, and the areas around it by name.

    `added`: the rows by which editors of the desk had a part in the answer.
    """

    words: str
    role: Role
    location: Location
    around: tuple[str, ...]
    added: tuple[Addition, ...]


def explain(name: str, text: str, config: Config | None, pack_name: str) -> list[Explained]:
    """Each answer the placer gives for a name: standing alone, or in a text, read as a report is read.

    Asked of a desk (`config`), else of a pack. Raises UsageError where the name does not stand in the text.
    """
    if text and name.casefold() not in text.casefold():
        raise UsageError(
            f"{name!r} does not stand in the text.", next_step="Write it as the text does, or leave --text out."
        )
    pack = knowing.pack_of(config) if config else knowing.pack_called(pack_name)
    found = _read(name, text, pack, config) if text else _alone(name, name, Placer(pack))
    names = {entry.id: entry.name for entry in pack.entries}
    rows = standing(read(knowing.added_path(config))) if config else []
    once = dict.fromkeys(found)
    return [
        Explained(
            words=mention.text,
            role=mention.role,
            location=mention.location,
            around=tuple(names.get(area, area) for area in mention.location.within),
            added=_had_a_part(mention, rows),
        )
        for mention in once
        if mention.location
    ]


def _alone(name: str, text: str, places: Places) -> list[PlaceMention]:
    """The mention of a name as a claim has it that says of the place nothing but that something happened there."""
    start = text.casefold().find(name.casefold())
    span = Span.cut(text, start, start + len(name))
    return _placed([span], text, places)[:1]


def _placed(spans: Iterable[Span], text: str, places: Places) -> list[PlaceMention]:
    report = Report(id=_ID, name="explain", text=text)
    claims = [
        Claim(
            report=_ID,
            span=span,
            speaker=Speaker(name="publisher"),
            act=Act.ASSERTS,
            type="other_event",
            places=(PlaceMention(span=span, role=Role.AT),),
        ).identified()
        for span in spans
    ]
    return [mention for claim in places.place(claims, report) for mention in claim.places]


def _read(name: str, text: str, pack: Pack, config: Config | None) -> list[PlaceMention]:
    """The mentions that the reader finds; where it finds none, the names in the text, each by itself."""
    tools = plugging.tools_over(pack, config.reader if config else BEST_READER)
    reading = read_report(Report(id=_ID, name="explain", text=text, language="en"), tools)
    found = [mention for claim in reading.claims for mention in claim.places]
    wanted = [mention for mention in found if name.casefold() in mention.text.casefold()]
    if wanted:
        return wanted
    start = text.casefold().find(name.casefold())
    own = Span.cut(text, start, start + len(name))
    others = [
        Span.cut(text, one, end) for one, end, _ in Placer(pack).names_in(text) if end <= own.start or one >= own.end
    ]
    return _placed([own, *others], text, tools.places)[:1]


def _had_a_part(mention: PlaceMention, rows: Sequence[Addition]) -> tuple[Addition, ...]:
    """The rows that added a candidate, or gave it a name of the mention's words."""
    location = mention.location
    likely = location.candidates if location else ()
    ids = {location.place_id if location else None, *(one.place_id for one in likely)}
    words = mention.text.casefold()
    return tuple(row for row in rows if row.place_id in ids and (row.what == "place" or row.name.casefold() in words))
