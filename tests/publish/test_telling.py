"""Items as they are told: one for the same words, the strongest voice first, nobody named beyond the words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.model import FAMILY_OF, Act, Correction, Figure, FigureKind, Picture, Polarity, Role, Stance, Status, Voice
from marsad.model import Comparator as Said
from marsad.model import Incident as Event
from marsad.publish import Brief, brief_fragment, compose, lint
from marsad.publish.brief import Heading, Line

DAY = date(2031, 9, 11)


def brief_of(desk: Any, *incidents: Event, corrections: tuple[Correction, ...] = (), decisions: Any = ()) -> Brief:
    picture = Picture(as_known_on=None, incidents=incidents, corrections=corrections)
    brief = compose(
        picture, desk.claims, desk.reports, (), decisions, desk.pack, day=DAY, title="Vale", as_known_on=None,
        demonstration=False,
    )  # fmt: skip
    assert lint(brief) == []
    return brief


def lines(brief: Brief, heading: Heading) -> tuple[Line, ...]:
    return next(s for s in brief.sections if s.heading is heading).lines


def words(line: Line) -> str:
    return "".join(p.text for p in line.pieces)


def told(brief: Brief, heading: Heading) -> list[str]:
    return [" ".join(filter(None, [line.label, words(line)])) for line in lines(brief, heading)]


def event(id: str, *voices: Voice, kind: str = "shelling", **more: Any) -> Event:
    claims = tuple(dict.fromkeys(c for v in voices if v.stance is not Stance.AGAINST for c in v.claims))
    settings = {"status": Status.SINGLE_SOURCE, "judgements": (), **more}
    return Event(id=id, kind=kind, family=FAMILY_OF[kind], claims=claims, voices=voices, **settings)


def speaks(claim: Any, name: str = "publisher", stance: Stance = Stance.FOR, **more: Any) -> Voice:
    return Voice(name=name, stance=stance, claims=(claim.id,), **more)


class TestOneClaimOfTwoPlaces:
    @pytest.fixture
    def both(self, desk: Any) -> tuple[Event, Event]:
        report = desk.report("Wire", DAY, "Shells fell on Upper Anka and Serat.")
        claim = desk.claim(
            report, "Shells fell on Upper Anka and Serat", "shelling",
            places=(("Upper Anka", Role.AT), ("Serat", Role.AT)),
        )  # fmt: skip
        anka, serat = (event(f"i-{n}", speaks(claim), places=(place,)) for n, place in enumerate(claim.places))
        return anka, serat

    def test_is_one_item_with_both_places(self, desk: Any, both: tuple[Event, Event]) -> None:
        brief = brief_of(desk, *both)
        head, *_ = lines(brief, Heading.REPORTED)
        assert words(head).startswith("Shelling, Upper Anka [settlement, chosen over 2 others], Serat [settlement],")
        assert (head.number, head.subject, head.also) == (1, "i-0", ("i-1",))
        assert [line.number for line in lines(brief, Heading.REPORTED) if line.number] == [1]
        assert len(brief.footnotes) == 1
        page = brief_fragment(brief)
        assert [page.count(f'id="{id}"') for id in ("i-0", "i-1")] == [1, 1]

    def test_is_one_item_in_dispute_too(self, desk: Any, both: tuple[Event, Event]) -> None:
        denial = desk.claim(desk.reports[0], "Shells fell", "shelling", Act.DENIES)
        against = speaks(denial, "the council", Stance.AGAINST, scope="occurrence")
        brief = brief_of(desk, *(replace(one, voices=(*one.voices, against)) for one in both))
        assert [line.label for line in lines(brief, Heading.DISPUTED)] == ["", "FOR", "AGAINST", "By whom"]

    def test_is_two_where_anything_else_differs(self, desk: Any, both: tuple[Event, Event]) -> None:
        anka, serat = both
        for other in (
            replace(serat, earliest=DAY, latest=DAY),
            replace(serat, actors=("league",)),
            replace(serat, voices=(replace(serat.voices[0], withdrawn_on=DAY),)),
        ):
            brief = brief_of(desk, anka, other)
            items = [n.number for h in (Heading.REPORTED, Heading.DISPUTED) for n in lines(brief, h) if n.number]
            assert items == [1, 2]


def test_the_strongest_voice_comes_first_with_its_words(desk: Any) -> None:
    quotes = (
        "Shells fell on the town hall",
        "Shells fell on the market",
        "Shells fell on the ford",
        "Shells fell, 7 am",
    )
    report = desk.report("Wire", DAY, f"{'. '.join(quotes)}.")
    sided, unknown, own, watch = (desk.claim(report, q, "shelling") for q in quotes)
    brief = brief_of(
        desk,
        event(
            "i",
            speaks(sided, "League Radio", side="hills"),
            speaks(unknown, "Villagers"),
            speaks(own, "League Voice", source="league-voice", side="hills", against_own_side=True),
            speaks(watch, "Serat Watch", source="watch"),
        ),
    )
    _, first, also, who = told(brief, Heading.REPORTED)
    assert first == "Serat Watch reports it: Shells fell, 7 am"
    assert also == (
        "Also League Voice (side: hills, against its own side), villagers and League Radio (side: hills) report it"
    )
    assert who == "By whom not said"


@pytest.mark.parametrize(
    ("who", "told_as"),
    [
        ("masked gunmen", "By whom “masked gunmen”, not further named, by the account of wire"),
        ("Orlan", "By whom not said"),
        ("each side", "By whom not said"),
    ],
    ids=["a description is kept in its words", "a name nobody knows accuses nobody", "sides are no description"],
)
def test_who_is_only_described(desk: Any, who: str, told_as: str) -> None:
    report = desk.report("Wire", DAY, f"It was {who} who fired shells on Serat.")
    claim = desk.claim(report, "fired shells on Serat", "shelling", actors=[(who, None)])
    brief = brief_of(desk, event("i", speaks(claim, "Wire")))
    assert told(brief, Heading.REPORTED)[-1].casefold() == told_as.casefold()


def test_the_side_of_an_unnamed_voice_is_its_outlets(desk: Any) -> None:
    report = desk.report("League Voice", DAY, "An officer said shells fell on Serat.")
    claim = desk.claim(report, "shells fell on Serat", "shelling", by="An officer")
    brief = brief_of(desk, event("i", speaks(claim, "An officer", against_own_side=True, relays=("League Voice",))))
    assert told(brief, Heading.REPORTED)[1].startswith(
        "An officer (against the side of the outlet that carries it, relayed by League Voice) reports it: "
    )


def test_an_outlet_that_withdrew_is_marked_where_others_rest_on_it(desk: Any) -> None:
    report = desk.report("Hill Post", DAY, "An officer said shells fell on Serat. Shells fell on Serat, we thought.")
    officer = desk.claim(report, "shells fell on Serat", "shelling", by="An officer")
    post = desk.claim(report, "Shells fell on Serat, we thought", "shelling")
    withdrawn = speaks(post, "Hill Post", Stance.WITHDRAWN, withdrawn_on=DAY)
    denial = desk.claim(report, "we thought", "shelling", Act.DENIES)
    against = speaks(denial, "the council", Stance.AGAINST, relays=("Hill Post",))
    brief = brief_of(desk, event("i", speaks(officer, "An officer", relays=("Hill Post",)), withdrawn, against))
    _, first, _, last, _ = told(brief, Heading.DISPUTED)
    assert first.startswith("FOR An officer (relayed by Hill Post (since withdrawn)) reports")
    assert last.startswith("AGAINST The council (relayed by Hill Post), as reported on 11 Sep, denies")  # not withdrawn


@pytest.mark.parametrize(
    ("by", "words_"), [("Hill Post", "withdrawn by it on 11 Sep"), ("Rill", "withdrawn by Rill on 11 Sep")]
)
def test_a_withdrawal_is_told_by_who_withdrew(desk: Any, by: str, words_: str) -> None:
    report = desk.report("Hill Post", DAY, "Shells fell on Serat. We were wrong about the shells on Serat.")
    post = desk.claim(report, "Shells fell on Serat", "shelling")
    back = desk.claim(report, "We were wrong about the shells on Serat", "shelling", Act.RETRACTS)
    voice = Voice(name="Hill Post", stance=Stance.WITHDRAWN, claims=(post.id, back.id), withdrawn_on=DAY)
    correction = Correction(claim=back.id, by=by, on=DAY, withdraws=(post.id,), text="x")
    brief = brief_of(desk, event("i", voice), corrections=(correction,))
    line = next(line for line in lines(brief, Heading.DISPUTED) if line.label == "WITHDRAWN")
    assert words(line).endswith(words_)
    assert line.pieces[0].notes != line.pieces[-1].notes  # what was said, and what took it back


@pytest.mark.parametrize(
    ("by", "by_id", "name"),
    [
        ("a Council clerk", "watch", "A Council clerk"),  # one man who is not named is not the body he speaks for
        ("The Serat Watch office", "watch", "Serat Watch"),
        ("We", None, "“we”"),
    ],
)
def test_speakers_are_named_as_far_as_the_words_do(desk: Any, by: str, by_id: str | None, name: str) -> None:
    report = desk.report("Wire", DAY, f"{by} said shells fell on Serat.")
    claim = desk.claim(report, "shells fell on Serat", "shelling", by=by, by_id=by_id)
    brief = brief_of(desk, event("i", speaks(claim, by, source=by_id)))
    assert words(lines(brief, Heading.REPORTED)[1]).startswith(f"{name} report")


def test_the_side_of_one_of_two_joint_speakers_is_not_both_theirs(desk: Any) -> None:
    report = desk.report("Wire", DAY, "A monitor and a League man said shells fell on Serat.")
    claim = desk.claim(
        report, "shells fell on Serat", "shelling", by="A monitor and a League man", by_id="league-voice"
    )
    brief = brief_of(desk, event("i", speaks(claim, "League Voice", source="league-voice", side="hills")))
    assert words(lines(brief, Heading.REPORTED)[1]).startswith("A monitor and a League man report it: ")


@pytest.mark.parametrize(
    ("published", "when"),
    [
        ([DAY], "reported on 11 Sep, date not said"),
        ([date(2031, 9, 9), DAY], "first reported on 9 Sep, date not said"),
        ([None, DAY], "reported on 11 Sep, date not said"),  # the undated may be earlier
    ],
)
def test_what_has_no_day_has_the_day_it_was_reported(desk: Any, published: list[date | None], when: str) -> None:
    reports = [desk.report("Wire", on, f"Shells fell, part {n}.") for n, on in enumerate(published)]
    claims = [desk.claim(report, "Shells fell", "shelling") for report in reports]
    brief = brief_of(desk, event("i", *(speaks(c) for c in claims)))
    assert told(brief, Heading.REPORTED)[0] == f"Shelling, place not said, {when}"


def test_several_voices_that_count_as_one_are_told_so(desk: Any) -> None:
    report = desk.report("Wire", DAY, "Shells fell on the ford. Shells fell on the market.")
    claims = [desk.claim(report, q, "shelling") for q in ("Shells fell on the ford", "Shells fell on the market")]
    brief = brief_of(desk, event("i", *(speaks(c, name) for c, name in zip(claims, ("Wire", "Clerks"), strict=True))))
    assert lines(brief, Heading.REPORTED)[0].tag == "counts as one voice"


def test_a_figure_told_by_copies_is_told_once(desk: Any) -> None:
    copies = [desk.report(name, DAY, f"Two raids hit the old ford, says the Watch in {name}.") for name in ("A", "B")]
    claims, figures = [], []
    for report in copies:
        said = Figure(span=desk.span(report, "Two raids"), kind=FigureKind.STRIKES, comparator=Said.EQ, value=2)
        claims.append(desk.claim(report, "Two raids hit the old ford", "air_strike", by="the Watch", figures=(said,)))
        figures.append((claims[-1].id, said))
    voice = Voice(name="the Watch", stance=Stance.FOR, claims=tuple(c.id for c in claims))
    brief = brief_of(desk, event("i", voice, kind="air_strike", figures=tuple(figures)))
    (line,) = (line for line in lines(brief, Heading.REPORTED) if line.label == "Figures")
    assert words(line) == "2 strikes (the Watch)"
    assert line.pieces[0].notes == (1, 2)


class TestQuotedWords:
    @pytest.mark.parametrize(
        ("text", "claimed", "quoted"),
        [
            (
                "Quiet. The ministry denied that jets had struck the town of Serat on Monday. Later it rained.",
                "jets had struck the town of Serat",
                "The ministry denied that jets had struck the town of Serat on Monday",
            ),
            ("Jets struck.\nThe ministry denied it", "denied it", "The ministry denied it"),
            (
                "The ministry said: “Our jets have not flown over Serat at all.” It rained.",
                "Our jets have not flown over Serat at all",
                "Our jets have not flown over Serat at all",  # their own words need no others
            ),
            (f"{'word ' * 60}denied that jets struck Serat", "jets struck Serat", "jets struck Serat"),  # no beginning
        ],
    )
    def test_a_denial_is_quoted_with_what_makes_it_one(self, desk: Any, text: str, claimed: str, quoted: str) -> None:
        report = desk.report("Wire", DAY, text)
        claim = desk.claim(report, claimed, "air_strike", Act.DENIES, polarity=Polarity.NEGATED)
        brief = brief_of(desk, event("i", speaks(claim, "the ministry", Stance.AGAINST), kind="air_strike"))
        (note,) = brief.footnotes
        assert note.quote == quoted == report.text[note.start : note.end]
        assert quoted in told(brief, Heading.DISPUTED)[1]

    def test_a_long_sentence_begins_with_its_speaker(self, desk: Any) -> None:
        report = desk.report("Wire", DAY, f"{'word ' * 60}but the ministry of war denied that jets struck Serat.")
        claim = desk.claim(report, "jets struck Serat", "air_strike", Act.DENIES, by="the ministry of war")
        brief = brief_of(desk, event("i", speaks(claim, "the ministry", Stance.AGAINST), kind="air_strike"))
        assert brief.footnotes[0].quote == "the ministry of war denied that jets struck Serat"

    def test_a_word_is_quoted_with_its_sentence_and_a_clause_is_not(self, desk: Any) -> None:
        report = desk.report("Wire", DAY, "It was a day of shelling. Shells fell on the town of Serat, said some.")
        word = desk.claim(report, "shelling", "shelling")
        clause = desk.claim(report, "Shells fell on the town of Serat", "shelling")
        brief = brief_of(desk, event("i", speaks(word)), event("j", speaks(clause)))
        assert {n.quote for n in brief.footnotes} == {"It was a day of shelling", "Shells fell on the town of Serat"}

    def test_the_sentence_never_brings_in_what_was_withheld(self, desk: Any, withhold: Any) -> None:
        report = desk.report("Wire", DAY, "The nurse was named and the ministry denied that jets struck Serat.")
        named = desk.claim(report, "The nurse was named", "other_event")
        denial = desk.claim(report, "jets struck Serat", "air_strike", Act.DENIES)
        against = event("i", speaks(denial, "the ministry", Stance.AGAINST), kind="air_strike")
        brief = brief_of(desk, against, decisions=(withhold(named.id),))
        assert [n.quote for n in brief.footnotes] == ["jets struck Serat"]

    def test_a_denial_is_not_cut_before_what_it_denies(self, desk: Any) -> None:
        long = f"Since {'the day of the truce in the valley, ' * 6}our jets have not flown"
        report = desk.report("Wire", DAY, f"{long}, the ministry said, and it said more, on and on, for a while yet.")
        claim = desk.claim(report, long, "air_strike", Act.DENIES)
        brief = brief_of(desk, event("i", speaks(claim, "the ministry", Stance.AGAINST), kind="air_strike"))
        assert long in told(brief, Heading.DISPUTED)[1]


def test_a_denial_carried_by_two_outlets_is_told_once(desk: Any) -> None:
    for outlet in ("Wire", "Post"):
        report = desk.report(outlet, DAY, f"The council denied that its jets struck Serat. ({outlet})")
        desk.claim(report, "its jets struck Serat", "air_strike", Act.DENIES, by="The council")
    picture = Picture(as_known_on=None, loose_denials=tuple(c.id for c in desk.claims))
    brief = compose(
        picture, desk.claims, desk.reports, (), (), desk.pack, day=DAY, title="Vale", as_known_on=None,
        demonstration=False,
    )  # fmt: skip
    assert told(brief, Heading.DISPUTED)[1:] == [
        "The council (relayed by Wire and Post) denies it: The council denied that its jets struck Serat"
    ]
    assert lines(brief, Heading.DISPUTED)[1].pieces[0].notes == (1, 2)


def test_the_head_of_a_dispute_rests_on_those_who_say_that_it_happened(desk: Any) -> None:
    report = desk.report(
        "Wire", DAY, "Shells fell on the town of Serat. “No shells fell on the town,” said the council."
    )
    fell = desk.claim(report, "Shells fell on the town of Serat", "shelling")
    none = desk.claim(report, "No shells fell on the town", "shelling", Act.DENIES)
    brief = brief_of(desk, event("i", speaks(fell), speaks(none, "the council", Stance.AGAINST)))
    head, _, against, _ = lines(brief, Heading.DISPUTED)
    (note,) = head.pieces[0].notes
    assert brief.footnotes[note - 1].claim == fell.id
    assert words(against).startswith("The council, as reported on 11 Sep, denies it: ")
