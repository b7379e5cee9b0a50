"""The pages: HTML over `engine.Desk`, each page with a JSON twin from the same view."""

from __future__ import annotations

from marsad.web.app import create_app as create_app
from marsad.web.doors import Doors as Doors
