"""A desk with accounts: who comes in, what each may reach, and what nobody sees who may not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from marsad.config import Config
from marsad.engine import Actor, Desk, Verdict, passwords, plugging
from marsad.model import Verb
from marsad.model.team import Deed, Right, Role
from marsad.web import Doors, create_app
from marsad.web.rights import RIGHTS, right_of, room_of
from marsad.web.team.door import Gate, local_path
from tests.parrot import TUESDAY, Parrot, tell

TARN = Path(__file__).resolve().parents[1] / "stories" / "tarn"
SECRET, OTHER, MARK = "two herons at dusk", "three herons at dawn", "Zarzur"
HOSTILE = "<img src=x onerror=alert(1)>\"'{{7*7}}"
DESK = Actor(name="desk")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(plugging, "reader", lambda *_: Parrot())
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._nobodys.cache_clear()
    with Desk.create(Config(folder=tmp_path / "desk", title="A desk", pack=str(TARN))) as made:
        tell(made, "open", "Hill Guard bombed Tarn Bridge.\n", "Rill Watch", title="The bridge")
        for role in Role:
            made.team.add(role.value, role, SECRET, DESK)
        yield made


@pytest.fixture
def secret(desk: Desk) -> str:
    text = f"Hill Guard bombed the house of {MARK}.\nHill Guard bombed Tarn Bridge.\n"
    return tell(desk, f"of {MARK}", text, title=f"secret {MARK}")


Enter = Callable[..., TestClient]


@pytest.fixture
def enter(desk: Desk) -> Enter:
    """A browser, signed in as an account or not at all."""
    app = create_app(desk, Doors(team=True))

    def enter(who: str | None = None, password: str = SECRET, **options: Any) -> TestClient:
        client = TestClient(app, raise_server_exceptions=False, follow_redirects=False, **options)
        if who:
            assert sign_in(client, who, password).status_code == 303
        return client

    return enter


def sign_in(client: TestClient, name: str, password: str, following: str = "/") -> Any:
    page = client.get("/login", params={"next": following})
    return client.post(
        "/login", data={"csrf": token_in(page.text), "name": name, "password": password, "next": following}
    )


def token_in(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found
    return found[1]


def send(client: TestClient, path: str, **form: str) -> Any:
    return client.post(path, data={"csrf": token_in(client.get("/account").text), **form})


def addresses(routes: Iterable[BaseRoute]) -> Iterator[Route | Mount]:
    """Every address of an app, those behind the gate too."""
    for route in routes:
        if isinstance(route, Mount) and isinstance(route.app, Gate):
            yield from addresses(route.app._whole.routes)
        elif isinstance(route, Mount | Route):
            yield route


# Who comes in


@pytest.mark.parametrize("path", ["/", "/sources", "/nowhere", "/report/sha256:0", "/brief/2031-05-06", "/watch?a=b"])
def test_who_has_not_signed_in_is_led_to_the_form_and_back(enter: Enter, path: str) -> None:
    client = enter()
    led = client.get(path)
    assert led.status_code == 303
    form = client.get(led.headers["location"])
    assert "A desk" not in form.text
    following = re.search(r'name="next" value="([^"]*)"', form.text)
    assert following
    assert following[1] == path
    assert sign_in(client, "reader", SECRET, path).headers["location"] == path


@pytest.mark.parametrize("path", ["/sources.json", "/watch.geojson", "/map/outlines.geojson", "/admin/accounts.json"])
def test_a_machine_that_has_not_signed_in_is_told_so(enter: Enter, path: str) -> None:
    answer = enter().get(path)
    assert (answer.status_code, answer.json()["status"]) == (401, 401)


def test_static_files_are_for_everybody_and_nothing_else_is(enter: Enter) -> None:
    assert enter().get("/static/css/page.css").status_code == 200
    assert {room for room, right in RIGHTS.items() if right is None} == {"login", "static"}


@pytest.mark.parametrize(("name", "password"), [("reader", "wrong"), ("nobody", SECRET), ("", ""), (HOSTILE, HOSTILE)])
def test_a_refusal_says_nothing_of_why_and_repeats_nothing(enter: Enter, name: str, password: str) -> None:
    client = enter()
    answer = sign_in(client, name, password)
    assert answer.status_code == 403
    assert "Name and password do not fit together." in answer.text
    assert HOSTILE not in answer.text
    assert client.get("/").status_code == 303


def test_too_many_refusals_say_how_long_to_wait(enter: Enter) -> None:
    client = enter()
    answers = [sign_in(client, "reader", "wrong") for _ in range(5)]
    assert [a.status_code for a in answers] == [403, 403, 403, 403, 429]
    assert int(answers[-1].headers["retry-after"]) in (1, 2)


def test_the_cookie_is_for_this_site_and_no_script_and_is_another_after_sign_in(enter: Enter) -> None:
    client = enter()
    before = client.get("/login").headers["set-cookie"]
    after = sign_in(client, "reader", SECRET).headers["set-cookie"]
    for cookie in (before, after):
        assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))
        assert "Max-Age" not in cookie
    assert before.split(";")[0] != after.split(";")[0]


def test_over_https_the_cookie_is_secure_and_browsers_are_told_to_stay_there(desk: Desk) -> None:
    client = TestClient(create_app(desk, Doors(team=True, https=True)), base_url="https://testserver")
    answer = client.get("/login")
    assert answer.headers["set-cookie"].startswith("__Host-marsad=")
    assert "Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    assert sign_in(client, "reader", SECRET).history[0].status_code == 303


def test_whoever_signs_out_is_out_in_the_other_tabs_too(enter: Enter, desk: Desk) -> None:
    client = enter("reader")
    kept = dict(client.cookies)
    assert send(client, "/logout").status_code == 303
    client.cookies.update(kept)
    assert client.get("/sources").status_code == 303
    assert [v.deed for v in desk.team.visits(limit=2)] == [Deed.SIGNED_OUT, Deed.SIGNED_IN]


def test_pages_of_somebody_are_kept_in_no_cache(enter: Enter) -> None:
    assert enter("reader").get("/sources").headers["cache-control"] == "no-store"
    assert enter().get("/static/css/page.css").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("told", "led"),
    [
        ("/sources?known=2031-05-06", "/sources?known=2031-05-06"),
        ("https://else.example/", "/"),
        ("//else.example/", "/"),
        ("/\\else.example/", "/"),
        ("\\\\else.example", "/"),
        ("/a\r\nSet-Cookie: a=b", "/"),
        ("/\t/else.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        ("sources", "/"),
        ("/" + "a" * 3000, "/"),
        (HOSTILE, "/"),
    ],
)
def test_after_sign_in_one_is_led_nowhere_but_to_this_desk(enter: Enter, told: str, led: str) -> None:
    assert local_path(told) == led
    assert sign_in(enter(), "reader", SECRET, told).headers["location"] == led
    assert HOSTILE not in enter().get("/login", params={"next": told}).text


# What each may reach


def test_every_address_has_a_right(enter: Enter, desk: Desk) -> None:
    routes = list(addresses(create_app(desk, Doors(team=True)).routes))
    assert len(routes) > 40
    assert [r.path for r in routes if room_of(r.path) not in RIGHTS] == []
    assert RIGHTS.keys() <= {room_of(r.path) for r in routes}


def test_everything_that_changes_something_asks_for_a_right_and_the_token_of_a_form(enter: Enter, desk: Desk) -> None:
    changing = [r for r in addresses(create_app(desk).routes) if isinstance(r, Route) and r.methods - {"GET", "HEAD"}]
    changing += [
        r
        for r in addresses(create_app(desk, Doors(team=True)).routes)
        if isinstance(r, Route) and r.methods - {"GET", "HEAD"}
    ]
    assert len(changing) > 8
    assert {r.path for r in changing if getattr(r.endpoint, "right", None) is None} == {"/login"}
    admin = enter("admin")
    for route in changing:
        assert admin.post(re.sub(r"{\w+}", "x", route.path), data={"csrf": "made up"}).status_code == 403


@pytest.mark.parametrize("who", [None, *(role.value for role in Role)])
def test_nobody_reaches_an_address_without_its_right(enter: Enter, desk: Desk, who: str | None) -> None:
    client = enter(who)
    rights = Role(who).rights if who else frozenset()
    form = {"csrf": token_in(client.get("/account" if who else "/login").text), "new": "one", "again": "another"}
    for route in addresses(create_app(desk, Doors(team=True)).routes):
        path = re.sub(r"{\w+}", "x", route.path)
        if path in ("/logout", "/login", "/static"):
            continue
        needed = {right_of(path), getattr(getattr(route, "endpoint", None), "right", None)} - {None}
        method = "POST" if isinstance(route, Route) and "POST" in route.methods else "GET"
        answer = client.request(method, path, data=form if method == "POST" else None)
        if needed <= rights:
            assert answer.status_code not in (401, 403), path
            assert not answer.headers.get("location", "").startswith("/login"), path
        elif who:
            assert answer.status_code == 403, path
        else:
            led = answer.headers.get("location", "").startswith("/login?")
            assert answer.status_code == 401 or led, path


def test_a_form_of_another_session_is_refused(enter: Enter) -> None:
    token = token_in(enter("admin").get("/account").text)
    for other in (enter("editor"), enter("admin")):
        answer = other.post("/account/sessions/end", data={"csrf": token, "session": "x"})
        assert answer.status_code == 403


@pytest.mark.parametrize(
    ("headers", "let"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "http://testserver"}, True),
        ({"origin": "http://else.example"}, False),
        ({"origin": "http://testserver:81"}, False),
        ({"origin": "http://["}, False),
        ({"origin": "null"}, True),
        ({}, True),
    ],
    ids=str,
)
def test_a_form_comes_from_a_page_of_this_desk(enter: Enter, headers: dict[str, str], let: bool) -> None:
    client = enter("admin")
    token = token_in(client.get("/account").text)
    answer = client.post("/admin/accounts/disable", data={"csrf": token, "name": "reader"}, headers=headers)
    assert answer.status_code == (303 if let else 403)


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"content-length": "9999999"}, 413), ({"content-length": "-1"}, 411), ({"transfer-encoding": "chunked"}, 411)],
    ids=str,
)
def test_a_form_is_no_larger_than_forms_are(enter: Enter, headers: dict[str, str], status: int) -> None:
    assert enter().post("/login", content=b"", headers=headers).status_code == status


@pytest.mark.parametrize("team", [False, True])
@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("127.0.0.1", True),
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("LOCALHOST", True),
        ("[::1]:8000", True),
        ("desk.example", True),
        ("rebound.example", False),
        ("127.0.0.1.rebound.example", False),
        ("localhost@rebound.example", False),
        ("[", False),
        ("", False),
    ],
)
def test_the_desk_answers_to_its_own_names_alone(desk: Desk, team: bool, host: str, answered: bool) -> None:
    client = TestClient(create_app(desk, Doors(hosts=("desk.example",), team=team)), follow_redirects=False)
    answer = client.get("/sources", headers={"host": host})
    assert answer.status_code == ((303 if team else 200) if answered else 421)
    assert "content-security-policy" in answer.headers


# Accounts


def test_an_account_made_on_the_page_comes_in_with_a_one_time_password_and_chooses_its_own(enter: Enter) -> None:
    page = send(enter("admin"), "/admin/accounts/add", name="Ford", role="coder").text
    issued = re.search(r'class="issued"[^>]*>([^<]+)<', page)
    assert issued
    ford = enter("Ford", issued[1])
    assert ford.get("/sources").headers["location"] == "/account"
    assert "one-time password" in ford.get("/account").text
    answer = send(ford, "/account/password", old=issued[1], new=SECRET, again=SECRET)
    assert answer.status_code == 303
    assert ford.get("/sources").status_code == 200
    assert issued[1] not in enter("admin").get("/admin/accounts").text


def test_a_new_password_ends_every_other_session_and_a_session_can_be_ended_from_another(enter: Enter) -> None:
    here, there = enter("coder"), enter("coder")
    assert send(here, "/account/password", old=SECRET, new=OTHER, again="typed wrong").status_code == 400
    assert send(here, "/account/password", old=SECRET, new=OTHER, again=OTHER).status_code == 303
    assert here.get("/sources").status_code == 200
    assert there.get("/sources").status_code == 303
    again = enter("coder", OTHER)
    ended = next(s["id"] for s in here.get("/account.json").json()["sessions"] if not s["this"])
    assert send(here, "/account/sessions/end", session=ended).status_code == 303
    assert again.get("/sources").status_code == 303


@pytest.mark.parametrize(
    ("form", "path"),
    [({"role": "reader"}, "role"), ({}, "disable"), ({}, "reset")],
)
def test_what_an_admin_changes_holds_at_once(enter: Enter, form: dict[str, str], path: str) -> None:
    editor = enter("editor")
    assert send(enter("admin"), f"/admin/accounts/{path}", name="editor", **form).status_code in (200, 303)
    assert editor.get("/sources").status_code == 303


def test_the_book_of_visits_is_for_admins_and_leafed_through(enter: Enter, desk: Desk) -> None:
    for number in range(120):
        desk.team.exported(f"file {number}", DESK)
    admin = enter("admin")
    first = admin.get("/admin/visits.json").json()
    older = admin.get("/admin/visits.json", params={"before": first["older"]}).json()
    told = [v["seq"] for v in (*first["visits"], *older["visits"])]
    assert told == sorted(told, reverse=True)
    assert len(told) == first["held"] == older["held"]
    assert "older" not in older
    assert admin.get("/admin/visits").text.count("<tr>") == 101
    for wrong in ("x", "-1", "9" * 30, "٣"):
        assert admin.get("/admin/visits", params={"before": wrong}).status_code == 400


def test_what_is_taken_away_is_written_down(enter: Enter, desk: Desk) -> None:
    reader = enter("reader")
    offered = reader.get("/exports.json").json()["exports"]
    assert {(o["subject"], o["format"]) for o in offered} >= {("claims", "csv"), ("incidents", "geojson")}
    assert all("whole" not in o for o in offered)
    for one in offered:
        answer = reader.get(one["path"], params={"known": TUESDAY.isoformat()})
        assert answer.status_code == 200
        assert "attachment" in answer.headers["content-disposition"]
        latest = desk.team.visits(limit=1)[0]
        assert (latest.deed, latest.who, latest.address) == (Deed.EXPORTED, "reader", "testclient")
        assert latest.about == f"marsad-{one['subject']}-{TUESDAY}.{one['format']}"
    assert reader.get("/exports/claims.exe").status_code == 404


def test_names_reasons_and_addresses_are_text_on_every_page(enter: Enter, desk: Desk) -> None:
    report = desk.reports()[0].id
    desk.team.add(HOSTILE, Role.ADMIN, SECRET, DESK)
    hostile = enter(HOSTILE)
    desk.team.exported(HOSTILE, Actor(name=HOSTILE, address=HOSTILE))
    send(hostile, f"/report/{report}/sensitivity", level="blurred", because=HOSTILE)
    for path in ("/", "/account", "/admin/accounts", "/admin/visits", f"/report/{report}", "/exports"):
        page = hostile.get(path)
        assert page.status_code == 200
        assert HOSTILE not in page.text
        assert "{{7*7}}" in page.text or path == "/"
        bare = re.sub(r'"[^"]*"', '""', page.text)
        assert not re.search(r"<style|\sstyle=|<[^>]*\son\w+=|<script(?![^>]*\ssrc=)|<img", bare)


# What is sensitive


SEEN_BY = {"reader": False, "coder": False, "editor": True, "admin": True}


def walk(client: TestClient, desk: Desk, more: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Every page that pages lead to, and their twins, as somebody sees them."""
    seen: set[str] = set()
    waiting = ["/", "/watch.json", "/watch.geojson", "/exports", "/sources", *more]
    waiting += [f"/search?q={MARK}", f"/search.json?q={MARK}", f"/?q={MARK}", f"/watch.json?q={MARK}"]
    while waiting:
        path = waiting.pop()
        bare = path.partition("#")[0]
        if bare in seen or bare.startswith(("/static", "/logout")) or "lang=" in bare or _another_day(bare):
            continue
        seen.add(bare)
        answer = client.get(bare)
        if answer.status_code in (303, 307):
            waiting.append(answer.headers["location"])
            continue
        if answer.status_code == 404:
            continue
        assert answer.status_code in (200, 403), bare
        asked = (f"?q={MARK}", f'value="{MARK}"', f'"words":"{MARK}"')
        yield bare, re.sub("|".join(map(re.escape, asked)), "", answer.text)
        if answer.headers["content-type"].startswith("text/html"):
            waiting += re.findall(r'(?:href|data-geojson)="(/[^"]*)"', answer.text)


