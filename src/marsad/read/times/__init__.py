"""When: time expressions of English and Arabic reporting, read as windows of days with anchor and alternatives."""

from __future__ import annotations

from marsad.read.times.dateline import dateline_date as dateline_date
from marsad.read.times.events import resolve_offset as resolve_offset
from marsad.read.times.find import find_times as find_times
from marsad.read.times.mention import TimeMention as TimeMention
from marsad.read.times.mention import Window as Window
from marsad.read.times.narrative import in_narrative as in_narrative
from marsad.read.times.report import report_times as report_times
from marsad.read.times.report import written_on as written_on
