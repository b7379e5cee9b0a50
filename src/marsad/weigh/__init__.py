"""What agrees, what contradicts and what it adds up to: pure functions over claims, reports, a pack and decisions."""

from __future__ import annotations

from marsad.weigh.decisions import misfits as misfits
from marsad.weigh.difference import difference as difference
from marsad.weigh.sources import accounts as accounts
from marsad.weigh.weighing import Weighing as Weighing
from marsad.weigh.weighing import weigh as weigh
