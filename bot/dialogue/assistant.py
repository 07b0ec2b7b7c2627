"""The trained assistant in this process: a message in, the messages of a reply out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor

from bot.channels.collector import Listener, ReplyCollector
from bot.channels.incoming import accept
from bot.dialogue.actions_in_process import ActionsInProcess
from bot.dialogue.catalog_nlg import CatalogNLG
from bot.dialogue.conversation_locale import metadata_locale
from bot.dialogue.lock_store import ConversationLocks
from bot.dialogue.tracker_store import ConversationStore
from bot.i18n.registry import DEFAULT, enabled
from bot.settings import Settings


class ModelMissing(RuntimeError):
    """There is no trained model where the settings say."""


class Assistant:
    """Wraps Rasa's agent; all channels talk to this."""

    def __init__(self, agent: Agent, store: ConversationStore) -> None:
        """Keep the loaded agent and its store."""
        self._agent = agent
        self.store = store
        self._topics = frozenset(
            name.removeprefix("utter_faq/")
            for name in agent.domain.responses
            if name.startswith("utter_faq/")
        )

    @classmethod
    def load(cls, settings: Settings) -> Assistant:
        """Load the model and connect the store.

        Raises:
            ModelMissing: the model has not been trained yet.
        """
        if not Path(settings.model).is_file():
            msg = f"no model at {settings.model}; run `make train`"
            raise ModelMissing(msg)
        agent = Agent.load(
            settings.model,
            action_endpoint=ActionsInProcess(),
            lock_store=ConversationLocks(),
        )
        store = ConversationStore(agent.domain, url=settings.database_url)
        agent.tracker_store = store
        agent.nlg = CatalogNLG(domain=agent.domain)
        processor = agent.processor
        processor.tracker_store, processor.nlg = store, agent.nlg
        return cls(agent, store)

    @property
    def nlg(self) -> CatalogNLG:
        """The texts, for pages that show some of them."""
        nlg = self._agent.nlg
        assert isinstance(nlg, CatalogNLG)  # noqa: S101 - set in load
        return nlg

    async def reply(
        self,
        sender: str,
        text: str,
        metadata: dict[str, Any] | None = None,
        listener: Listener | None = None,
    ) -> list[dict[str, Any]]:
        """Answer one message.

        Args:
            sender: the conversation; messages of one sender are handled in order.
            text: what the person wrote, or the payload of a button.
            metadata: `locale`: the language chosen on the client.
            listener: is told each message as soon as it is uttered.

        Returns:
            Messages as Rasa's REST channel has them, never none.
        """
        collector = ReplyCollector(listener)
        message = UserMessage(
            accept(text, self._topics),
            collector,
            sender,
            input_channel=collector.name(),
            metadata=metadata or {},
        )
        await self._agent.handle_message(message)
        if not collector.messages:
            await collector.add(await self.apology(sender, metadata))
        messages: list[dict[str, Any]] = collector.messages
        return messages

    async def apology(
        self, sender: str, metadata: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """What is said when nothing could be: never an empty reply."""
        locale = metadata_locale(metadata or {}) or DEFAULT
        said = self.nlg.say("utter_technical_error", locale)
        return {"recipient_id": sender, **said}

    async def warm_up(self) -> None:
        """Read a text in each language, so that nobody's question waits for it.

        Catalogs, lexicons and their patterns are read when they are first needed, which
        takes seconds for twelve languages.
        """
        for locale in enabled():
            await self.parse(self.nlg.say("utter_greet", locale)["text"])

    async def parse(self, text: str) -> dict[str, Any]:
        """What is understood of a text, outside any conversation."""
        processor: MessageProcessor = self._agent.processor
        message = UserMessage(accept(text, self._topics), metadata={})
        return dict(await processor.parse_message(message))
