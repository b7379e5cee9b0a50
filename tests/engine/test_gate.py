"""The publish gate: what nobody accepted is in no brief, no export and no page, in no form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from marsad import config as settings
from marsad.config import Config
from marsad.engine import Desk, Verdict, render
from marsad.errors import UsageError
from marsad.model import Claim, Reading, Verb, to_plain
from marsad.web import create_app
from tests.web.conftest import CLAIMS, DEAD, DENIED, ELEVENTH, FIRST, HEARD, SECOND, SHELLED, STRIKES, TENTH

TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
# Words that stand in one claim alone.
TELLING = {
    STRIKES.id: ("reports air strikes", "The Vale Watch reports"),
    DEAD.id: ("3 civilians", "were killed"),
    SHELLED.id: ("Shelling hit", "southern Vale"),
    DENIED.id: ("ministry denied", "carried out"),
    HEARD.id: ("Gunfire", "Ferry"),
}
CONTESTED = {STRIKES.id, DEAD.id, DENIED.id}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk.create(Config(folder=tmp_path / "desk", title="The Vale", pack=str(TARN))) as made:
        for report in (replace(FIRST, title="Shelling hit the southern Vale"), SECOND):
            made.ledger.add(report)
            told = tuple(c for c in CLAIMS if c.report == report.id)
            made.ledger.record(Reading(report=report.id, claims=told), "rules/1.0")
        yield made


def accept(desk: Desk, *claims: Claim, readers: int = 2) -> None:
    for name in ("first reader", "second reader")[:readers]:
        for claim in claims:
            desk.decide(Verdict(target=claim.id, verb=Verb.ACCEPT, because="read against the words"), by=name)


def prints(desk: Desk) -> dict[str, str]:
    """Everything that can be printed of what was reviewed."""
    briefs = {day: desk.brief(day, reviewed=True) for day in (TENTH, ELEVENTH)}
    forms = ("text", "md", "html", "json")
    told = {f"{form} {day}": render(brief, form) for day, brief in briefs.items() for form in forms}
    for subject, form in (("claims", "csv"), ("claims", "geojson"), ("incidents", "csv"), ("incidents", "geojson"),
                          ("ceasefires", "csv")):  # fmt: skip
        told[f"{subject}.{form}"] = desk.export(subject, form, reviewed=True)
    visit = TestClient(create_app(desk))
    for page in (f"/brief/{day}{twin}?reviewed=1" for day in briefs for twin in ("", ".json")):
        told[page] = visit.get(page).text
    return told


CHOICES = [chosen for n in range(3) for chosen in combinations(CLAIMS, n)]


@pytest.mark.parametrize("accepted", CHOICES, ids=lambda some: "+".join(c.type for c in some) or "none")
def test_nothing_that_nobody_accepted_is_printed(desk: Desk, accepted: tuple[Claim, ...]) -> None:
    accept(desk, *accepted)
    ids = {c.id for c in accepted}
    hidden = [words for claim, told in TELLING.items() if claim not in ids for words in told]
    gone = [i.id for i in desk.weigh().incidents if not ids & set(i.claims)]
    for where, text in prints(desk).items():
        flat = " ".join(text.split())
        for words in (*hidden, *gone, *(c.id for c in CLAIMS if c.id not in ids)):
            assert words not in flat, (where, words)


def test_what_was_accepted_is_there(desk: Desk) -> None:
    accept(desk, SHELLED, readers=1)
    told = prints(desk)
    assert "Shelling hit" in told[f"text {TENTH}"]
    assert SHELLED.id in told["claims.csv"]
    assert "Limited to claims that people accepted." in told[f"text {TENTH}"]
    assert all("DRAFT" not in text for text in told.values())


@pytest.mark.parametrize(("claim", "passes"), [(STRIKES, False), (DENIED, False), (HEARD, True)])
def test_one_reader_is_not_enough_for_what_is_contested(desk: Desk, claim: Claim, passes: bool) -> None:
    assert (claim.id in CONTESTED) is not passes
    accept(desk, claim, readers=1)
    assert (claim.id in desk.export("claims", "csv", reviewed=True)) is passes
    accept(desk, claim)
    assert claim.id in desk.export("claims", "csv", reviewed=True)


def test_a_figure_set_right_is_printed_as_it_was_set_right(desk: Desk) -> None:
    four = json.dumps(to_plain([replace(DEAD.figures[0], value=4, low=4)]))
    verdict = Verdict(target=DEAD.id, verb=Verb.CORRECT, because="it says four", field="figures", value=four)
    desk.decide(verdict, by="first reader")
    accept(desk, DEAD)
    for reviewed in (True, False):
        told = desk.export("claims", "csv", reviewed=reviewed)
        assert "killed:ge:4" in told
        assert "killed:ge:3" not in told


def test_while_the_gate_is_on_everything_else_is_a_draft(desk: Desk, tmp_path: Path) -> None:
    gated = replace(desk.config, publish="reviewed")
    desk.close()
    with Desk(gated) as shut:
        for form in ("text", "md", "html", "json"):
            assert "DRAFT" not in render(shut.brief(ELEVENTH), form)
            assert "DRAFT" in render(shut.brief(ELEVENTH, reviewed=False), form)
        assert "DRAFT" not in shut.export("incidents", "csv")
        assert "DRAFT" in shut.export("incidents", "csv", reviewed=False)
        assert "DRAFT" in shut.export("claims", "geojson", reviewed=False)
        assert STRIKES.id not in shut.export("claims", "csv")
        visit = TestClient(create_app(shut))
        assert "DRAFT" not in visit.get(f"/brief/{ELEVENTH}").text
        assert "Upper Mill" not in visit.get(f"/brief/{ELEVENTH}").text
        for page in ("/", "/tolls", f"/report/{FIRST.id}", f"/brief/{ELEVENTH}?reviewed=0", "/review"):
            assert "DRAFT" in visit.get(page).text, page


def test_a_format_that_cannot_say_so_is_refused_as_a_draft(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Bare:
        def export(self, *_: object) -> str:
            return "claims"

    monkeypatch.setattr("marsad.engine.plugging.exporter", lambda *_, **__: Bare())
    desk.close()
    with Desk(replace(desk.config, publish="reviewed")) as shut:
        assert shut.export("claims", "bare") == "claims"
        with pytest.raises(UsageError, match="draft"):
            shut.export("claims", "bare", reviewed=False)


def test_the_setting_is_written_read_and_checked(tmp_path: Path) -> None:
    settings.write(Config(folder=tmp_path, publish="reviewed"))
    assert settings.load(tmp_path).publish == "reviewed"
    file = tmp_path / settings.SETTINGS_FILE
    file.write_text(file.read_text().replace('"reviewed"', '"some"'))
    with pytest.raises(UsageError, match="publish is 'some'"):
        settings.load(tmp_path)


def test_where_everything_was_accepted_the_gate_changes_nothing(desk: Desk) -> None:
    accept(desk, *CLAIMS)
    for day in (TENTH, ELEVENTH):
        limited, whole = desk.brief(day, reviewed=True), desk.brief(day)
        assert replace(limited, gate=None) == whole
    assert "killed:ge:3" in desk.export("incidents", "csv", reviewed=True)
