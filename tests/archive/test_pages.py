"""Web pages: the article's words with a way back to the page, and what the page itself states, nothing guessed."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.archive import Metadata

RAIDS = "Residents near the old bridge said on Tuesday that two raids had hit an orchard and hurt nobody at all."
DENIAL = "The ministry denied that its aircraft had flown over the valley, and added that the truce was holding there."


def page(head: str = "", body: str = "", attributes: str = "") -> str:
    return (
        f"<!doctype html><html{attributes}><head><title>Two raids | The Orontes Post</title>{head}</head><body>"
        "<nav><a href=/>Home</a> <a href=/w>World</a></nav><article><h1>Two raids near the bridge</h1>"
        f"{body}<p>{RAIDS}</p><p>{DENIAL}</p></article><footer>All rights reserved 2018</footer></body></html>"
    )


def test_a_page_is_its_headline_and_paragraphs_without_what_surrounds_them(gathered):
    [draft], problems = gathered("a.html", page())
    assert draft.text == f"Two raids near the bridge\n\n{RAIDS}\n\n{DENIAL}"
    assert (draft.title, draft.publisher, draft.published, draft.url) == ("Two raids near the bridge", None, None, None)
    assert (draft.media_type, draft.language, problems) == ("text/html", "en", [])


def test_every_word_leads_back_to_the_page(gathered):
    body = (
        "<p>The &ldquo;truce&rdquo;, said\n  <b>Umm&nbsp;Nidal</b>, held &#8212; so far &amp; no further than that.</p>"
    )
    [draft], _ = gathered("a.html", page(body=body))
    source = draft.raw.decode()
    for words, written in (
        ("“truce”", "&ldquo;truce&rdquo;"),
        ("said Umm Nidal", "said\n  <b>Umm&nbsp;Nidal"),
        ("held — so far & no", "held &#8212; so far &amp; no"),
        (DENIAL, DENIAL),
        ("Two raids near", "Two raids near"),
    ):
        start = draft.text.index(words)
        first, last = draft.offsets.source_of(start, start + len(words))
        assert source[first:last] == written


def test_a_caption_between_paragraphs_keeps_its_place(gathered):
    caption = "<figure><img src=a.jpg><figcaption>Smoke over a hillside, 5 July 2019 (File)</figcaption></figure>"
    [draft], _ = gathered("a.html", page(body=caption))
    assert draft.text.split("\n\n") == [
        "Two raids near the bridge", "Smoke over a hillside, 5 July 2019 (File)", RAIDS, DENIAL,
    ]  # fmt: skip
    assert draft.published is None


LD = '<script type="application/ld+json">{}</script>'
META = '<meta property="article:published_time" content="2019-09-11T09:00:00+03:00">'


@pytest.mark.parametrize(
    ("head", "day", "codes"),
    [
        pytest.param(META, date(2019, 9, 11), [], id="Open Graph"),
        pytest.param("<META NAME='DC.date' CONTENT='2019-09-11'>", date(2019, 9, 11), [], id="Dublin Core"),
        pytest.param('<meta itemprop="datePublished" content="2019-09-11">', date(2019, 9, 11), [], id="microdata"),
        pytest.param(
            LD.format('{"@graph": [{"@type": ["Report", "NewsArticle"], "datePublished": "2019-09-10T22:00:00Z"}]}'),
            date(2019, 9, 11), [], id="JSON-LD, past midnight in Damascus",
        ),
        pytest.param(
            META + LD.format('{"@type": "NewsArticle", "datePublished": "2019-09-12"}'),
            date(2019, 9, 12), ["dates_disagree"], id="JSON-LD goes before meta, and the other day is named",
        ),
        pytest.param(
            LD.format('{"@type": "ItemList", "item": [{"@type": "Article", "datePublished": "2019-07-05"}]}'),
            None, [], id="dates of other stories are not the page's",
        ),
        pytest.param(
            LD.format('[{"@type":"Article","datePublished":"2019-07-05"},{"@type":"Article","datePublished":"2019-07-06"}]'),
            None, [], id="several stories: none speaks for the page",
        ),
        pytest.param('<meta property="article:modified_time" content="2019-09-11">', None, [], id="changed on"),
        pytest.param('<meta name="date" content="11/09/19">', None, ["bad_date"], id="stated, but no date"),
        pytest.param(LD.format('{"@type": "NewsArticle", "datePublished": '), None, [], id="broken JSON-LD"),
        pytest.param('<link rel="canonical" href="https://o.example/2019/07/05/raids">', None, [], id="an address"),
    ],
)  # fmt: skip
def test_a_page_is_dated_only_by_what_it_states(gathered, head, day, codes):
    caption = "<figure><figcaption>An orchard, 5 July 2019 (File)</figcaption></figure>"
    [draft], problems = gathered("a.html", page(head, caption))
    assert draft.published == day
    assert [p.code for p in problems] == codes


def test_publisher_address_and_language_are_those_the_page_states(gathered):
    head = (
        '<meta property="og:site_name" content="The Orontes Post &amp; Mail"><meta property="og:url" content="https://b">'
        '<link rel="canonical" href="https://orontes.example/raids">'
    )
    [draft], _ = gathered("a.html", page(head, attributes=' lang="en-GB"'))
    assert (draft.publisher, draft.url, draft.language) == (
        "The Orontes Post & Mail", "https://orontes.example/raids", "en",
    )  # fmt: skip
    [flagged], _ = gathered("a.html", page(head), Metadata(publisher="Orontes", language="fr", published="2019-09-11"))
    assert (flagged.publisher, flagged.language, flagged.published) == ("Orontes", "fr", date(2019, 9, 11))


def test_a_page_is_read_in_the_encoding_it_declares(gathered):
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'
    [draft], problems = gathered("a.html", page(head, "<p>أعلن سكان القرية سقوط قذائف.</p>").encode("cp1256"))
    assert "أعلن سكان القرية سقوط قذائف." in draft.text
    assert (draft.encoding, problems) == ("windows-1256", [])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param("<div>" * 100_000 + RAIDS, "unfit_page", id="nested without end"),
        pytest.param("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">", "unfit_page", id="attributes"),
        pytest.param("<br>" * 300_000 + RAIDS, "unfit_page", id="tags without end"),
        pytest.param("<" * 1_000_000, "unfit_page", id="opening brackets alone"),
        pytest.param(f"<p>{'word ' * 500_000}</p>", "unfit_page", id="more text than any article"),
        pytest.param("<!--" * 500_000, "no_text", id="comments never closed"),
        pytest.param('<a href="' * 200_000, "unfit_page", id="quotes never closed"),
        pytest.param(f"<script>{'x' * 1_000_000}", "no_text", id="a script never closed"),
        pytest.param("<html><body><img src=a.png></body></html>", "no_text", id="no prose"),
    ],
)  # fmt: skip
def test_a_page_made_to_break_us_is_a_problem(gathered, content, code):
    drafts, problems = gathered("bomb.html", content)
    assert drafts == []
    assert [p.code for p in problems] == [code]
    assert problems[0].message.startswith("bomb.html: ")


def test_entities_that_multiply_are_not_resolved(gathered):
    bomb = '<!DOCTYPE html [<!ENTITY a "boom "><!ENTITY b "&a;&a;&a;">]>' + page(body="<p>Three more of them: &b;</p>")
    [draft], _ = gathered("bomb.html", bomb)
    assert "boom" not in draft.text
    assert RAIDS in draft.text


def test_a_part_of_a_page_is_a_page(gathered):
    [draft], _ = gathered("part.html", f"<p>{RAIDS}</p>\n<p>{DENIAL}</p>")
    assert draft.text == f"{RAIDS}\n\n{DENIAL}"
    start = draft.text.index(DENIAL)
    assert draft.offsets.source_of(start, len(draft.text)) == (draft.raw.decode().index(DENIAL), len(draft.raw) - 4)
