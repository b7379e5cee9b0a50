"""Take the pictures of the README: `python scripts/screenshots.py DESK [OUT]` (needs a system Chromium and playwright).

Serves the pages of the desk in the folder DESK on a free local port and writes OUT/map.png, brief.png, incident.png,
ceasefire.png and arabic.png (default docs/images).
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from marsad import config
from marsad.engine import Desk
from marsad.web import create_app

SIZE = {"width": 1280, "height": 800}
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


def serve(desk: Desk) -> tuple[uvicorn.Server, str]:
    """A running server and the address of its pages."""
    server = uvicorn.Server(uvicorn.Config(create_app(desk), host="127.0.0.1", port=0, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return server, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def addresses(desk: Desk) -> dict[str, str]:
    """The pages worth a picture, by name: of incidents and ceasefires, those with the most to show."""
    picture = desk.weigh(None)
    told = {"map": "/", "brief": "/brief", "arabic": "/brief?lang=ar"}
    if contested := [one for one in picture.incidents if one.contested]:
        told["incident"] = f"/incident/{max(contested, key=lambda one: len(one.voices)).id}"
    if picture.ceasefires:
        told["ceasefire"] = f"/ceasefire/{max(picture.ceasefires, key=lambda one: len(one.breaches)).id}"
    return told


def main(folder: Path, out: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("No Chromium on this machine; install one and run this again.")
    desk = Desk(config.load(folder))
    server, home = serve(desk)
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE)
        for name, path in addresses(desk).items():
            page.goto(home + path)
            if name == "map":
                page.wait_for_selector("#map[data-points]")
            page.screenshot(path=out / f"{name}.png")
        browser.close()
    server.should_exit = True


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "docs/images"))
