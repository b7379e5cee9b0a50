"""Real reports of some days in September 2019: they run through, and the brief tells the dispute as it stood.

The reports' own words stay outside the project; the tests look for names and single words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad import config
from marsad.cli import main
from marsad.engine import Desk
from marsad.model import Axis, Incident, Stance, Voice
from marsad.publish import Brief
from marsad.publish.brief import Kind

DAY = date(2019, 9, 11)
RAIDED = date(2019, 9, 10)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("idlib") / "desk"


@pytest.fixture(scope="module")
def ran(shared: Path, folder: Path) -> Result:
    """What `marsad run` said of all the reports."""
    reports = str(shared / "reports" / "idlib-2019.jsonl")
    return CliRunner().invoke(main, ["run", reports, "--desk", str(folder), "--date", str(DAY)])


@pytest.fixture(scope="module")
def desk(ran: Result, folder: Path) -> Iterator[Desk]:
    assert ran.exit_code == 0, ran.output
    with Desk(config.load(folder)) as opened:
        yield opened


@pytest.fixture(scope="module")
def brief(desk: Desk) -> Brief:
    return desk.brief(DAY)


@pytest.fixture(scope="module")
def disputed(desk: Desk) -> Incident:
    """The air strikes in the mountains that a monitor tells of and one side says never were."""
    found = [i for i in desk.weigh(DAY).incidents if _is_the_raid(i)]
    assert len(found) == 1, [(i.kind, i.earliest, [p.text for p in i.places]) for i in found]
    return found[0]


def _is_the_raid(incident: Incident) -> bool:
    names = " ".join(f"{p.text} {p.location.name if p.location else ''}" for p in incident.places).casefold()
    there = "akrad" in names or "kabani" in names
    then = (incident.earliest or RAIDED) <= RAIDED <= (incident.latest or RAIDED)
    told = any(v.source == "sohr" for v in incident.voices)
    return incident.kind == "air_strike" and there and then and told


def _voice(incident: Incident, source: str) -> Voice:
    found = [v for v in incident.voices if v.source == source]
    assert len(found) == 1, [(v.name, v.source, v.stance) for v in incident.voices]
    return found[0]


class TestRun:
    def test_it_runs_through(self, ran: Result) -> None:
        assert ran.exit_code == 0, ran.output

    def test_every_report_is_kept(self, desk: Desk) -> None:
        assert len(desk.reports()) == 35

    def test_reports_in_arabic_are_listed_as_not_read(self, desk: Desk, ran: Result) -> None:
        unread = [p for p in desk.problems() if p.code == "language_not_read"]
        assert len(unread) == 10
        assert "language_not_read" in ran.stderr

    def test_most_english_reports_give_claims(self, desk: Desk) -> None:
        english = {r.id for r in desk.reports() if r.language == "en"}
        assert len({c.report for c in desk.claims()} & english) >= 23

    def test_no_report_is_dated_by_guess(self, desk: Desk) -> None:
        undated = [r for r in desk.reports() if r.published is None]
        assert len(undated) == 1
        times = [c.time for c in desk.claims_of(undated[0].id) if c.time]
        assert [t.text for t in times if t.basis == "relative_to_publication" and t.earliest] == []


class TestTheDisputedRaid:
    def test_whether_it_happened_is_contested(self, disputed: Incident) -> None:
        assert Axis.OCCURRENCE in disputed.contested

    def test_a_monitor_asserts_it(self, disputed: Incident) -> None:
        assert _voice(disputed, "sohr").stance is Stance.FOR

    def test_the_monitor_is_one_voice_however_many_relay_it(self, disputed: Incident) -> None:
        assert len(_voice(disputed, "sohr").relays) >= 2

    def test_the_russian_ministry_denies_it(self, disputed: Incident) -> None:
        assert _voice(disputed, "russian_defence_ministry").stance is Stance.AGAINST

    def test_al_masdar_as_others_relay_it_no_longer_upholds_it(self, disputed: Incident) -> None:
        masdar = _voice(disputed, "al_masdar")
        assert masdar.stance is Stance.WITHDRAWN or masdar.withdrawn_on == DAY
        assert any("panarmenian" in r.casefold() for r in masdar.relays)

    def test_the_withdrawal_is_a_correction(self, desk: Desk) -> None:
        reports = {r.id: r for r in desk.reports()}
        claims = {c.id: c for c in desk.claims()}
        made = [c for c in desk.weigh(DAY).corrections if reports[claims[c.claim].report].name == "idlib/masdar0911"]
        assert made

    def test_it_was_not_yet_withdrawn_as_known_a_day_before(self, desk: Desk) -> None:
        assert desk.weigh(RAIDED).corrections == ()

    def test_the_brief_shows_all_of_it(self, ran: Result) -> None:
        section = ran.stdout.split("DISPUTED")[1].split("CEASEFIRES")[0]
        assert "Syrian Observatory for Human Rights" in section
        assert "Russian Defence Ministry" in section
        assert "Al-Masdar" in section
        assert "withdrawn" in section

    def test_strikes_four_days_later_are_another_incident(self, desk: Desk, disputed: Incident) -> None:
        reports = {r.id: r for r in desk.reports()}
        claims = {c.id: c for c in desk.claims()}
        assert "idlib/masdar0914" not in {reports[claims[i].report].name for i in disputed.claims}


class TestFromFigureToWords:
    def test_every_figure_of_the_brief_leads_to_its_words(self, desk: Desk, brief: Brief) -> None:
        reports = {r.id: r for r in desk.reports()}
        figures = [p for s in brief.sections for line in s.lines for p in line.pieces if p.kind is Kind.FIGURE]
        assert figures
        for piece in figures:
            passages = [p for n in piece.notes for p in desk.explain(f"[{n}]", DAY).passages]
            assert all(reports[p.report].text[p.start : p.end] == p.words for p in passages)
            assert any(piece.words and piece.words in p.words for p in passages), piece.text

    def test_every_footnote_is_highlighted_by_the_command(self, ran: Result, folder: Path, brief: Brief) -> None:
        assert ran.exit_code == 0
        for note in brief.footnotes[:5]:
            done = CliRunner().invoke(main, ["explain", f"[{note.number}]", "--date", str(DAY), "--desk", str(folder)])
            assert done.exit_code == 0, done.output
            highlighted = " ".join(done.stdout.replace("\n", " ").split())
            assert f"⟦{note.quote.split()[0]}" in highlighted
            assert note.digest[:12] in highlighted
