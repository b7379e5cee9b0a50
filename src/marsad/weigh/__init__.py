"""What agrees, what contradicts and what it adds up to: pure functions over claims, reports, a pack and decisions."""

from __future__ import annotations

from marsad.weigh.decisions import corrected as corrected
from marsad.weigh.decisions import misfits as misfits
from marsad.weigh.decisions import rulings as rulings
from marsad.weigh.difference import difference as difference
from marsad.weigh.queue import Queue as Queue
from marsad.weigh.queue import Ranked as Ranked
from marsad.weigh.queue import queue as queue
from marsad.weigh.queue import ranked as ranked
from marsad.weigh.readers import Read as Read
from marsad.weigh.readers import read as read
from marsad.weigh.reviewed import masked as masked
from marsad.weigh.reviewed import reviewed as reviewed
from marsad.weigh.sources import accounts as accounts
from marsad.weigh.weighing import Weighing as Weighing
from marsad.weigh.weighing import weigh as weigh
