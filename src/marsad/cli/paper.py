"""A page as PDF, printed by a Chromium of this machine: the same HTML, and nothing asked of the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from marsad.config import chromium
from marsad.errors import MarsadError, UsageError

SECONDS = 180  # a brief of a thousand footnotes takes a few; more than this is a browser that hangs
_ALONE = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-sync",
    "--disable-extensions", "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
)  # fmt: skip


def write_pdf(html: str, path: Path) -> None:
    """Print a page that stands alone as the PDF `path`, which appears whole or not at all.

    Raises UsageError where there is no Chromium or no such folder, MarsadError where Chromium fails.
    """
    browser = chromium()
    if browser is None:
        raise UsageError(
            "A PDF needs Chromium or Chrome, and there is none on this machine.",
            next_step="Install one, or name it in the variable MARSAD_CHROMIUM; or print the page of --format html.",
        )
    if not path.parent.is_dir():
        raise UsageError("There is no such folder.", where=str(path.parent), next_step="Make it, or name another file.")
    with tempfile.TemporaryDirectory(prefix="marsad-") as folder:
        room = Path(folder)
        (room / "page.html").write_text(html, encoding="utf-8")
        _print(browser, room)
        partial = path.with_name(f".{path.name}.part")
        shutil.copyfile(room / "page.pdf", partial)
        partial.replace(path)


def _print(browser: str, room: Path) -> None:
    """Have `page.html` printed as `page.pdf`, with a profile that goes when the room does."""
    command = [browser, *_ALONE, f"--user-data-dir={room / 'profile'}", f"--print-to-pdf={room / 'page.pdf'}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--no-sandbox")  # Chromium's own does not work for root
    command.append((room / "page.html").as_uri())
    surroundings = {**os.environ, "XDG_CONFIG_HOME": str(room), "XDG_CACHE_HOME": str(room)}
    try:
        done = subprocess.run(command, env=surroundings, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise _failed(browser, str(fault)) from fault
    if done.returncode or not (room / "page.pdf").is_file():
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _failed(browser, told[-1] if told else f"it ended with {done.returncode}")


def _failed(browser: str, told: str) -> MarsadError:
    return MarsadError(
        f"Chromium could not print the page: {told[:300]}",
        where=browser,
        next_step="Name another in the variable MARSAD_CHROMIUM, or print the page of --format html.",
    )
