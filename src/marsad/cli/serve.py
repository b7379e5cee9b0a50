"""`marsad serve`: the pages."""

from __future__ import annotations

import socket
from contextlib import suppress
from datetime import date
from pathlib import Path

import click

from marsad.cli import screen
from marsad.cli.opening import open_desk
from marsad.cli.options import DAY, desk_option
from marsad.errors import UsageError


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; 0, the default, takes a free one.")
@click.option("--date", "day", type=DAY, help="The day the first page shows.")
@desk_option
def command(host: str, port: int, day: date | None, folder: Path) -> None:
    """Serve the pages of a desk until Ctrl-C. They can be read by anyone who can reach HOST."""
    import uvicorn

    from marsad.web import create_app

    with open_desk(folder) as desk:
        desk.serve()
        settings = uvicorn.Config(create_app(desk), host=host, port=port, log_level="warning")
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
