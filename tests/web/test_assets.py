"""What the pages bring from the npm registry: pinned, named without an address, and brought once."""

from __future__ import annotations

import importlib.util
import json
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path, hook: ModuleType) -> Path:
    """The two manifests and the assets as a build left them."""
    for name in hook.MANIFEST:
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / hook.VENDOR, tmp_path / hook.VENDOR)
    return tmp_path


@pytest.fixture
def offline(hook: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise hook.AssetsUnavailable("no line")

    monkeypatch.setattr(hook, "_install", refuse)


def test_the_lock_names_exact_versions_and_digests_and_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]
    packages = {name.removeprefix("node_modules/"): row for name, row in lock["packages"].items() if name}
    assert {name: packages[name]["version"] for name in wanted} == wanted
    assert all(row["integrity"].startswith("sha512-") for row in packages.values())
    assert "resolved" not in json.dumps(lock)
    assert "://" not in json.dumps(lock)


def test_every_asset_has_its_licence_beside_it(hook: ModuleType) -> None:
    for package in hook.WANTED:
        assert (ROOT / hook.VENDOR / package / "LICENSE").is_file()


@pytest.mark.usefixtures("offline")
def test_a_second_build_needs_no_line(hook: ModuleType, checkout: Path) -> None:
    hook.bring_assets(checkout)


@pytest.mark.usefixtures("offline")
def test_another_lock_asks_for_the_assets_anew(hook: ModuleType, checkout: Path) -> None:
    lock = checkout / "package-lock.json"
    lock.write_text(lock.read_text() + " ")
    with pytest.raises(hook.AssetsUnavailable):
        hook.bring_assets(checkout)


@pytest.mark.usefixtures("offline")
def test_a_lost_asset_is_asked_for_anew(hook: ModuleType, checkout: Path) -> None:
    (checkout / hook.VENDOR / "leaflet" / "leaflet.js").unlink()
    with pytest.raises(hook.AssetsUnavailable):
        hook.bring_assets(checkout)


def test_a_build_without_a_line_says_what_to_do(
    hook: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(checkout / hook.VENDOR)
    for name, value in {
        "registry": "http://127.0.0.1:9",
        "cache": str(checkout / "cache"),
        "fetch_retries": "0",
    }.items():
        monkeypatch.setenv(f"npm_config_{name}", value)
    with pytest.raises(hook.AssetsUnavailable, match="check the line to the npm registry"):
        hook.bring_assets(checkout)
    assert not (checkout / hook.VENDOR).exists()
    assert not list((checkout / hook.VENDOR).parent.iterdir()), "nothing half-made is left behind"
