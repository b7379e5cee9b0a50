"""The review desk over a real ledger: the queue, the forms without a script, who was first, the audit log."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from marsad.config import Config
from marsad.engine import Desk, Verdict
from marsad.model import Basis, Claim, Mention, PlaceMention, Reading, Report, Role, Span, Speaker, Verb, When
from marsad.web import create_app
from marsad.web.visitor import Role as Office
from marsad.web.visitor import Visitor
from tests.web.conftest import ACCUSING, CLAIMS, DEAD, DENIED, FIRST, HEARD, SECOND, SHELLED, STRIKES

ME = "first reader"
TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk that holds the two reports of the Vale and what was read in them."""
    with Desk.create(Config(folder=tmp_path / "desk", title="The Vale", pack=str(TARN), operator=ME)) as made:
        for report in (FIRST, SECOND):
            made.ledger.add(report)
            told = tuple(c for c in CLAIMS if c.report == report.id)
            made.ledger.record(Reading(report=report.id, claims=told), "rules/1.0")
        yield made


@pytest.fixture
def visit(desk: Desk) -> TestClient:
    return TestClient(create_app(desk), raise_server_exceptions=True, follow_redirects=False)


def form_of(visit: TestClient, path: str, marker: str) -> tuple[str, dict[str, str]]:
    """The address and the fields of the form that holds `marker`, as a browser without scripts would send them."""
    page = html.fromstring(visit.get(path).text)
    (form,) = [f for f in page.forms if marker in html.tostring(f, encoding="unicode")][:1]
    return form.action, dict(form.form_values())


def send(visit: TestClient, claim: Claim, verb: str, marker: str = 'id="edit"', **changes: str):
    action, fields = form_of(visit, f"/review/{claim.id}", marker)
    return visit.post(action, data={**fields, "verb": verb, **changes})


class TestQueue:
    def test_it_says_why_each_claim_is_there_and_how_many_there_are(self, visit: TestClient) -> None:
        page = visit.get("/review").text
        assert "5 claims to look at" in page
        assert "contested: whether it happened" in page
        assert "Wants two readers." in page

    def test_its_twin_holds_the_same(self, visit: TestClient) -> None:
        twin = visit.get("/review.json").json()
        assert {one["claim"] for one in twin["items"]} == {c.id for c in CLAIMS}
        assert sum(group["count"] for group in twin["groups"]) == twin["total"] == 5

    def test_causes_and_kinds_narrow_it(self, visit: TestClient) -> None:
        def ids(query: str) -> set[str]:
            return {one["claim"] for one in visit.get(f"/review.json?{query}").json().get("items", ())}

        assert ids("kind=shelling") == {SHELLED.id}
        assert ids("kind=strike") == {STRIKES.id, DEAD.id, DENIED.id, SHELLED.id}
        assert ids("why=contested") == {STRIKES.id, DEAD.id, DENIED.id}
        assert ids("why=agreed") == set()
        assert visit.get("/review.json?why=beautiful").status_code == 400
        assert visit.get("/review.json?from=-1").status_code == 400

    def test_who_may_not_decide_does_not_see_it(self, desk: Desk, visit: TestClient, monkeypatch) -> None:
        reader = Visitor(name="a guest", role=Office.READER, token="t")
        monkeypatch.setattr("marsad.web.review.paths.visitor_of", lambda _: reader)
        monkeypatch.setattr("marsad.web.acting.visitor_of", lambda _: reader)
        monkeypatch.setattr("marsad.web.responses.visitor_of", lambda _: reader)
        assert 'href="/review"' not in visit.get("/tolls").text
        for path in ("/review", "/audit", f"/review/{HEARD.id}", "/review/agreement", "/audit.csv", "/review.json"):
            assert visit.get(path).status_code == 403, path
        assert visit.post(f"/review/{HEARD.id}", data={"csrf": "t", "verb": "accept"}).status_code == 403
        assert desk.decisions() == ()


FROM_3_TO_5 = {"figures-0-comparator": "range", "figures-0-low": "3", "figures-0-high": "5"}


