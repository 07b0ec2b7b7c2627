"""The texts of the bot: Rasa's NLG from our catalogs, profile and estimates.

Used by the embedded agent and, through endpoints.yml, by `rasa run`. Every message
carries in `custom` the locale and direction; the answer to a topic also its id,
confidence, sources and the state of its translation (docs: the chat contract).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue import language_notes
from bot.dialogue.conversation_locale import conversation_locale
from bot.i18n import answers, explanation
from bot.i18n.bidi import isolated
from bot.i18n.catalog import translate
from bot.i18n.estimate_table import estimate_table
from bot.i18n.formatting import formatted
from bot.i18n.registry import enabled
from bot.i18n.wording import say
from bot.municipality.profile import load_profile
from bot.nlu.decision import FAQ
from bot.privacy.logs import install
from bot.settings import Settings, read_settings

install()

_ANSWER = f"utter_{FAQ}/"
_DELETED = "utter_deleted"


class CatalogNLG(TemplatedNaturalLanguageGenerator):
    """Generates messages from data/responses in the language of the conversation."""

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        domain: Domain | None = None,
    ) -> None:
        """Read the settings once; Rasa calls this with the model's domain."""
        # Rasa gives a templated generator its texts only once the model is loaded.
        super().__init__(domain.responses if domain else {})
        self.responses: Mapping[str, Any]
        self._settings: Settings = read_settings()
        self._profile = load_profile(self._settings.municipality)

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """The message of a response name, or None where there is no such response.

        Args:
            utter_action: name of the response.
            tracker: the conversation; decides the language.
            output_channel: not used: the texts are the same on every channel.
            kwargs: values for the placeholders; `topic` and `estimate` also go to
                `custom`, and with an estimate come its `kind`, further sentences of
                the result (`also`) and whether to show `all_steps`.
        """
        if utter_action not in self.responses:
            return None
        # The actions write the locale they chose in the same turn into the values.
        locale = kwargs.pop("locale", None) or conversation_locale(tracker)
        entry = self.responses[utter_action][0]
        if utter_action.startswith(_ANSWER):
            message = self._answer(utter_action, locale, tracker)
        else:
            message = self._reply(utter_action, entry, locale, kwargs)
        message["custom"].update(_place(locale))
        buttons = self._buttons(utter_action, entry, locale, kwargs)
        message["buttons"] = message.get("buttons", []) + buttons
        language_notes.add(message, utter_action, locale, tracker)
        message["text"] = isolated(message["text"], locale)
        return message

    def say(self, name: str, locale: str, **values: Any) -> dict[str, Any]:
        """A reply outside any conversation, for pages and errors."""
        message = self._reply(name, self.responses[name][0], locale, values)
        message["custom"].update(_place(locale))
        message["buttons"] = self._buttons(
            name, self.responses[name][0], locale, values
        )
        message["text"] = isolated(message["text"], locale)
        return message

    def _answer(
        self, name: str, locale: str, tracker: DialogueStateTracker
    ) -> dict[str, Any]:
        values = self._profile.texts(locale)
        topic = name.removeprefix(_ANSWER)
        related = answers.related_topics(topic, self.responses)
        return {
            "text": answers.topic_text(
                topic, self.responses, locale, self._today(), values
            ),
            "custom": {
                **self._about(topic, locale, _confidence(tracker)),
                "related": [self.topic_button(other, locale) for other in related],
            },
        }

    def _about(self, topic: str, locale: str, confidence: float) -> dict[str, Any]:
        """What the contract wants with the first message of a topic's answer."""
        entry = self.responses[f"{_ANSWER}{topic}"][0]
        return {
            "topic": topic,
            "confidence": round(confidence, 4),
            "sources": answers.answer_sources(entry, locale, self._today()),
            "translation": answers.translation_state(locale),
        }

    def _reply(
        self, name: str, entry: Mapping[str, Any], locale: str, values: dict[str, Any]
    ) -> dict[str, Any]:
        # Rasa merges the values of an action into the message; ours are used up here.
        topic, estimate = values.pop("topic", None), values.pop("estimate", None)
        told = {name: values.pop(name, None) for name in ("kind", "also", "all_steps")}
        known = self._profile.texts(locale) | formatted(_scalars(values), locale)
        text = translate(locale, name, entry["text"]).format_map(known)
        if "menu" in values:
            # In a language that we do not speak; its own file has the sentence.
            text = f"{values.pop('menu')}\n{text}"
        custom: dict[str, Any] = {}
        if topic:
            custom |= self._about(topic, locale, 1.0)
        if name == _DELETED:
            # A client empties what it keeps on the device when it reads this.
            custom["deleted"] = True
        if "suggestions" in values:
            custom["suggestions"] = values["suggestions"]
        message: dict[str, Any] = {"text": text, "custom": custom}
        if estimate:
            self._explain(message, estimate, told, locale)
        return message

    def _explain(
        self,
        message: dict[str, Any],
        estimate: Mapping[str, Any],
        told: Mapping[str, Any],
        locale: str,
    ) -> None:
        """Add what is open, the steps and the law; for machines, the estimate."""
        custom, kind = message["custom"], told["kind"]
        checked = custom["sources"][0]["checked"]
        custom["sources"] = explanation.sources(estimate, locale, checked)
        also = [say(name, locale, **values) for name, values in told["also"] or ()]
        say_all = explanation.full if told["all_steps"] else explanation.brief
        result = [message["text"], *also]
        lines = say_all(kind, result, estimate, locale)
        lines += _law_link(estimate, locale, checked)
        message["text"] = "\n".join(lines)
        message["buttons"] = [] if told["all_steps"] else [_steps_button(locale)]
        text = explanation.long_text(kind, estimate, locale)
        custom["estimate"] = {**estimate, "text": isolated(text, locale)}
        custom["table"] = estimate_table(kind, result, estimate, locale)

    def _today(self) -> date:
        return self._settings.now().date()

    def _buttons(
        self,
        name: str,
        entry: Mapping[str, Any],
        locale: str,
        values: Mapping[str, Any],
    ) -> list[dict[str, str]]:
        buttons = [
            {"title": translate(locale, name, b["title"]), "payload": b["payload"]}
            for b in entry.get("buttons", ())
        ]
        topics = values.get("suggestions", ())
        return [self.topic_button(topic, locale) for topic in topics] + buttons

    def topic_button(self, topic: str, locale: str) -> dict[str, str]:
        """A button that answers a topic."""
        return {
            "topic": topic,
            "title": answers.topic_title(topic, self.responses, locale),
            "payload": f'/select_topic{{"topic": "{topic}"}}',
        }


def _confidence(tracker: DialogueStateTracker) -> float:
    message = tracker.latest_message
    return float(message.intent.get("confidence", 1.0)) if message else 1.0


def _law_link(estimate: Mapping[str, Any], locale: str, checked: str) -> list[str]:
    """The way to the law that was cited last, and when it was read."""
    links = [citation["url"] for citation in estimate["citations"][-1:]]
    said = {"locale": locale, "checked_date": checked}
    return [say("utter_law_link", law_link=link, **said) for link in links]


def _steps_button(locale: str) -> dict[str, str]:
    return {"title": say("utter_show_steps", locale), "payload": "/show_steps"}


def _place(locale: str) -> dict[str, str]:
    entry = enabled()[locale]
    return {"locale": locale, "direction": entry.direction}


def _scalars(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in values.items() if isinstance(v, str | int | float)}
