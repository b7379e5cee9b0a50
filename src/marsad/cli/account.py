"""`marsad account`: who may come in to a desk that several people share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import desk_option, json_option
from marsad.errors import UsageError
from marsad.model import to_plain
from marsad.model.team import Member, Role

if TYPE_CHECKING:
    from marsad.engine import Actor, Desk

ROLE = click.Choice([role.value for role in Role])
stdin_option = click.option("--password-stdin", is_flag=True, help="Read the password from stdin, its first line.")


@click.group("account")
def command() -> None:
    """Accounts of a desk that is served with --team. What is done here is written into the desk's book of visits."""


@command.command("add")
@click.argument("name")
@click.option("--role", type=ROLE, required=True, help="What they may do; each may do what the ones before it may.")
@stdin_option
@desk_option
def add(name: str, role: str, password_stdin: bool, folder: Path) -> None:
    """Make an account. Its password is asked for twice, and shown nowhere."""
    with open_desk(folder) as desk:
        made = desk.team.add(name, Role(role), _password(from_stdin=password_stdin), _operator(desk))
    screen.result(f"{made.name} may come in as {made.role}.")


@command.command("list")
@desk_option
@json_option
def list_(folder: Path, as_json: bool) -> None:
    """The accounts by name, with their roles."""
    with open_desk(folder) as desk:
        members = desk.team.members()
    if as_json:
        screen.result_json([_plain(member) for member in members])
    elif members:
        screen.result("\n".join(_line(member) for member in members))
    else:
        screen.remark("Nobody has an account yet: marsad account add NAME --role admin")


@command.command("role")
@click.argument("name")
@click.argument("role", type=ROLE)
@desk_option
def role(name: str, role: str, folder: Path) -> None:
    """Give an account another role. It is signed out everywhere."""
    with open_desk(folder) as desk:
        desk.team.give_role(name, Role(role), _operator(desk))
    screen.result(f"{name} may now come in as {role}.")


@command.command("password")
@click.argument("name")
@stdin_option
@click.option("--one-time", is_flag=True, help="Print a password that is to be changed at the next sign-in.")
@desk_option
def password(name: str, password_stdin: bool, one_time: bool, folder: Path) -> None:
    """Give an account another password. It is signed out everywhere."""
    with open_desk(folder) as desk:
        if one_time:
            screen.result(desk.team.reset_password(name, _operator(desk)))
            return
        desk.team.member(name)  # who mistypes a name is told so before the password is asked for
        desk.team.set_password(name, _password(from_stdin=password_stdin), _operator(desk))
    screen.result(f"{name} has another password.")


@command.command("disable")
@click.argument("name")
@click.option("--undo", is_flag=True, help="Let it in again.")
@desk_option
def disable(name: str, undo: bool, folder: Path) -> None:
    """Let an account in no more. It is signed out everywhere; what it decided stays signed."""
    with open_desk(folder) as desk:
        if undo:
            desk.team.enable(name, _operator(desk))
        else:
            desk.team.disable(name, _operator(desk))
    screen.result(f"{name} may come in again." if undo else f"{name} comes in no more.")


def _operator(desk: Desk) -> Actor:
    from marsad.engine import Actor

    return Actor(name=desk.config.operator)


def _password(*, from_stdin: bool) -> str:
    if not from_stdin:
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
        return asked
    told = sys.stdin.readline().rstrip("\r\n")
    if not told:
        raise UsageError("There is no password on stdin.", next_step="Write it there as one line.")
    return told


def _plain(member: Member) -> dict[str, object]:
    kept = to_plain(member)
    return {name: kept[name] for name in kept if name != "password"}


def _line(member: Member) -> str:
    notes = [
        *(["disabled"] if member.disabled_at else []),
        *(["one-time password"] if member.temporary else []),
    ]
    remark = f"  ({', '.join(notes)})" if notes else ""
    return f"{member.role:<7} {member.name}{remark}"
