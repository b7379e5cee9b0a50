"""What claims of one report owe to one another: days, places, denials, what is told twice."""

from marsad.read.across.anchors import anchored
from marsad.read.across.denials import linked
from marsad.read.across.repeats import without_repeats
from marsad.read.across.same_place import each_once
from marsad.read.across.story_days import signs, with_story_days
from marsad.read.across.story_places import with_story_places

__all__ = ["anchored", "each_once", "linked", "signs", "with_story_days", "with_story_places", "without_repeats"]
