"""Tiles come from one host, only where the settings name it; by default no other host is ever asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from marsad import config
from marsad.config import Config
from marsad.errors import UsageError
from marsad.web import create_app

TILES = "https://tiles.example:8443/{z}/{x}/{y}.png"
POLICY = "content-security-policy"


def test_without_a_setting_only_this_desk_may_be_asked(visit: TestClient) -> None:
    page = visit.get("/")
    assert "img-src 'self' data:;" in page.headers[POLICY]
    assert "data-tiles" not in page.text


def test_with_one_exactly_that_host_may_be_asked_for_pictures_and_for_nothing_else(desk) -> None:
    desk.config = replace(desk.config, tiles=TILES, tiles_credit="© <b>the mappers</b>")
    page = TestClient(create_app(desk)).get("/")
    assert "img-src 'self' data: https://tiles.example:8443;" in page.headers[POLICY]
    assert page.headers[POLICY].count("tiles.example") == 1
    assert f'data-tiles="{TILES}" data-tiles-credit="© &lt;b&gt;the mappers&lt;/b&gt;"' in page.text


def test_a_new_desk_has_no_tiles_and_its_settings_say_how_to_have_them(tmp_path: Path) -> None:
    config.write(Config(folder=tmp_path))
    assert (config.load(tmp_path).tiles, config.load(tmp_path).tiles_host) == ("", "")
    settings = tmp_path / config.SETTINGS_FILE
    text = settings.read_text().replace('tiles = ""', f'tiles = "{TILES}"').replace('credit = ""', 'credit = "© M"')
    settings.write_text(text)
    assert config.load(tmp_path).tiles_host == "https://tiles.example:8443"


@pytest.mark.parametrize(
    ("tiles", "credit"),
    [
        pytest.param("/tiles/{z}/{x}/{y}.png", "© M", id="no host"),
        pytest.param("ftp://tiles.example/{z}/{x}/{y}.png", "© M", id="not the web"),
        pytest.param("https://{s}.tiles.example/{z}/{x}/{y}.png", "© M", id="several hosts"),
        pytest.param("https://tiles.example; script-src *;/{z}/{x}/{y}.png", "© M", id="more than an address"),
        pytest.param("https://tiles.example/map.png", "© M", id="no part of the map"),
        pytest.param(TILES, " ", id="owed to nobody"),
    ],
)
def test_a_setting_that_is_none_is_refused_in_words(tmp_path: Path, tiles: str, credit: str) -> None:
    (tmp_path / config.SETTINGS_FILE).write_text(f'tiles = "{tiles}"\ntiles_credit = "{credit}"\n')
    with pytest.raises(UsageError, match="tiles"):
        config.load(tmp_path)
