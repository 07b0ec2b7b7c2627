"""The language of a text, and how far a guess may be relied on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu import language_training
from bot.nlu.language_model import LanguageModel, identify
from bot.nlu.languages import others
from bot.nlu.scripts import script
from bot.nlu.text import normalise, words

from . import corpus

MANY = settings(deadline=None, database=None, max_examples=100)
SENTENCE = 4
ACCURACY = 0.97


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    """A model of every other example: as good, and trained in half the time."""
    lines = [(e.text, loc) for loc in corpus.LOCALES for e in corpus.examples(loc)[::2]]
    texts, locales = zip(*lines, strict=True)
    return language_training.train(texts, locales)


def test_the_language_of_sentences_is_found(model: LanguageModel) -> None:
    sentences = [
        (locale, line.text)
        for locale in corpus.LOCALES
        for line in corpus.held_out(locale)
        if len(words(normalise(line.text))) >= SENTENCE
    ]
    guesses = [(locale, identify(text, model)) for locale, text in sentences]
    right = sum(bool(g) and g.language == locale for locale, g in guesses)

    assert right / len(sentences) >= ACCURACY


def test_a_strong_guess_is_hardly_ever_wrong(model: LanguageModel) -> None:
    lines = [
        (locale, line.text)
        for locale in corpus.LOCALES
        for line in corpus.held_out(locale)
    ]
    wrong = [
        (text, guess)
        for locale, text in lines
        if (guess := identify(text, model))
        and guess.strength == "strong"
        and guess.language != locale
    ]

    assert len(wrong) / len(lines) <= 0.01, wrong


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Bokmål", "Når kommer pengene på konto?", ("nb", "strong")),
        ("Nynorsk", "Kva tid kjem pengane mine, eg ventar framleis", ("nn", "strong")),
        ("English", "When does the money come?", ("en", "strong")),
        ("Ukrainian", "Коли прийдуть гроші?", ("uk", "strong")),
        ("Russian", "Когда придут деньги, я ещё не получила", ("ru", "strong")),
        ("Arabic", "متى بتنزل المصاري على الحساب", ("ar", "strong")),
        ("Dari", "پول چه وقت به حسابم می‌آید؟", ("fa_AF", "strong")),
        ("Pashto", "پیسې به کله راځي زما حساب ته", ("ps", "strong")),
        ("Somali", "Goorma ayaa lacagta la iigu soo shubayaa?", ("so", "strong")),
        ("Tigrinya", "ገንዘብ መዓስ እዩ ዝኣቱ ናብ ሕሳበይ?", ("ti", "strong")),
        ("Swahili", "Pesa zitaingia lini kwenye akaunti yangu?", ("sw", "strong")),
        ("Turkish", "Param ne zaman hesabıma yatacak?", ("tr", "strong")),
        ("Turkish without dots", "param ne zaman yatar hesabima", ("tr", "strong")),
        ("Norwegian in Ukrainian", "коли introstønad прийде", ("uk", "strong")),
        ("A dialect without Nynorsk", "æ orka ikkje leve meir", ("nb", "strong")),
    ],
)
def test_a_language_is_found(
    title: str, text: str, expected: tuple[str, str], model: LanguageModel
) -> None:
    guess = identify(text, model)

    assert guess is not None
    assert expected == (guess.language, guess.strength)
    assert not guess.latin


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kam masari rah yenzal 3ala el 7sab hal shahr", "ar"),
        ("pool che waqt ba hesab man miaya lotfan", "fa_AF"),
    ],
)
def test_latin_letters_are_seen(text: str, language: str, model: LanguageModel) -> None:
    guess = identify(text, model)

    assert guess is not None
    assert (language, True) == (guess.language, guess.latin)


@pytest.mark.parametrize("text", ["гроші", "деньги", "документ", "привет"])
def test_cyrillic_that_tells_nothing_is_never_russian(
    text: str, model: LanguageModel
) -> None:
    guess = identify(text, model)

    assert guess is not None
    assert "uk" == guess.language
    assert guess.strength in {"open", "weak"}


@pytest.mark.parametrize(
    ("text", "language"), [("їжа", "uk"), ("ты", "ru"), ("پیسې", "ps")]
)
def test_a_telling_letter_decides(
    text: str, language: str, model: LanguageModel
) -> None:
    guess = identify(text, model)

    assert guess is not None
    assert language == guess.language


@pytest.mark.parametrize(
    "text",
    [
        *("NAV", "nav", "23", "ok", "OK!", "2G", "Eritrea", "1. mai", "sms", "hei"),
        *("no", "introstønad", "programrådgiver", "praksis", "barnetrygd søknad"),
    ],
)
def test_a_sign_without_a_language_never_changes_a_conversation(
    text: str, model: LanguageModel
) -> None:
    guess = identify(text, model)

    assert guess is None or guess.strength != "strong"


@pytest.mark.parametrize("text", ["23", "?!", "👍", "", "Ωμέγα"])
def test_another_script_or_none_tells_nothing(text: str, model: LanguageModel) -> None:
    assert identify(text, model) is None


@pytest.mark.parametrize("code", others())
def test_another_language_is_named(code: str, model: LanguageModel) -> None:
    found = [identify(text, model) for text in others()[code].examples[-10:]]
    named = [guess.language for guess in found if guess]

    assert named.count(code) >= 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hei", "latin"),
        ("Привіт", "cyrillic"),
        ("ґ", "cyrillic"),
        ("سلام", "arabic"),
        ("ሰላም", "ethiopic"),
        ("Ωμέγα", "other"),
        ("23!", "none"),
        ("", "none"),
        ("NAV каже ні", "cyrillic"),
    ],
)
def test_script(text: str, expected: str) -> None:
    assert expected == script(text)


@MANY
@given(text=st.text())
def test_any_text_has_a_known_language_or_none(text: str, model: LanguageModel) -> None:
    guess = identify(text, model)

    assert guess is None or guess.language in {*corpus.LOCALES, *others()}
    assert guess is None or 0 <= guess.confidence <= 1.001