def _another_day(path: str) -> bool:
    """Briefs lead from day to day without end."""
    return any(day != str(TUESDAY) for day in re.findall(r"\d{4}-\d\d-\d\d", path))


@pytest.mark.parametrize(("who", "sees"), SEEN_BY.items())
@pytest.mark.parametrize("level", ["withheld", "blurred"])
def test_no_page_and_no_twin_shows_a_word_of_it_to_those_who_may_not(
    enter: Enter, desk: Desk, secret: str, who: str, sees: bool, level: str
) -> None:
    desk.decide(Verdict(target=desk.claims_of(secret)[0].id, verb=Verb.ACCEPT, because=f"{MARK} told me"))
    known = [f"/report/{secret}", f"/report/{secret}.json"]
    known += [f"/claim/{c.id}{form}" for c in desk.claims_of(secret) for form in ("", ".json")]
    known += [f"/incident/{i.id}{form}" for i in desk.weigh().incidents for form in ("", ".json")]
    client = enter(who)
    assert any(MARK in text for _, text in walk(client, desk, known))
    assert (
        send(enter("editor"), f"/report/{secret}/sensitivity", level=level, because=f"{MARK} fears").status_code == 303
    )
    pages = dict(walk(client, desk, known))
    assert len(pages) > 30
    telling = sorted(path for path, text in pages.items() if MARK in text)
    if sees:
        assert f"/report/{secret}" in telling
    else:
        assert telling == []


