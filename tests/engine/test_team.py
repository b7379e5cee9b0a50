"""Who is let in, for how long, and what is written down of it."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from marsad.engine import passwords
from marsad.engine.team import IDLE, LONGEST, Actor, Team
from marsad.errors import NotFound, Refused, UsageError
from marsad.ledger import Ledger
from marsad.model.team import Deed, Role

SECRET, OTHER = "two herons at dusk", "three herons at dawn"
HERE, THERE = "192.0.2.7", "192.0.2.8"
DESK = Actor(name="desk")


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2031, 3, 10, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, **more: float) -> None:
        self.now += timedelta(**more)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that cost little; the parameters themselves are looked at below."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._nobodys.cache_clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def team(path: Path, clock: Clock) -> Iterator[Team]:
    with Ledger(path) as ledger:
        made = Team(ledger.roster, clock)
        made.add("Rill", Role.EDITOR, SECRET, DESK)
        yield made


def deeds(team: Team) -> list[tuple[Deed, str | None]]:
    return [(v.deed, v.who) for v in team.visits()]


def failing(team: Team, name: str = "Rill", address: str | None = HERE) -> str:
    with pytest.raises(Refused) as caught:
        team.sign_in(name, "guess", address)
    return caught.value.message


def test_who_signs_in_is_known_by_the_token_and_by_nothing_else(team: Team, path: Path) -> None:
    token = team.sign_in("rill ", SECRET, HERE)
    session, member = team.admitted(token) or pytest.fail("not let in")
    assert (member.name, member.role, session.address) == ("Rill", Role.EDITOR, HERE)
    assert team.admitted(token + "x") is None
    assert team.admitted(session.id) is None
    kept = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert token.encode() not in kept
    assert SECRET.encode() not in kept


@pytest.mark.parametrize(
    ("name", "password", "why"),
    [
        ("Rill", "wrong", "a wrong password"),
        ("Rill", "", "none at all"),
        ("Nobody", SECRET, "a name no account has"),
        ("Rill", SECRET + " ", "a password is taken to the letter"),
        ("Rill", SECRET * 80, "one of absurd length is not hashed"),
        ("\ud800", SECRET, "a name that is no text"),
    ],
)
def test_all_refusals_are_worded_alike(team: Team, name: str, password: str, why: str) -> None:
    with pytest.raises(Refused, match="Name and password do not fit together"):
        team.sign_in(name, password, HERE)


def test_an_unknown_name_costs_the_check_of_a_password_too(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []
    monkeypatch.setattr(passwords, "fits", lambda _, kept: asked.append(kept) or False)
    failing(team, "Nobody")
    assert asked == [None]


def test_a_check_without_a_hash_works_as_hard_and_says_no(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    class Counting(PasswordHasher):
        def verify(self, hash, password):
            checked.append(str(hash))
            return True

    monkeypatch.setattr(passwords, "_hasher", Counting(time_cost=1, memory_cost=64, parallelism=1))
    assert not passwords.fits(SECRET, None)
    assert checked[0].startswith("$argon2id$")


def test_the_parameters_are_those_of_rfc_9106_or_better() -> None:
    defaults = inspect.signature(PasswordHasher).parameters
    assert defaults["memory_cost"].default >= 65536
    assert defaults["time_cost"].default >= 3


@pytest.mark.parametrize(
    ("password", "taken"), [("elevenchars", False), ("twelve chars", True), ("شجرة التين هناك", True)]
)
def test_of_a_password_only_its_length_is_asked(team: Team, password: str, taken: bool) -> None:
    if taken:
        team.add("Weir", Role.READER, password, DESK)
        assert team.sign_in("Weir", password, HERE)
    else:
        with pytest.raises(UsageError, match="too short"):
            team.add("Weir", Role.READER, password, DESK)


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 65, "a\u202eb", "a\x00b", "a\u200bb", "RILL", "ｒｉｌｌ"],
    ids=["empty", "blank", "long", "override", "nul", "unseen", "another case", "another width"],
)  # fmt: skip
def test_names_that_are_none_or_taken_are_refused(team: Team, name: str) -> None:
    with pytest.raises(UsageError):
        team.add(name, Role.READER, SECRET, DESK)


def test_a_session_ends_when_nobody_uses_it_and_at_the_latest_after_a_shift(team: Team, clock: Clock) -> None:
    idle, used = team.sign_in("Rill", SECRET, HERE), team.sign_in("Rill", SECRET, HERE)
    last = clock.now + LONGEST
    while clock.now + IDLE / 2 < last:
        clock.now += IDLE / 2
        assert team.admitted(used)
    assert team.admitted(idle) is None
    clock.now = last
    assert team.admitted(used) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda team: team.give_role("Rill", Role.READER, DESK),
        lambda team: team.set_password("Rill", OTHER, DESK),
        lambda team: team.reset_password("Rill", DESK),
        lambda team: team.disable("Rill", DESK),
        lambda team: team.change_own("Rill", SECRET, OTHER, HERE),
    ],
    ids=["role", "password", "reset", "disabled", "own password"],
)
def test_a_change_of_an_account_ends_all_its_sessions_and_nobody_elses(team: Team, change) -> None:
    team.add("Weir", Role.READER, SECRET, DESK)
    here, there, other = (team.sign_in(who, SECRET, HERE) for who in ("Rill", "Rill", "Weir"))
    change(team)
    assert team.admitted(here) is team.admitted(there) is None
    assert team.admitted(other)


def test_a_disabled_account_lets_nobody_in_until_it_is_enabled(team: Team) -> None:
    team.disable("Rill", DESK)
    with pytest.raises(Refused, match="do not fit"):
        team.sign_in("Rill", SECRET, HERE)
    team.enable("Rill", DESK)
    assert team.sign_in("Rill", SECRET, HERE)


def test_the_last_admin_stays(team: Team) -> None:
    team.add("Weir", Role.ADMIN, SECRET, DESK)
    for change in (lambda: team.disable("Weir", DESK), lambda: team.give_role("Weir", Role.CODER, DESK)):
        with pytest.raises(UsageError, match="last admin"):
            change()
    team.add("Ford", Role.ADMIN, SECRET, DESK)
    team.disable("Weir", DESK)


def test_a_one_time_password_is_strong_and_asks_to_be_changed(team: Team) -> None:
    told = {team.reset_password("Rill", DESK) for _ in range(5)}
    assert len(told) == 5
    assert all(len(one) >= passwords.SHORTEST for one in told)
    with pytest.raises(Refused):
        team.sign_in("Rill", SECRET, HERE)


def test_after_a_few_failures_one_waits_ever_longer_and_then_is_let_in(team: Team, clock: Clock) -> None:
    waited = []
    for _ in range(8):
        while "Too many" in failing(team):
            clock.on(seconds=1)
            waited.append(clock.now)
    assert len(waited) == 2 + 4 + 8 + 16
    with pytest.raises(Refused, match="Try again in 32 seconds"):
        team.sign_in("Rill", SECRET, THERE)
    clock.on(seconds=32)
    assert team.sign_in("Rill", SECRET, THERE)
    assert "fit" in failing(team)


def test_an_account_waits_at_most_minutes_so_that_nobody_is_shut_out_for_long(team: Team, clock: Clock) -> None:
    for _ in range(40):
        failing(team, address=None)
        clock.on(minutes=5)
    assert team.sign_in("Rill", SECRET, HERE)


def test_one_address_that_tries_many_names_waits_too_and_a_success_of_its_own_does_not_free_it(
    team: Team, clock: Clock
) -> None:
    for number in range(19):
        assert "fit" in failing(team, f"guess{number}")
    assert team.sign_in("Rill", SECRET, HERE)
    assert "fit" in failing(team, "guess19")
    assert "fit" in failing(team, "guess20")
    assert "Too many" in failing(team, "guess21")
    assert "fit" in failing(team, "guess21", THERE)
    clock.on(seconds=3)
    assert "fit" in failing(team, "guess22")


def test_who_is_to_wait_stays_so_when_the_desk_is_opened_again(team: Team, path: Path, clock: Clock) -> None:
    for _ in range(4):
        failing(team)
    with Ledger(path) as again, pytest.raises(Refused, match="Too many"):
        Team(again.roster, clock).sign_in("Rill", SECRET, HERE)


def test_many_guesses_at_once_are_no_more_than_many_in_a_row(team: Team) -> None:
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: failing(team), range(16)))
    assert sum("fit together" in words for words in said) == 4


def test_failures_of_yesterday_are_forgotten(team: Team, clock: Clock) -> None:
    for _ in range(4):
        failing(team)
    clock.on(days=1, seconds=1)
    for _ in range(3):
        assert "fit" in failing(team)


def test_a_hash_of_older_parameters_is_made_anew_at_sign_in(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    old = team.member("Rill").password
    token = team.sign_in("Rill", SECRET, HERE)
    assert team.member("Rill").password == old
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    assert team.sign_in("Rill", SECRET, HERE)
    assert "t=2" in team.member("Rill").password
    assert team.admitted(token)
    assert team.sign_in("Rill", SECRET, HERE)


def test_changing_the_own_password_asks_for_the_old_one_and_counts_as_an_attempt(team: Team) -> None:
    for _ in range(4):
        with pytest.raises(Refused, match="fit"):
            team.change_own("Rill", "guess", OTHER, HERE)
    with pytest.raises(Refused, match="Too many"):
        team.change_own("Rill", SECRET, OTHER, HERE)


def test_the_new_password_is_another(team: Team) -> None:
    with pytest.raises(UsageError, match="old one"):
        team.change_own("Rill", SECRET, SECRET, HERE)


def test_a_session_is_ended_by_its_own_account_alone(team: Team) -> None:
    team.add("Weir", Role.READER, SECRET, DESK)
    token = team.sign_in("Rill", SECRET, HERE)
    session = team.sessions("Rill")[0].id
    with pytest.raises(NotFound):
        team.end("Weir", session, Actor(name="Weir"))
    assert team.admitted(token)
    team.end("Rill", session, Actor(name="Rill"))
    assert team.admitted(token) is None
    assert team.sessions("Rill") == ()


def test_the_book_tells_who_did_what_when_and_from_where(team: Team, clock: Clock) -> None:
    token = team.sign_in("Rill", SECRET, HERE)
    failing(team)
    failing(team, "a password typed into the wrong field")
    session, _ = team.admitted(token) or pytest.fail("not let in")
    team.exported("claims.csv", Actor(name="Rill", address=HERE))
    team.sign_out("Rill", session.id, HERE)
    team.give_role("Rill", Role.CODER, DESK)
    assert deeds(team) == [
        (Deed.ROLE_CHANGED, "desk"),
        (Deed.SIGNED_OUT, "Rill"),
        (Deed.EXPORTED, "Rill"),
        (Deed.REFUSED, None),
        (Deed.REFUSED, "Rill"),
        (Deed.SIGNED_IN, "Rill"),
        (Deed.ACCOUNT_MADE, "desk"),
    ]
    latest = team.visits(limit=1)[0]
    assert (latest.about, latest.at, latest.seq) == ("Rill: editor to coder", clock.now, team.visits_held())
    assert "wrong field" not in str(team.visits())
    assert [v.seq for v in team.visits(before=3)] == [2, 1]
