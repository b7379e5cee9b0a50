"""The pages in other languages: catalogues that are whole, templates that say nothing past them, phrases told whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, nodes
from starlette.testclient import TestClient

import marsad.web
from marsad.publish.days import window
from marsad.web.days import full_day, long_day
from marsad.web.phrases import APART, TOGETHER, tell, tell_name
from marsad.web.wording import catalogue, languages, say_count, speaking
from scripts.messages import messages

TEMPLATES = Path(marsad.web.__file__).parent / "templates"
OTHERS = languages()[1:]
# Words that are the same in every language: names, formats, units of an address.
NAMES = frozenset({"Marsad", "مرصد", "UTC", "sha256"})
_TAG = re.compile(r"<(?:[^<>\"]|\"[^\"]*\")*>", re.DOTALL)
_SAID_IN_A_TAG = re.compile(r"(?:aria-label|title|alt|placeholder)=\"([^\"\0]*[A-Za-z][^\"\0]*)\"")
_SLOT = re.compile(r"%\((\w+)\)s|\{(\w+)\}")


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_words_for_every_message_in_use(language: str) -> None:
    held = catalogue(language)
    missing = []
    for message, where in messages():
        found = held.get(message if isinstance(message, str) else message[0])
        forms = (found.string if isinstance(found.string, tuple) else (found.string,)) if found else ()
        if not forms or not all(forms) or (not isinstance(message, str) and len(forms) != held.num_plurals):
            missing.append((where, message))
    assert missing == [], "run `make messages`, then write the words in the catalogue"


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_filled_in_is_the_same_in_every_language(language: str) -> None:
    """A plural form for one or two may leave out the number it says in words."""
    for message in catalogue(language):
        if not message.id:
            continue
        plural = isinstance(message.id, tuple)
        asked = slots(message.id[1] if plural else message.id)
        for form in message.string if plural else (message.string,):
            left_out = asked - slots(form)
            assert slots(form) <= asked, message.id
            assert left_out <= ({"num", "number", "number2", "count"} if plural else set()), message.id


def slots(text: str) -> set[str]:
    return {one or other for one, other in _SLOT.findall(text)}


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: p.relative_to(TEMPLATES).as_posix())
def test_a_template_says_nothing_past_the_catalogue(path: Path) -> None:
    said = [words for words in bare(path.read_text(encoding="utf-8")) if words not in NAMES]
    assert said == []


def bare(source: str) -> Iterator[str]:
    """Words of a template that stand outside `_()`, between tags or in attributes that are read out."""
    parsed = Environment(extensions=["jinja2.ext.i18n"]).parse(source)
    text = "".join(_data(parsed))
    yield from _SAID_IN_A_TAG.findall(text)
    for piece in _TAG.sub("\0", text).split("\0"):
        words = re.sub(r"&\w+;", "", piece).strip(" \n\t.,:;·()“”[]/|↑↓")
        if re.search(r"[^\W\d_]{2,}", words) and not words.startswith("<!doctype"):
            yield words


def _data(node: nodes.Node) -> Iterator[str]:
    """What the template writes itself, an unknown word in the place of every value."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block) and child.name == "body_class":
            continue
        if isinstance(child, nodes.TemplateData):
            yield child.data
        elif isinstance(child, nodes.Output | nodes.If | nodes.For | nodes.Block | nodes.Macro | nodes.CallBlock):
            yield from _data(child)
        elif isinstance(child, nodes.Expr):
            yield "\0" if isinstance(node, nodes.Output) else ""


def isolated(text: str) -> str:
    return f"{APART}{text}{TOGETHER}"


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("air strikes", "غارات جوية"),  # a word of a closed vocabulary
        ("Air strikes", "غارات جوية"),  # where it begins a sentence
        ("Air strikes, Serat", f"غارات جوية، {isolated('Serat')}"),  # a name stays, set apart
        ("Air strikes, near Serat", f"غارات جوية، قرب {isolated('Serat')}"),  # what says how it lies is told
        ("Shelling, place not said", "قصف مدفعي أو صاروخي، المكان غير مذكور"),  # what stands for want of a name is none
        ("contested: whether, who", "محل خلاف: هل وقع، من الفاعل"),
        ("at least 3 civilians killed", "قتلى من المدنيين: 3 على الأقل"),  # a comparator stays a comparator
        ("between 12 and 24 killed", "قتلى: بين 12 و24"),  # and a range a range
        ("1,350 displaced", "نازحون: 1,350"),
        ("2 voices for, 1 against", "صوتان معه، ضده: 1"),  # Arabic's form for two
        ("3 voices for", "3 أصوات معه"),  # for few
        ("11 voices for", "11 صوتًا معه"),  # for many
        ("between 1 Sep and 3 Sep 2019", "بين 1 أيلول و3 أيلول 2019"),
        ("since 11 Sep 2019", "منذ 11 أيلول 2019"),
        ("in April 2019", "في نيسان 2019"),
        (
            "Held 8 days on this reading: A, the first breach anybody reports",
            "صمد 8 أيام وفق هذه القراءة: أ، أول خرق يورده أي أحد",
        ),
        ("Reuters names Russia.", f"{isolated('Reuters')} يسمّي {isolated('Russia')}."),
        (" and ", " و"),  # joining words keep the spaces that belong to them
        (" reports it: ", " يورد ذلك: "),
        ("“What?” said no one we know", isolated("“What?” said no one we know")),  # no phrase of ours stays as it is
        ("since 31 Feb 2019", isolated("since 31 Feb 2019")),  # a day that is none is not told as one
        ("perhaps shelling", isolated("perhaps shelling")),  # nothing is told in part
        ("", ""),
    ],
)
def test_english_that_was_composed_is_told_whole_or_left(english: str, arabic: str) -> None:
    with speaking("ar"):
        assert tell(english) == arabic
    assert tell(english) == english