def test_a_withheld_report_has_a_page_that_says_so(enter: Enter, desk: Desk, secret: str) -> None:
    send(enter("editor"), f"/report/{secret}/sensitivity", level="withheld", because="a witness")
    reader = enter("reader")
    for path in (f"/report/{secret}", f"/claim/{desk.claims_of(secret)[0].id}"):
        answer = reader.get(path)
        assert answer.status_code == 403
        assert "An editor of this desk withheld this report." in answer.text
        assert "a witness" not in answer.text
        assert reader.get(f"{path}.json").json()["status"] == 403
    assert "a witness" in enter("editor").get(f"/report/{secret}").text


def test_a_blurred_report_opens_at_a_click_for_those_who_may_and_not_for_others(
    enter: Enter, desk: Desk, secret: str
) -> None:
    send(enter("editor"), f"/report/{secret}/sensitivity", level="blurred", because="a witness")
    whole, seen = enter("admin").get(f"/report/{secret}").text, enter("coder").get(f"/report/{secret}").text
    assert re.search(r'<details class="covered"><summary>[^<]+</summary>\s*<div class="text"', whole)
    assert "blurred this report" in seen
    assert "▒▒▒" in seen
    assert "<details" not in seen.partition("custody")[0]
    assert "a witness" not in seen


