"""Messages carry what the chat contract wants, in the language of the conversation."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.catalog_nlg import CatalogNLG
from bot.i18n.explanation import explain, long_text, main_steps
from bot.i18n.registry import enabled
from bot.i18n.wording import say
from bot.law.benefit.answer import benefit_answer
from bot.law.benefit.assess import assess_benefit
from bot.law.benefit.facts import BenefitFacts

from .happenings import speaking, tracker

SOURCE_KEYS = {"title", "url", "valid_from", "checked"}
TODAY = date(2026, 11, 21)
STATES = {"reviewed", "unreviewed", "source"}


@pytest.fixture
def nlg(domain: Domain) -> CatalogNLG:
    return CatalogNLG(domain=domain)


async def generated(
    nlg: CatalogNLG, domain: Domain, name: str, *, confidence: float = 1.0, **more: Any
) -> dict[str, Any]:
    """A message in a conversation whose language is `said_in`."""
    slots = {"chosen_locale": more.pop("said_in", "nb")}
    conversation = tracker(domain, speaking(slots, confidence))
    message = await nlg.generate(name, conversation, "rest", **more)
    assert message is not None
    return message


async def test_an_unknown_response_is_nothing(nlg: CatalogNLG, domain: Domain) -> None:
    conversation = tracker(domain, speaking())

    assert await nlg.generate("utter_no_such", conversation, "rest") is None
    assert await nlg.generate("utter_faq/no_such", conversation, "rest") is None


@pytest.mark.parametrize("locale", list(enabled()))
async def test_every_topic_carries_the_fields_of_the_contract(
    nlg: CatalogNLG, domain: Domain, locale: str
) -> None:
    names = [name for name in domain.responses if name.startswith("utter_faq/")]
    assert 104 == len(names)

    for name in names:
        message = await generated(nlg, domain, name, said_in=locale, confidence=0.51239)
        custom = message["custom"]
        related = [button["topic"] for button in custom["related"]]

        assert message["text"].strip(), name
        assert name.removeprefix("utter_faq/") == custom["topic"]
        direction = enabled()[locale].direction
        assert (locale, direction) == (custom["locale"], custom["direction"])
        assert 0.5124 == custom["confidence"]
        assert custom["sources"], name
        assert all(SOURCE_KEYS == source.keys() for source in custom["sources"]), name
        assert enabled()[locale].review == custom["translation"]
        assert custom["translation"] in STATES
        assert {f"utter_faq/{topic}" for topic in related} <= set(names), name


async def test_the_texts_differ_between_the_locales(
    nlg: CatalogNLG, domain: Domain
) -> None:
    texts = {
        (await generated(nlg, domain, "utter_greet", said_in=locale))["text"]
        for locale in enabled()
    }

    assert len(enabled()) == len(texts)


async def test_the_locale_of_the_action_wins(nlg: CatalogNLG, domain: Domain) -> None:
    message = await generated(nlg, domain, "utter_language_changed", locale="uk")

    assert "uk" == message["custom"]["locale"]


async def test_the_text_is_that_of_the_day(
    domain: Domain, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = []
    for day in ("2026-04-30", "2026-05-01"):
        monkeypatch.setenv("BOT_TODAY", day)
        nlg = CatalogNLG(domain=domain)
        message = await generated(nlg, domain, "utter_faq/benefit_amount")
        texts.append(message["text"])

    assert texts[0] != texts[1]


async def test_suggestions_are_buttons_in_their_order(
    nlg: CatalogNLG, domain: Domain
) -> None:
    topics = ["benefit_tax", "basic_amount"]
    message = await generated(nlg, domain, "utter_suggest_topics", suggestions=topics)
    payloads = [button["payload"] for button in message["buttons"]]

    assert topics == message["custom"]["suggestions"]
    assert [f'/select_topic{{"topic": "{t}"}}' for t in topics] == payloads[:2]
    assert all(button["title"] for button in message["buttons"])


async def test_an_estimate_is_explained_and_sent_along(
    nlg: CatalogNLG, domain: Domain
) -> None:
    facts = BenefitFacts(on=TODAY, age=23, lives_with_parents=False)
    estimate = benefit_answer(assess_benefit(facts))
    full, brief = [
        await generated(
            nlg,
            domain,
            "utter_text/benefit",
            estimate=estimate,
            kind="benefit",
            topic="benefit_amount",
            monthly_kr=estimate["monthly"],
            also=[["utter_text/benefit_changes_later", {}]],
            all_steps=all_steps,
        )
        for all_steps in (True, False)
    ]

    for message in (full, brief):
        custom = message["custom"]
        assert estimate == {k: custom["estimate"][k] for k in estimate}
        assert long_text("benefit", estimate, "nb") == custom["estimate"]["text"]
        assert ("benefit_amount", 1.0) == (custom["topic"], custom["confidence"])
        assert all(SOURCE_KEYS == source.keys() for source in custom["sources"])
        assert say("utter_text/benefit_changes_later", "nb") in message["text"]
        assert "2026-11-21" == custom["sources"][0]["checked"]
        assert "https://" in message["text"].splitlines()[-1]
    steps = explain(estimate, "nb")
    assert set(steps) <= set(full["text"].splitlines())
    assert not set(steps) & set(brief["text"].splitlines())
    assert set(main_steps("benefit", estimate, "nb")) <= {*brief["text"].splitlines()}


async def test_all_steps_are_offered_until_they_are_shown(
    nlg: CatalogNLG, domain: Domain
) -> None:
    estimate = benefit_answer(assess_benefit(BenefitFacts(on=TODAY, age=30)))
    payloads = {}
    for all_steps in (True, False):
        message = await generated(
            nlg,
            domain,
            "utter_text/benefit",
            estimate=estimate,
            kind="benefit",
            topic="benefit_amount",
            monthly_kr=estimate["monthly"],
            all_steps=all_steps,
        )
        payloads[all_steps] = [button["payload"] for button in message["buttons"]]

    assert {True: [], False: ["/show_steps"]} == payloads


@pytest.mark.parametrize("locale", list(enabled()))
def test_a_reply_outside_a_conversation(nlg: CatalogNLG, locale: str) -> None:
    message = nlg.say("utter_technical_error", locale)

    assert message["text"]
    assert locale == message["custom"]["locale"]


def test_rasa_finds_it_by_its_endpoint(domain: Domain) -> None:
    kind = "bot.dialogue.catalog_nlg.CatalogNLG"
    created = NaturalLanguageGenerator.create(EndpointConfig(type=kind), domain)

    assert isinstance(created, CatalogNLG)
