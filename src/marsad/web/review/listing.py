"""The queue as a page: what there is to look at, a page of it at a time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from marsad.model import Why
from marsad.web.moment import Moment
from marsad.web.review.chosen import PAGE, Chosen
from marsad.web.review.lines import Group, Line, groups, lines
from marsad.web.review.wording import kinds_in_words
from marsad.web.site import Page, Site
from marsad.web.visitor import Visitor
from marsad.web.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of the queue from `start`; `more`: there is another page. `waiting` counts what waits for others."""

    items: tuple[Line, ...]
    groups: tuple[Group, ...]
    start: int
    more: bool
    total: int
    waiting: int
    seen: str | None


def view(site: Site, moment: Moment, choice: Chosen, visitor: Visitor) -> Page:
    """The queue of one person."""
    review = site.desk.review
    seen, queue = review.latest(), review.queue()  # in this order: what comes between is told of when deciding
    reader = visitor.name if choice.mine else None
    ids = list(
        islice(queue.ids(why=choice.why, kind=choice.kind, reader=reader), choice.start, choice.start + PAGE + 1)
    )
    counts = groups(queue, reader)
    listing = Listing(
        items=lines(ids[:PAGE], queue, site.shelf(), visitor.name),
        groups=counts,
        start=choice.start,
        more=len(ids) > PAGE,
        total=sum(group.count for group in counts),
        waiting=len(queue.waiting(visitor.name)),
        seen=seen,
    )
    return Page(
        template="review/queue.html",
        title=say("Review"),
        data=listing,
        moment=moment,
        here="review",
        shown={"choice": choice, "kinds": kinds_in_words(), "page_size": PAGE, "in_bulk": choice.why is Why.AGREED},
    )
