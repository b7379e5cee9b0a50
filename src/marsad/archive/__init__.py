"""The archive: brings reports in and keeps their bytes for ever, with a log of who collected what, when and how.

`gather` turns files, folders and standard input into drafts; `Archive` keeps a draft's bytes, logs it and gives the
report; `verify` checks everything kept against its digests.
"""

from __future__ import annotations

from marsad.archive.collect import Archive as Archive
from marsad.archive.collect import report_of as report_of
from marsad.archive.draft import Draft as Draft
from marsad.archive.draft import Metadata as Metadata
from marsad.archive.gather import gather as gather
from marsad.archive.log import CollectionLog as CollectionLog
from marsad.archive.log import Entry as Entry
from marsad.archive.offsets import OffsetMap as OffsetMap
from marsad.archive.offsets import Segment as Segment
from marsad.archive.sections import sections as sections
from marsad.archive.settle import report_id as report_id
from marsad.archive.store import Store as Store
from marsad.archive.verify import verify as verify
