"""The pages of a desk that read the example reports, served on this machine, and a browser that looks at them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from marsad.config import Config
from marsad.engine import Desk
from marsad.web import create_app

ROOT = Path(__file__).resolve().parents[2]
ARTEFACTS = ROOT / "artefacts"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk that has read and weighed the example reports; not made where there is no browser to look at it."""
    request.getfixturevalue("chromium")
    folder = tmp_path_factory.mktemp("desks") / "demonstration"
    made = Desk.create(Config(folder=folder, title="Idlib", demonstration=True))
    made.add([ROOT / "examples" / "idlib-2019"])
    made.read()
    assert made.claims(), made.problems()
    made.weigh()
    return made


@contextmanager
def _serving(desk: Desk) -> Iterator[str]:
    """The address of the pages of a desk, without a slash at its end, while they are served."""
    server = uvicorn.Server(uvicorn.Config(create_app(desk), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=5)


@pytest.fixture
def serving() -> Callable[[Desk], AbstractContextManager[str]]:
    """Serves a desk of a test's own."""
    return _serving


@pytest.fixture(scope="session")
def home(desk: Desk) -> Iterator[str]:
    with _serving(desk) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield opened
        opened.close()


class Visitor:
    """Opens pages and watches them: every request must stay on this machine, and nothing may be refused or fail."""

    def __init__(self, browser: Browser, home: str) -> None:
        self._browser = browser
        self.home = home
        self.faults: list[str] = []

    def open(self, path: str, *, width: int = 1400, height: int = 860, scheme: str = "light") -> Page:
        context = self._browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = context.new_page()
        page.on("request", lambda request: self._check(request.url))
        page.on("console", lambda said: said.type == "error" and self.faults.append(said.text))
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.goto(self.home + path)
        return page

    def _check(self, url: str) -> None:
        if not url.startswith((self.home, "data:")):
            self.faults.append(f"a request to elsewhere: {url}")


@pytest.fixture
def visitor(browser: Browser, home: str) -> Iterator[Visitor]:
    looking = Visitor(browser, home)
    yield looking
    for context in list(browser.contexts):
        context.close()
    assert looking.faults == []
