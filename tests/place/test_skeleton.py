"""Spellings of one name meet in one key, spellings of others do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.place.skeleton import spelling


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("kfrnbl", ["Kafr Nabl", "Kafranbel", "Kfar Nabl", "Kafr Nobol", "كفر نبل", "كفرنبل"]),
        ("jsrSgr", ["Jisr al-Shughour", "Jisr ash-Shughūr", "Djisr el Choghour", "Jisr-Ash-Shugur", "جسر الشغور"]),
        ("xnSxn", ["Khan Sheikhoun", "Khān Shaykhūn", "Khan Shaykhun", "خان شيخون"]),
        ("srkb", ["Saraqib", "Saraqeb", "Sarāqib", "سراقب"]),
        ("mrnmn", ["Maarat al-Numan", "Ma'arrat An Nu'man", "Maaret el Noman", "معرة النعمان"]),
        ("drzr", ["Deir ez-Zor", "Deir Ezzor", "Dayr az-Zawr", "دير الزور"]),
        ("kbn", ["Kabani", "Kabana", "Kabinah", "كباني"]),
    ],
)
def test_spellings_of_one_place_share_a_key(key: str, spellings: list[str]) -> None:
    assert {spelling(name).key for name in spellings} == {key}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Urum al-Kubra", "Big Orm", "size is a code in both languages"),
        ("أورم الكبرى", "Big Orm", "and in Arabic letters"),
        ("Eastern Ghouta", "al-Ghouta al-Sharqiya", "direction is a code wherever it stands"),
    ],
)
def test_direction_and_size_are_one_code(one: str, other: str, why: str) -> None:
    assert spelling(one).codes == spelling(other).codes != "", why
    assert spelling(one).key == spelling(other).key, why


def test_only_marks_and_articles_leave_the_whole_form_alike() -> None:
    assert spelling("Al-Bāb").whole == spelling("al bab").whole == "bab"
    assert spelling("Hass").whole != spelling("Has").whole


@given(st.text(max_size=40))
def test_any_text_has_a_spelling(name: str) -> None:
    form = spelling(name)
    assert not any(vowel in form.key for vowel in "aeiouyw ")


@given(st.sampled_from(["Darkush", "Kabani", "Saraqib", "Zamalka"]), st.sampled_from(["al-", "Al ", "el-", "El "]))
def test_the_article_changes_nothing(name: str, article: str) -> None:
    assert spelling(article + name) == spelling(name)