def test_files_are_without_what_is_sensitive_unless_those_who_may_ask_for_it(
    enter: Enter, desk: Desk, secret: str
) -> None:
    send(enter("editor"), f"/report/{secret}/sensitivity", level="withheld", because="a witness")
    for who, sees in SEEN_BY.items():
        client = enter(who)
        assert MARK not in client.get("/exports/claims.csv").text
        assert (MARK in client.get("/exports/claims.csv?sensitive=1").text) is sees
        assert ("with what is withheld" in desk.team.visits(limit=1)[0].about) is sees


def test_who_works_alone_sees_all_and_can_withhold_for_the_day_others_come(desk: Desk, secret: str) -> None:
    alone = TestClient(create_app(desk), follow_redirects=False)
    page = alone.get(f"/report/{secret}").text
    form = {"csrf": token_in(page), "level": "withheld", "because": "a witness"}
    assert alone.post(f"/report/{secret}/sensitivity", data=form).headers["location"] == f"/report/{secret}"
    assert MARK in alone.get(f"/report/{secret}").text
    assert MARK not in alone.get("/exports/claims.csv").text
    assert alone.get("/login").status_code == alone.get("/admin/accounts").status_code == 404
    assert json.loads(alone.get("/exports.json").text)["exports"][0]["whole"]
    assert desk.decisions()[-1].by == "desk"


def test_a_decision_is_signed_by_who_took_it(enter: Enter, desk: Desk, secret: str) -> None:
    send(enter("editor"), f"/report/{secret}/sensitivity", level="blurred", because="a witness")
    assert (desk.decisions()[-1].by, desk.decisions()[-1].verb) == ("editor", Verb.SENSITIVITY)
    assert Right.EDIT not in Role.CODER.rights