class TestDeciding:
    def test_an_acceptance_goes_on_to_the_next_claim(self, desk: Desk, visit: TestClient) -> None:
        answer = send(visit, SHELLED, "accept")
        assert answer.status_code == 303
        assert SHELLED.id not in answer.headers["location"]
        (decision,) = desk.decisions()
        assert (decision.target, decision.verb, decision.by) == (SHELLED.id, Verb.ACCEPT, "first reader")
        assert decision.because == "read against the words"
        assert SHELLED.id not in {one["claim"] for one in visit.get("/review.json").json()["items"]}

    def test_a_form_sent_as_it_came_changes_nothing(self, desk: Desk, visit: TestClient) -> None:
        for claim in CLAIMS:
            answer = send(visit, claim, "correct")
            assert (answer.status_code, "Nothing was changed" in answer.text) == (400, True), claim.type
        assert desk.decisions() == ()

    def test_not_even_where_the_report_holds_signs_that_no_page_shows(self, desk: Desk, visit: TestClient) -> None:
        text = "The \u202eLow\nland\x07 army shelled\tUpper\nMill at  noon, killing at least\n12 people."

        def at(words: str) -> Span:
            return Span(start=text.index(words), end=text.index(words) + len(words), quote=words)

        report = Report(id="sha256:" + "9" * 64, name="odd", text=text)
        told = replace(
            STRIKES, report=report.id, span=at(text), relayed_by=("One\u202e Wire", "Two  Post", "Third & <b>"),
            speaker=Speaker(name="The \u202eLow\nland\x07 army", span=at("The \u202eLow\nland\x07 army")),
            actors=(Mention(span=at("\u202eLow\nland\x07 army")),),
            places=(PlaceMention(span=at("Upper\nMill"), role=Role.AT),),
            time=When(text="at  noon", earliest=None, latest=None, basis=Basis.INFERRED, span=at("at  noon")),
            figures=(replace(DEAD.figures[0], span=at("at least\n12 people")),),
        ).identified()  # fmt: skip
        desk.ledger.add(report)
        desk.ledger.record(Reading(report=report.id, claims=(told,)), "rules/1.0")
        assert "Nothing was changed" in send(visit, told, "correct").text

    @pytest.mark.parametrize(
        ("claim", "changes", "field", "person"),
        [
            (SHELLED, {"type": "grenade"}, "type", "grenade"),
            (SHELLED, {"polarity": "negated"}, "polarity", "negated"),
            (DEAD, {"figures-0-comparator": "gt"}, "figures", [4, None, 3]),
            (DEAD, FROM_3_TO_5, "figures", [3, 5, None]),
            (DEAD, {"figures-0-words": ""}, "figures", []),
            (STRIKES, {"places-0-role": "near"}, "places", "near"),
            (STRIKES, {"time-latest": "2031-03-11"}, "time", "2031-03-10/2031-03-11"),
            (HEARD, {"time-words": "Gunfire", "time-earliest": "2031-03-11"}, "time", "2031-03-11/.."),
            (SHELLED, {"targets-0-words": "residents"}, "targets", "residents"),
            (SHELLED, {"actors-0-words": "Lowland warplanes", "actors-0-party": ""}, "actors", "Lowland warplanes"),
        ],
    )
    def test_a_field_set_right_is_kept_beside_the_machines(
        self, desk: Desk, visit: TestClient, claim: Claim, changes: dict[str, str], field: str, person: object
    ) -> None:
        answer = send(visit, claim, "accept", because="the words say so", **changes)
        assert answer.status_code == 303, answer.text
        corrected, accepted = desk.decisions()
        value = json.loads(corrected.value)
        assert (value["field"], accepted.verb) == (field, Verb.ACCEPT)
        told = value["person"]
        if field == "figures" and told:
            assert [told[0].get("low"), told[0].get("high"), told[0].get("value")] == person
        elif field == "time":
            assert told["edtf"] == person
        elif isinstance(told, list) and told:
            assert told[-1].get("role", "") == person or told[-1]["span"]["quote"] == person
        else:
            assert told == person
        assert desk.review.read().outcome(claim.id) in (Verb.ACCEPT, None)

    @pytest.mark.parametrize(
        ("claim", "changes", "says"),
        [
            (DEAD, {"figures-0-number": "4"}, "says why"),
            (STRIKES, {"actors-0-words": ""}, "says why"),
            (STRIKES, {"places-0-words": ""}, "says why"),
            (DEAD, {"figures-0-number": "many", "because": "read"}, "no number"),
            (STRIKES, {"actors-0-words": "Martian warplanes", "because": "read"}, "does not stand in this report"),
            (STRIKES, {"time-latest": "2031-03-01", "because": "read"}, "is before"),
            (STRIKES, {"type": "picnic"}, "no type"),
        ],
    )
    def test_what_cannot_be_is_told_and_nothing_that_was_written_is_lost(
        self, desk: Desk, visit: TestClient, claim: Claim, changes: dict[str, str], says: str
    ) -> None:
        answer = send(visit, claim, "accept", **changes)
        assert answer.status_code == 400
        assert says in answer.text
        assert desk.decisions() == ()
        for name, value in changes.items():
            if name != "because":
                assert f'name="{name}" value="{value}"' in answer.text

    def test_a_forgotten_reason_can_be_added_on_the_page_that_asks_for_it(self, desk: Desk, visit: TestClient) -> None:
        told = send(visit, DEAD, "accept", **{"figures-0-number": "4"})
        (form,) = html.fromstring(told.text).xpath("//main//form")
        again = visit.post(form.action, data={**dict(form.form_values()), "because": "the report says four"})
        assert again.status_code == 303
        assert [d.verb for d in desk.decisions()] == [Verb.CORRECT, Verb.ACCEPT]

    def test_without_the_token_of_our_page_nothing_is_done(self, desk: Desk, visit: TestClient) -> None:
        assert send(visit, HEARD, "accept", csrf="guessed").status_code == 403
        assert desk.decisions() == ()

    def test_split_merge_contradict_and_undo(self, desk: Desk, visit: TestClient) -> None:
        incident = next(i for i in desk.weigh().incidents if STRIKES.id in i.claims)
        assert len(incident.claims) > 1
        assert send(visit, DEAD, "split", 'name="incident"', claims=DEAD.id).status_code == 303
        apart = {i.id for i in desk.weigh().incidents if {STRIKES.id, DEAD.id} & set(i.claims)}
        assert len(apart) > len({incident.id})
        assert send(visit, DEAD, "merge", "It is the same event", other=STRIKES.id).status_code == 303
        assert send(visit, SHELLED, "contradicts", "It contradicts these", other=HEARD.id).status_code == 303
        assert [d.verb for d in desk.decisions()] == [Verb.SPLIT, Verb.MERGE, Verb.CONTRADICTS]
        assert visit.get("/review.json?why=contested").json()["total"] >= 5
        undone = send(visit, SHELLED, "undo", 'class="last"')
        assert undone.status_code == 303
        assert desk.decisions()[-1].target == desk.decisions()[-2].id

    def test_a_place_is_put_on_the_map_by_a_person(self, desk: Desk, visit: TestClient) -> None:
        entry = desk.pack.entries[0]
        found = visit.get(f"/review/{STRIKES.id}?find={entry.name}&place=0")
        assert f'value="{entry.id}"' in found.text
        answer = send(visit, STRIKES, "geocode", 'name="place_id"', place="0", place_id=entry.id, because="a map")
        assert answer.status_code == 303, answer.text
        location = desk.review.corrected(STRIKES).places[0].location
        assert location is not None
        assert (location.place_id, location.reason) == (entry.id, "chosen by a person")

    def test_agreed_claims_are_accepted_in_bulk(self, tmp_path: Path) -> None:
        text = "Gunfire was heard near Ferry. Later all was quiet near Ferry."
        report = Report(id="sha256:" + "c" * 64, name="third.txt", text=text, published=FIRST.published, publisher="P")
        told = [
            replace(HEARD, report=report.id, agreed=True, places=(), span=span).identified()
            for span in (Span(start=s, end=e, quote=text[s:e]) for s, e in ((0, 29), (30, 61)))
        ]
        with Desk.create(Config(folder=tmp_path / "d", pack=str(TARN))) as desk:
            desk.ledger.add(report)
            desk.ledger.record(Reading(report=report.id, claims=tuple(told)), "rules/1.0")
            visit = TestClient(create_app(desk), follow_redirects=False)
            action, fields = form_of(visit, "/review?why=agreed", "claims")
            assert "Accept these 2 claims" in visit.get("/review?why=agreed").text
            both = {**fields, "claims": [c.id for c in told], "because": "read the list"}
            assert visit.post(action, data=both).status_code == 303
            assert {d.because for d in desk.decisions()} == {"read the list"}
            assert visit.get("/review.json").json()["total"] == 0
            assert visit.post(action, data=both).status_code == 409
            assert len(desk.decisions()) == 2


