"""The review desk: the queue, one claim at a time, the audit log, and the agreement between coders."""

from __future__ import annotations

from marsad.web.review.paths import routes as routes
