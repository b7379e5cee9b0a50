"""Whether archive, log and ledger are as they were kept, and whether they agree."""

from __future__ import annotations

from marsad import archive
from marsad.config import Config
from marsad.ledger import Ledger
from marsad.model import Problem


def verify(config: Config, ledger: Ledger) -> list[Problem]:
    """What was touched: archive objects, lines of the log, texts and claims that no longer match their digests.

    Every report of the ledger must have its object in the archive.
    """
    expected = (report.id.removeprefix("sha256:") for report in ledger.reports())
    return [*archive.verify(config.archive_path, expected), *ledger.check()]
