"""Two hundred reports that mean harm to whoever looks at them, made anew each time; none is stored."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from pathlib import Path

from marsad.config import Config
from marsad.engine import Desk
from marsad.model import (
    Act,
    Claim,
    Comparator,
    Denial,
    Figure,
    FigureKind,
    Location,
    Mention,
    PlaceMention,
    PlaceStatus,
    Polarity,
    Precision,
    Reading,
    Report,
    Role,
    Scope,
    Span,
    Speaker,
)

REPORTS = 200
FLAG = "window.harmed=1"
WORDS = {
    "script": f"<script>{FLAG}</script>",
    "image": f"<img src=x onerror={FLAG}>",
    "svg": f"<svg/onload={FLAG}>",
    "frame": '<iframe srcdoc="<script>parent.harmed=1</script>"></iframe>',
    "attribute": f'" autofocus onfocus={FLAG} x="',
    "apostrophe": f"' onmouseover='{FLAG}' x='",
    "closing": f"</title></textarea></style></script><script>{FLAG}</script>",
    "comment": f"--><script>{FLAG}</script><!--",
    "template": "{{ 7*7 }}{% raw %}${7*7}#{7*7}<%= 7*7 %>",
    "entity": f"&lt;script&gt;{FLAG}&lt;/script&gt;&#x3c;script&#x3e;",
    "style": "<style>*{display:none}</style><link rel=stylesheet href=//elsewhere.example/x.css>",
    "base": "<base href=https://elsewhere.example/><meta http-equiv=refresh content='0;url=https://elsewhere.example'>",
    "form": "<form action=https://elsewhere.example><button>Decide</button></form>",
    "override": "\u202egpj.exe\u202d and \u202bback",
    "isolates": "\u2066\u2067\u2068 never closed",
    "zero width": "Al\u200bep\u200cpo\u200d\ufeff\u2060",
    "homoglyph": "Idl\u0456b \u0410leppo",
    "marks": "Z" + "\u0300\u0315\u0489" * 400,
    "nesting": "(" * 900 + ")" * 900,
    "one long word": "a" * 6000,
    "json": '"}],"claims":[{"id":"none"}]}</script>',
    "separators": "one\u2028two\u2029three\x85four",
}
# What no text may hold: the row is refused, and that is said.
REFUSED = {
    "surrogate": "broken \ud800 and \udfff halves",
    "nul": "nul \x00 bell \x07 escape \x1b[2J\x1b[31m",
}
URLS = (f"javascript:{FLAG}", f"JaVaScRiPt:{FLAG}", f"data:text/html,<script>{FLAG}</script>", " javascript:1",
        'https://x.example/"onclick="harmed=1', "//elsewhere.example", "http://[::1", "vbscript:1",
        "\x00javascript:1")  # fmt: skip
LONG = {
    "five megabytes in a line": "<b>harm</b> " * 430_000 + "THE END OF THE LINE",
    "a hundred thousand lines": "\n".join(["<i>"] * 100_000) + "\nTHE END OF THE LINES",
}


def found(folder: Path) -> Desk:
    """A desk that took in all of them, with a claim on each whose every name is hostile too."""
    desk = Desk.create(Config(folder=folder / "desk", title=WORDS["script"], operator=WORDS["attribute"]))
    rows = folder / "rows.jsonl"
    rows.write_text("\n".join(json.dumps(row) for row in _rows()), encoding="ascii")
    desk.add([rows])
    names = itertools.cycle(WORDS.values())
    for report, name in zip(desk.reports(), names, strict=False):
        desk.ledger.record(Reading(report=report.id, claims=tuple(_claims(report, name))), "hostile/1")
    return desk


def _rows() -> list[dict[str, str]]:
    kinds = itertools.cycle(WORDS.items())
    rows = []
    for number, (kind, words) in enumerate(itertools.islice(kinds, REPORTS - len(LONG))):
        day, url = f"2031-03-{1 + number % 28:02}", URLS[number % len(URLS)]
        text = f"{words}\nAir strikes hit {words} on Monday, {words} said, killing 3.\n{number} {kind}\n"
        rows.append({"text": text, "title": f"{words} {number}", "publisher": words, "published": day, "url": url})
    return rows + [{"text": text, "title": kind, "publisher": kind} for kind, text in (LONG | REFUSED).items()]


def _claims(report: Report, name: str) -> list[Claim]:
    """An air strike told of at the end of the report, and a denial of it at its beginning."""
    end, start = _span(report, len(report.text) - 20, len(report.text)), _span(report, 0, 20)
    at = Location(status=PlaceStatus.RESOLVED, place_id=name, name=name, local_name=name, lat=35.9, lon=36.6,
                  radius_km=2.0, precision=Precision.SETTLEMENT, reason=name)  # fmt: skip
    place = PlaceMention(span=end, role=Role.AT, location=at)
    killed = Figure(span=end, kind=FigureKind.KILLED, comparator=Comparator.EQ, value=3, low=3, high=3, who=name)
    said = {"report": report.id, "speaker": Speaker(name=name)}
    told = Claim(**said, span=end, act=Act.ASSERTS, type="air_strike", actors=(Mention(span=end, party=name),),
                 places=(place,), figures=(killed,), relayed_by=(name,))  # fmt: skip
    total = Claim(**said, span=end, act=Act.ASSERTS, type="toll", figures=(replace(killed, cumulative=True),))
    denied = Claim(**said, span=start, act=Act.DENIES, type="air_strike", polarity=Polarity.NEGATED,
                   denies=(Denial(scope=Scope.OCCURRENCE),))  # fmt: skip
    truce = Claim(**said, span=start, act=Act.ANNOUNCES, type="ceasefire_announced", places=(place,),
                  actors=(Mention(span=start),))  # fmt: skip
    # the terms of a ceasefire are looked for in the whole text of its report
    truces = [truce] if len(report.text) < 100_000 else []
    return [claim.identified() for claim in (told, total, denied, *truces)]


def _span(report: Report, start: int, end: int) -> Span:
    start = max(0, start)
    return Span(start=start, end=min(end, len(report.text)), quote=report.text[start:end])
