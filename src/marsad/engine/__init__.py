"""The wiring of the six rooms: what the command line and the pages may ask of a desk."""

from __future__ import annotations

from marsad.archive import Metadata as Metadata
from marsad.engine import correcting as correcting
from marsad.engine.checkup import doctor as doctor
from marsad.engine.comparing import compare as compare
from marsad.engine.deciding import Verdict as Verdict
from marsad.engine.desk import Desk as Desk
from marsad.engine.knowing import pack_called as pack_called
from marsad.engine.knowing import pack_of as pack_of
from marsad.engine.loose import read_files as read_files
from marsad.engine.plugging import places_called as places_called
from marsad.engine.results import Added as Added
from marsad.engine.results import Check as Check
from marsad.engine.results import ReadThrough as ReadThrough
from marsad.engine.results import Watch as Watch
from marsad.engine.reviewing import Entry as Entry
from marsad.engine.sight import for_readers as for_readers
from marsad.engine.team import Actor as Actor
from marsad.engine.team import Team as Team
from marsad.publish import Brief as Brief
from marsad.publish import Format as Format
from marsad.publish import account_text as account_text
from marsad.publish import accounts_plain as accounts_plain
from marsad.publish import accounts_text as accounts_text
from marsad.publish import chain_plain as chain_plain
from marsad.publish import chain_text as chain_text
from marsad.publish import difference_plain as difference_plain
from marsad.publish import difference_text as difference_text
from marsad.publish import gains_plain as gains_plain
from marsad.publish import gains_text as gains_text
from marsad.publish import render as render
from marsad.weigh import Queue as Queue