@pytest.mark.parametrize(
    "hostile", ["<b>{number}</b> names %(x)s.", "\u202eSerat names {0}.", "Air strikes, \u2069\u202e<x>"]
)
def test_what_is_hostile_in_a_phrase_is_neither_filled_in_nor_turned_around(hostile: str) -> None:
    with speaking("ar"):
        told = tell(hostile)
    assert "<" not in told
    assert "\u202e" not in told
    assert told.count(APART) == told.count(TOGETHER) > 0


PIECES = [
    "Air strikes", "Serat", ", ", "; ", " [settlement]", " (by the report's date)", "10 Sep", "99 Dec 9999",
    "0000-00-00", "between ", " and ", "at least ", "9" * 400, "12", " days", " killed", "“", "”", "contested: ",
    "whether", " names ", "Held ", " on this reading: ", "A, ", ".", ":", "{number}", "%(x)s", "<b>", "\u2068",
    "\u202e", "Monday 31 February 2019",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_told_is_safe_and_set_apart_evenly(text: str) -> None:
    with speaking("ar"):
        told = str(tell(text))
    assert "<" not in told
    assert told.count(APART) == told.count(TOGETHER)


@pytest.mark.parametrize("hostile", ["A, " * 190, "x: said to have passed to " * 22, "“a” and “" * 60, "a [b] (" * 80])
def test_phrases_within_phrases_end(hostile: str) -> None:
    with speaking("ar"):
        assert tell(hostile)


def test_a_name_that_is_a_word_of_ours_too_is_not_translated() -> None:
    with speaking("ar"):
        assert tell_name("Control") == "Control"
        assert tell_name("not said") == "غير مذكور"
        assert tell("Control names Watch.") == f"{isolated('Control')} يسمّي {isolated('Watch')}."


def test_every_plural_form_of_arabic_is_used() -> None:
    with speaking("ar"):
        forms = [say_count("%(num)s report", "%(num)s reports", n) for n in (0, 1, 2, 3, 11, 100)]
    assert len(set(forms)) == len(forms)


def test_days_are_those_of_the_calendar_of_the_language() -> None:
    day = date(2019, 9, 11)
    assert (full_day(day), long_day(day), full_day(None)) == (
        "11 Sep 2019",
        "Wednesday 11 September 2019",
        "day not known",
    )
    with speaking("ar"):
        assert (full_day(day), long_day(day)) == ("11 أيلول 2019", "الأربعاء 11 أيلول 2019")
        assert tell(window(day, day, date.min)) == "11 أيلول 2019"


def test_the_switch_keeps_the_whole_address(visit: TestClient) -> None:
    page = visit.get("/changes?from=2031-03-10&to=2031-03-11&known=2031-03-11").text
    (there,) = re.findall(r'<a class="tongue" href="([^"]+)"', page)
    assert there == "/changes?from=2031-03-10&amp;to=2031-03-11&amp;known=2031-03-11&amp;lang=ar"
    arabic = visit.get(there.replace("&amp;", "&")).text
    assert re.findall(r'<a class="tongue" href="([^"]+)"', arabic) == [there.replace("&amp;lang=ar", "")]
    assert '<html lang="ar" dir="rtl">' in arabic


@pytest.mark.parametrize(
    "path",
    [
        "/", "/watch/table", "/search", "/control", "/review", "/audit", "/exports", "/sources", "/brief/2031-03-11",
        "/incident/strikesinthevale", "/tolls", "/outlook",
    ],
)  # fmt: skip
def test_every_link_of_a_page_goes_on_in_its_language(visit: TestClient, path: str) -> None:
    page = visit.get(f"{path}?lang=ar").text
    page = re.sub(r'<a class="tongue".*?</a>', "", page)
    links = re.findall(r'<a [^>]*href="(/[^"]*)"', page)
    files = re.compile(r"\.(json|geojson|csv)(\?|$)")
    assert [link for link in links if "lang=ar" not in link and not files.search(link)] == []
    for form in re.findall(r"<form.*?</form>", page, re.DOTALL):
        sent_on = "lang=ar" in form.split(">")[0] if 'method="post"' in form else 'name="lang" value="ar"' in form
        assert sent_on, form


def test_a_fault_is_told_in_the_language_of_the_address(visit: TestClient) -> None:
    answer = visit.get("/nowhere?lang=ar")
    assert answer.status_code == 404
    assert "لا توجد صفحة كهذه." in answer.text
    assert visit.get("/?day=never&lang=ar").text.count("ليس يومًا") >= 1
    assert 'lang="en"' in visit.get("/nowhere?lang=xx").text


def test_machines_are_told_the_same_in_every_language(visit: TestClient) -> None:
    for path in (
        "/tolls.json",
        "/watch.json",
        "/watch/table.json",
        "/search.json",
        "/review.json",
        "/incident/strikesinthevale.json",
        "/brief/2031-03-11.json",
    ):
        assert visit.get(path).json() == visit.get(f"{path}?lang=ar").json()


def test_words_of_reports_stay_as_they_are(visit: TestClient, desk) -> None:
    pages = visit.get("/brief/2031-03-11?lang=ar").text + visit.get("/incident/strikesinthevale?lang=ar").text
    assert "The Lowland ministry denied that any air strikes were carried out." in pages
