"""What is withheld is nowhere for those without the right to it, what is blurred has no words; all else stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from marsad.config import Config
from marsad.engine import Desk, Verdict, for_readers, plugging
from marsad.errors import NotFound, UsageError, Withheld
from marsad.model import Verb, to_plain
from tests.parrot import TUESDAY, Parrot, tell

TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
MARK = "Zarzur"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(plugging, "reader", lambda *_: Parrot())
    with Desk.create(Config(folder=tmp_path / "desk", title="A desk", pack=str(TARN))) as made:
        yield made


def mark(desk: Desk, report: str, level: str, because: str = f"{MARK} is a witness"):
    return desk.decide(Verdict(target=report, verb=Verb.SENSITIVITY, because=because, value=level))


def everything(desk: Desk) -> str:
    """All that the pages can ask, as text."""
    told = [
        to_plain(desk.reports()),
        to_plain(desk.claims()),
        to_plain(desk.decisions()),
        to_plain(desk.problems()),
        to_plain(desk.weigh()),
        to_plain(desk.weigh(TUESDAY)),
        to_plain(desk.accounts()),
        repr(desk.diff(date(2031, 5, 1))),
        repr(desk.brief(TUESDAY)),
        *(desk.export(what, form) for what in ("claims", "incidents") for form in ("csv", "geojson")),
        desk.export("ceasefires", "csv"),
    ]
    return json.dumps(told, ensure_ascii=False)


@pytest.fixture
def secret(desk: Desk) -> str:
    tell(desk, "open", "Hill Guard bombed Tarn Bridge.\n", "Rill Watch")
    text = f"Hill Guard bombed the house of {MARK}.\nHill Guard bombed Tarn Bridge.\n"
    return tell(desk, f"of {MARK}", text, title=f"secret {MARK}")


def test_a_desk_with_nothing_sensitive_is_the_same_for_all(desk: Desk, secret: str) -> None:
    readers = for_readers(desk)
    assert readers.weigh() is desk.weigh()
    assert (readers.claims(), readers.reports()) == (desk.claims(), desk.reports())
    assert MARK in everything(readers)


def test_of_a_withheld_report_nothing_is_left_for_readers(desk: Desk, secret: str) -> None:
    desk.decide(Verdict(target=desk.claims_of(secret)[0].id, verb=Verb.ACCEPT, because=f"{MARK} told me"))
    alone = next(i for i in desk.weigh().incidents if MARK in repr(i))
    desk.decide(Verdict(target=alone.id, verb=Verb.ACCEPT, because=f"{MARK} again"))
    readers = for_readers(desk)
    assert MARK in everything(readers)
    mark(desk, secret, "withheld")
    assert MARK not in everything(readers)
    assert secret not in everything(readers)
    assert MARK in everything(desk)


def test_what_others_tell_too_stays_on_their_word_alone(desk: Desk, secret: str) -> None:
    mark(desk, secret, "withheld")
    whole, seen = desk.weigh(), for_readers(desk).weigh()
    assert len(whole.incidents) == 2
    assert [len(i.voices) for i in seen.incidents] == [1]
    kept = {c.id for c in for_readers(desk).claims()}
    assert all(set(i.claims) <= kept for i in seen.incidents)


def test_what_is_withheld_is_said_to_be_so_to_whoever_knows_its_id(desk: Desk, secret: str) -> None:
    claim = desk.claims_of(secret)[0].id
    mark(desk, secret, "withheld")
    readers = for_readers(desk)
    for ask in (lambda: readers.report(secret), lambda: readers.claim(claim)):
        with pytest.raises(Withheld) as caught:
            ask()
        assert MARK not in caught.value.message
    assert readers.claims_of(secret) == ()
    with pytest.raises(NotFound):
        readers.report(secret[:20])
    assert desk.report(secret).title == f"secret {MARK}"


def test_an_event_withheld_under_an_id_that_readers_do_not_see_is_withheld_for_them_too(
    desk: Desk, secret: str
) -> None:
    bridge = next(i for i in desk.weigh().incidents if len(i.voices) == 2)
    desk.decide(Verdict(target=bridge.id, verb=Verb.WITHHOLD, because="not yet"))
    mark(desk, secret, "withheld")
    judged_here = {d.target for d in for_readers(desk).decisions()}
    assert [i.id for i in for_readers(desk).weigh().incidents if i.id not in judged_here] == []


def test_a_blurred_report_counts_but_its_words_are_covered(desk: Desk, secret: str) -> None:
    desk.decide(Verdict(target=desk.claims_of(secret)[0].id, verb=Verb.ACCEPT, because=f"{MARK} told me"))
    before = desk.weigh()
    mark(desk, secret, "blurred")
    readers = for_readers(desk)
    seen = readers.weigh()
    assert MARK not in everything(readers)
    assert [(i.id, i.status, len(i.voices)) for i in seen.incidents] == [
        (i.id, i.status, len(i.voices)) for i in before.incidents
    ]
    assert {c.id for c in readers.claims()} == {c.id for c in desk.claims()}
    report = readers.report(secret)
    assert len(report.text) == len(desk.report(secret).text)
    assert not any(char.isalpha() for char in report.text)


def test_every_covered_quote_is_what_the_covered_report_holds_there(desk: Desk, secret: str) -> None:
    mark(desk, secret, "blurred")
    readers = for_readers(desk)
    text = readers.report(secret).text
    for claim in readers.claims_of(secret):
        assert all(text[s.start : s.end] == s.quote for s in claim.spans)
        assert claim.evidence == ()
    assert readers.brief(TUESDAY)


def test_words_of_the_same_length_cover_alike(desk: Desk) -> None:
    one = tell(desk, "one", "Hill Guard bombed Mill.\n")
    two = tell(desk, "two", "Hill Guard bombed Ford.\n", "Rill Watch")
    for report in (one, two):
        mark(desk, report, "blurred")
    readers = for_readers(desk)
    assert readers.report(one).text == readers.report(two).text


def test_opening_again_and_taking_back_show_it_again(desk: Desk, secret: str) -> None:
    readers = for_readers(desk)
    first = mark(desk, secret, "withheld")
    opened = mark(desk, secret, "open", "the witness agreed")
    assert readers.report(secret).title == f"secret {MARK}"
    desk.decide(Verdict(target=opened.id, verb=Verb.UNDO, because="not in writing"))
    with pytest.raises(Withheld):
        readers.report(secret)
    desk.decide(Verdict(target=first.id, verb=Verb.UNDO, because="the wrong report"))
    assert readers.report(secret).title == f"secret {MARK}"
    assert f"{MARK} is a witness" not in repr(readers.decisions())


@pytest.mark.parametrize(
    ("target", "value"),
    [("report", "secret"), ("report", None), ("claim", "withheld")],
    ids=["no such level", "no level", "a claim"],
)
def test_a_sensitivity_that_is_none_is_refused(desk: Desk, secret: str, target: str, value: str | None) -> None:
    on = secret if target == "report" else desk.claims_of(secret)[0].id
    with pytest.raises((UsageError, NotFound)):
        desk.decide(Verdict(target=on, verb=Verb.SENSITIVITY, because="so", value=value))


def test_a_level_nobody_can_read_withholds(desk: Desk, secret: str) -> None:
    decision = mark(desk, secret, "blurred")
    desk.ledger.decide(replace(decision, id="later", value='{"level": "hush"}', at=decision.at.replace(year=2099)))
    with pytest.raises(Withheld):
        for_readers(desk).report(secret)


def test_readers_decide_on_what_they_see_and_the_machines_answer_is_kept_as_it_was(desk: Desk, secret: str) -> None:
    first, second = desk.claims_of(secret)
    mark(desk, secret, "blurred")
    readers = for_readers(desk)
    correction = Verdict(target=first.id, verb=Verb.CORRECT, because="a gun", field="type", value="shelling")
    assert readers.decide(correction, by="Weir").by == "Weir"
    whole = Verdict(target=second.id, verb=Verb.CORRECT, because="no place", field="places", value="[]")
    assert MARK not in repr(readers.decide(whole))
    assert json.loads(desk.decisions()[-1].value)["machine"] == to_plain(second.places)
    assert "▒" not in repr(desk.decisions())
    mark(desk, secret, "withheld")
    for verdict in (correction, replace(correction, verb=Verb.REJECT)):
        with pytest.raises(NotFound):
            readers.decide(verdict)
