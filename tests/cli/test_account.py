"""`marsad account` and what `marsad serve` refuses, as an operator types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from marsad.cli import main
from marsad.cli.serve import _hosts
from marsad.config import Config
from marsad.engine import Desk
from marsad.model.team import Deed, Role

SECRET = "two herons at dusk"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    Desk.create(Config(folder=tmp_path / "desk", operator="Ford")).close()
    return tmp_path / "desk"


def run(desk: Path, *words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, [*words, "--desk", str(desk)], input=typed)


def add(desk: Path, name: str, role: str) -> None:
    assert run(desk, "account", "add", name, "--role", role, "--password-stdin", typed=f"{SECRET}\n").exit_code == 0


def test_a_password_is_asked_for_twice_and_shown_nowhere(desk: Path) -> None:
    made = run(desk, "account", "add", "Rill", "--role", "admin", typed=f"{SECRET}\n{SECRET}\n")
    assert (made.exit_code, SECRET in made.output) == (0, False)
    assert run(desk, "account", "add", "Weir", "--role", "coder", typed=f"{SECRET}\nanother\n").exit_code == 1
    listed = run(desk, "account", "list", "--json")
    assert [(m["name"], m["role"]) for m in json.loads(listed.stdout)] == [("Rill", "admin")]
    assert "argon2" not in listed.output


def test_roles_passwords_and_accounts_are_changed_and_the_book_tells_by_whom(desk: Path) -> None:
    add(desk, "Rill", "admin")
    add(desk, "Weir", "reader")
    assert run(desk, "account", "role", "weir", "editor").exit_code == 0
    assert run(desk, "account", "password", "Weir", "--password-stdin", typed="three herons at dawn").exit_code == 0
    one_time = run(desk, "account", "password", "Weir", "--one-time").stdout.strip()
    assert run(desk, "account", "disable", "Weir").exit_code == 0
    assert "(disabled, one-time password)" in run(desk, "account", "list").stdout
    assert run(desk, "account", "disable", "Weir", "--undo").exit_code == 0
    with Desk(Config(folder=desk)) as opened:
        assert opened.team.sign_in("Weir", one_time, None)
        assert opened.team.member("Weir").role is Role.EDITOR
        told = [(v.deed, v.who, v.address) for v in opened.team.visits()]
    assert told[1:] == [
        (deed, "Ford", None)
        for deed in (
            Deed.ENABLED, Deed.DISABLED, Deed.PASSWORD_RESET, Deed.PASSWORD_CHANGED, Deed.ROLE_CHANGED,
            Deed.ACCOUNT_MADE, Deed.ACCOUNT_MADE,
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "typed", "code", "said"),
    [
        (["account", "add", "Weir", "--role", "reader", "--password-stdin"], "short\n", 2, "too short"),
        (["account", "add", "Weir", "--role", "reader", "--password-stdin"], "", 2, "no password on stdin"),
        (["account", "add", "rill", "--role", "reader", "--password-stdin"], SECRET, 2, "already"),
        (["account", "role", "Nobody", "reader"], None, 4, "no account"),
        (["account", "disable", "Rill"], None, 2, "last admin"),
        (["account", "password", "Nobody"], None, 4, "no account"),
    ],
)
def test_what_cannot_be_is_refused_with_a_word_on_why(
    desk: Path, words: list[str], typed: str | None, code: int, said: str
) -> None:
    add(desk, "Rill", "admin")
    refused = run(desk, *words, typed=typed)
    assert (refused.exit_code, said in refused.output) == (code, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "0.0.0.0"], "no accounts"),
        (["--host", "192.0.2.7"], "no accounts"),
        (["--host", "desk.example"], "no accounts"),
        (["--name", "desk.example"], "for --team"),
        (["--behind-https"], "for --team"),
        (["--team", "--host", "::"], "By which name"),
        (["--team"], "Nobody has an account"),
    ],
)
def test_a_desk_is_not_opened_to_others_by_oversight(desk: Path, words: list[str], said: str) -> None:
    refused = run(desk, "serve", *words)
    assert (refused.exit_code, said in refused.output) == (2, True)


@pytest.mark.parametrize(
    ("host", "names", "team", "answers_to"),
    [
        ("127.0.0.1", (), False, ("127.0.0.1",)),
        ("::1", (), False, ("::1",)),
        ("localhost", (), False, ("localhost",)),
        ("0.0.0.0", ("desk.example",), True, ("desk.example",)),
        ("192.0.2.7", ("desk.example",), True, ("192.0.2.7", "desk.example")),
    ],
)
def test_a_served_desk_always_knows_its_names(
    host: str, names: tuple[str, ...], team: bool, answers_to: tuple[str, ...]
) -> None:
    assert _hosts(host, names, team=team, behind_https=False) == answers_to


def test_a_report_is_made_sensitive_from_the_command_line_and_files_are_taken_as_readers_see_them(
    desk: Path, tmp_path: Path
) -> None:
    report = tmp_path / "told.txt"
    report.write_text("Told by a witness.\n", encoding="utf-8")
    with Desk(Config(folder=desk)) as opened:
        made = opened.add([report]).new[0]
    refused = run(desk, "decide", made, "sensitivity", "--because", "a witness", "--value", "secret")
    assert (refused.exit_code, "open, blurred, withheld" in refused.output) == (2, True)
    assert run(desk, "decide", made, "sensitivity", "--because", "a witness", "--value", "withheld").exit_code == 0
    assert run(desk, "export", "claims", "--for-readers").exit_code == 0
