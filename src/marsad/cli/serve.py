"""`marsad serve`: the pages."""

from __future__ import annotations

import ipaddress
import socket
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import DAY, desk_option
from marsad.errors import UsageError

if TYPE_CHECKING:
    from marsad.engine import Desk

_ANYWHERE = frozenset({"0.0.0.0", "::"})


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; 0, the default, takes a free one.")
@click.option("--date", "day", type=DAY, help="The day the first page shows.")
@click.option("--team", is_flag=True, help="Ask everybody to sign in; see `marsad account`.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="--team: the desk's name in the address bar.")
@click.option("--behind-https", is_flag=True, help="--team: visitors come by HTTPS, through a proxy on this machine.")
@click.option("--proxy", default="127.0.0.1", show_default=True, help="--behind-https: the proxy's address.")
@desk_option
def command(
    host: str, port: int, day: date | None, team: bool, names: tuple[str, ...], behind_https: bool, proxy: str,
    folder: Path,
) -> None:  # fmt: skip
    """Serve the pages of a desk until Ctrl-C: to this machine alone, or with --team to those who have an account."""
    import uvicorn

    from marsad.web import Doors, create_app

    hosts = _hosts(host, names, team=team, behind_https=behind_https)
    with open_desk(folder) as desk:
        if team:
            _look_round(desk, host, behind_https=behind_https)
        desk.serve()
        settings = uvicorn.Config(
            create_app(desk, Doors(hosts=hosts, team=team, https=behind_https)),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            proxy_headers=behind_https,
            forwarded_allow_ips=proxy,
        )
        try:
            bound = settings.bind_socket()
        except (OSError, SystemExit) as fault:
            raise UsageError(
                f"{host}:{port} cannot be listened on.", next_step="Name another --port, or none to take a free one."
            ) from fault
        # An answer is written in two parts; without this the second waits until the first is acknowledged.
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # From here on visitors are kept waiting, not turned away, so that the address is good once it is printed.
        bound.listen(settings.backlog)
        shown = f"[{host}]" if ":" in host else host
        screen.result(f"http://{shown}:{bound.getsockname()[1]}/{f'?day={day}' if day else ''}  (Ctrl-C ends it)")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(settings).run(sockets=[bound])


def _hosts(host: str, names: tuple[str, ...], *, team: bool, behind_https: bool) -> tuple[str, ...]:
    """The names the desk answers to.

    Raises UsageError where others could reach it without accounts, or by a name that is not said.
    """
    if not team and not _is_loopback(host):
        raise UsageError(
            "Others could reach this desk, and it has no accounts.",
            where=f"--host {host}",
            next_step="Leave --host away, or make accounts (`marsad account add`) and serve it with --team.",
        )
    if not team and (names or behind_https):
        raise UsageError("--name and --behind-https are for --team.", next_step="Leave them away, or add --team.")
    if host in _ANYWHERE and not names:
        raise UsageError(
            "By which name others reach this desk is not said.",
            where=f"--host {host}",
            next_step="Write --name with what stands in their address bar, such as --name desk.example.org.",
        )
    return names if host in _ANYWHERE else (host, *names)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def _look_round(desk: Desk, host: str, *, behind_https: bool) -> None:
    """Raise UsageError where nobody could come in; say where passwords would travel in the open."""
    if not any(member.disabled_at is None for member in desk.team.members()):
        raise UsageError(
            "Nobody has an account at this desk.", next_step="Make one with `marsad account add NAME --role admin`."
        )
    if not behind_https and not _is_loopback(host):
        screen.remark(
            "Passwords and pages travel unencrypted: put a proxy with HTTPS before the desk (--behind-https)."
        )