def test_a_claim_that_a_later_reading_has_no_more_still_has_its_page(desk: Desk, visit: TestClient) -> None:
    assert desk.ledger.record(Reading(report=SECOND.id, claims=(DENIED,)), "rules/2.0")
    assert HEARD.id not in {c.id for c in desk.claims()}
    assert visit.get(f"/review/{HEARD.id}").status_code == 200


def test_while_another_process_writes_a_form_is_told_to_wait_and_nothing_is_lost(desk: Desk, visit: TestClient) -> None:
    action, fields = form_of(visit, f"/review/{SHELLED.id}", 'id="edit"')
    other = sqlite3.connect(desk.config.folder / "ledger.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = visit.post(action, data={**fields, "verb": "accept"})
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert (answer.status_code, "Another process is writing" in answer.text) == (503, True)
    assert desk.decisions() == ()
    assert visit.post(action, data={**fields, "verb": "accept"}).status_code == 303


class TestFirst:
    def test_who_comes_second_sees_what_was_decided_and_may_decide_again(self, desk: Desk, visit: TestClient) -> None:
        action, fields = form_of(visit, f"/review/{SHELLED.id}", 'id="edit"')
        desk.decide(Verdict(target=SHELLED.id, verb=Verb.REJECT, because="a drill"), by="second reader")
        mine = {**fields, "verb": "accept", "type": "grenade", "because": "read"}
        answer = visit.post(action, data=mine)
        assert answer.status_code == 409
        assert "second reader" in answer.text
        assert "a drill" in answer.text
        assert 'name="type" value="grenade"' in answer.text
        assert len(desk.decisions()) == 1
        (form,) = html.fromstring(answer.text).xpath("//main//form")
        assert visit.post(form.action, data=dict(form.form_values())).status_code == 303
        assert [d.verb for d in desk.decisions()] == [Verb.REJECT, Verb.CORRECT, Verb.ACCEPT]

    def test_deciding_again_takes_nothing_of_the_first_back_that_was_not_touched(
        self, desk: Desk, visit: TestClient
    ) -> None:
        action, fields = form_of(visit, f"/review/{SHELLED.id}", 'id="edit"')
        first = Verdict(target=SHELLED.id, verb=Verb.CORRECT, because="guns", field="type", value="artillery_exchange")
        desk.decide(first, by="second reader")
        answer = visit.post(action, data={**fields, "verb": "accept", "modality": "planned"})
        assert "set right: modality)" in answer.text
        (form,) = html.fromstring(answer.text).xpath("//main//form")
        assert visit.post(form.action, data=dict(form.form_values())).status_code == 303
        now = desk.review.corrected(SHELLED)
        assert (now.type, now.modality.value) == ("artillery_exchange", "planned")


class TestAudit:
    def test_it_tells_who_when_why_and_what_was_changed(self, desk: Desk, visit: TestClient) -> None:
        send(visit, DEAD, "accept", because="=four, it says", **{"figures-0-number": "4"})
        page = visit.get("/audit").text
        assert "first reader" in page
        assert re.search(r"<del><bdi>at least 3 civilians killed</bdi></del>", page)
        assert "<ins><bdi>at least 4 civilians killed</bdi></ins>" in page
        twin = visit.get("/audit.json").json()
        assert [one["verb"] for one in twin["decisions"]] == ["accept", "correct"]
        rows = list(csv.DictReader(io.StringIO(visit.get("/audit.csv").text)))
        assert [row["verb"] for row in rows] == ["correct", "accept"]
        assert rows[0]["because"] == "'=four, it says"
        assert datetime.fromisoformat(rows[0]["at"]).tzinfo == UTC

    def test_a_decision_is_taken_back_from_there_and_stays_to_be_read(self, desk: Desk, visit: TestClient) -> None:
        send(visit, SHELLED, "accept")
        action, fields = form_of(visit, "/audit", 'value="undo"')
        assert visit.post(action, data={**fields, "verb": "undo"}).headers["location"] == "/audit"
        assert len(desk.decisions()) == 2
        assert "Taken back since." in visit.get("/audit").text
        assert visit.get("/review.json").json()["total"] == 5

    def test_a_coder_takes_back_only_what_was_their_own(self, desk: Desk, visit: TestClient, monkeypatch) -> None:
        made = desk.decide(Verdict(target=SHELLED.id, verb=Verb.REJECT, because="a drill"), by="second reader")
        coder = Visitor(name=ME, role=Office.CODER, token="t")
        monkeypatch.setattr("marsad.web.acting.visitor_of", lambda _: coder)
        told = {"csrf": "t", "verb": "undo", "decision": made.id, "seen": made.id}
        assert visit.post("/audit", data=told).status_code == 403
        assert visit.post(f"/review/{SHELLED.id}", data={**told, "verb": "withhold"}).status_code == 403
        assert len(desk.decisions()) == 1

    def test_a_merge_is_taken_back_from_there_too(self, desk: Desk, visit: TestClient) -> None:
        before = desk.weigh()
        assert send(visit, SHELLED, "merge", "It is the same event", other=STRIKES.id).status_code == 303
        assert desk.weigh() != before
        action, fields = form_of(visit, "/audit", 'value="undo"')
        assert visit.post(action, data={**fields, "verb": "undo"}).status_code == 303
        assert desk.weigh() == before

    def test_agreement_says_why_it_gives_no_figure(self, visit: TestClient) -> None:
        assert "two people decided on 0 of the 10" in visit.get("/review/agreement").text
        assert all("alpha" not in one for one in visit.get("/review/agreement.json").json()["fields"])


def test_hostile_words_stay_words(desk: Desk, visit: TestClient) -> None:
    text = "<script>alert(1)</script> \u202eshelled the mill"
    report = Report(id="sha256:" + "d" * 64, name="<b>x</b>", text=text, title="<img src=x>", publisher="<i>P</i>")
    told = replace(HEARD, report=report.id, places=(), span=Span(start=0, end=len(text), quote=text)).identified()
    desk.ledger.add(report)
    desk.ledger.record(Reading(report=report.id, claims=(told,)), "rules/1.0")
    for path in ("/review", f"/review/{told.id}"):
        page = visit.get(path).text
        assert "<script>alert" not in page
        assert "<img src=x>" not in page
        assert "<i>P" not in page
    send(visit, told, "reject", because="<script>alert(2)</script>")
    assert "<script>alert(2)" not in visit.get("/audit").text


def test_only_a_window_of_a_very_long_report_is_shown(desk: Desk, visit: TestClient) -> None:
    text = "quiet " * 200_000 + "Gunfire was heard." + " quiet" * 200_000
    start = text.index("Gunfire")
    report = Report(id="sha256:" + "e" * 64, name="long", text=text)
    span = Span(start=start, end=start + 18, quote="Gunfire was heard.")
    told = replace(HEARD, report=report.id, places=(), span=span).identified()
    desk.ledger.add(report)
    desk.ledger.record(Reading(report=report.id, claims=(told,)), "rules/1.0")
    page = visit.get(f"/review/{told.id}").text
    assert len(page) < 100_000
    assert f'id="claim-{told.id}"' in page
    assert ACCUSING not in page
