"""The ways in which Rasa, its SDK and the libraries below them log what people write.

Each function says the secret of `python -m tests.privacy.speak` in one way.
"""

from __future__ import annotations

import asyncio
import logging
import logging.config
import sys
import threading
import warnings
from collections.abc import Callable

import structlog
from rasa.core import processor as rasa_processor
from rasa.core.nlg import interpolator
from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_reader.yaml_story_reader import (
    YAMLStoryReader,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.io import raise_warning
from rasa.utils.log_utils import _anonymizer, configure_structlog
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from sanic.log import access_logger
from sqlalchemy import create_engine, text

SECRET = sys.argv[-1]
SLOTS: dict[str, str] = {}
log = logging.getLogger("rasa.core.processor")


def stories() -> None:
    """Messages that look like payloads but are none."""
    reader = YAMLStoryReader.unpack_regex_message
    domain = Domain.from_dict({"intents": ["greet"]})
    reader(Message({"text": f"/{{{SECRET}"}))
    reader(Message({"text": f"/{SECRET}"}), domain)
    reader(Message({"text": f"/greet {SECRET}"}), domain)


def warn() -> None:
    """Warnings of Rasa, of Python and with a source line."""
    raise_warning(SECRET)
    raise_warning(f"Failed to parse arguments in line '{SECRET}'.", FutureWarning)
    warnings.warn(SECRET, UserWarning, stacklevel=1)
    warnings.warn_explicit(SECRET, UserWarning, "a.py", 1, source=SECRET)


def stdlib() -> None:
    """Every part of a record that can hold text."""
    log.debug(f"Received user message '{SECRET}'")  # noqa: G004 - as Rasa does
    log.info("Loading model %s", SECRET)
    log.info(SECRET)
    log.error(ValueError(SECRET))
    log.warning("with extra", extra={"user_text": SECRET, "status": SECRET})
    log.error("stack", stack_info=True)
    logging.LoggerAdapter(log, {"text": SECRET}).error("adapted %s", SECRET)
    request = {"host": "h", "request": f"GET /{SECRET}", "status": 200, "byte": 9}
    access_logger.info("", extra=request)


def errors() -> None:
    """Errors whose message, cause and local variables hold the secret."""
    try:
        try:
            SLOTS[SECRET]
        except KeyError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        log.exception("Failed while handling %s", SECRET)
        log.debug(error, exc_info=True)
        structlog.get_logger().exception("rest.message.received.failure", text=SECRET)
        structlog.get_logger().error("http.parse.text", exc_info=error)


def structured() -> None:
    """Rasa's own structured loggers with each key that Rasa tries to anonymise."""
    keys = _anonymizer.__code__.co_consts
    names = next(key for key in keys if isinstance(key, tuple))
    for name in (*names, "level", "logger", "timestamp", "exception", "topic"):
        rasa_processor.structlogger.debug("processor.message.parse", **{name: SECRET})
    rasa_processor.structlogger.info(f"{SECRET} was said", event_info=SECRET)
    rasa_processor.structlogger.bind(user=SECRET).warning("bound %s", SECRET)
    structlog.contextvars.bind_contextvars(user_text=SECRET, topic=f"{SECRET} x")
    rasa_processor.structlogger.warning("rest.message.received.timeout")
    own = structlog.wrap_logger(None, processors=[structlog.processors.JSONRenderer()])
    own.error("own.processors", text=SECRET)


def tracker() -> None:
    """The slots of a conversation and a response with a missing value."""
    slot = TextSlot("name", mappings=[], initial_value=SECRET)
    conversation = DialogueStateTracker("someone", [slot])
    rasa_processor.MessageProcessor._log_slots(conversation)
    interpolator.interpolate_text(f"{SECRET} {{missing}}", {})


class _Speaking(Action):  # type: ignore[misc] # rasa_sdk has no types
    def name(self) -> str:
        return "action_speak"

    def run(self, dispatcher: object, tracker: object, domain: object) -> list[object]:
        del dispatcher, tracker, domain
        return [SECRET, {"event": SECRET}]


def sdk() -> None:
    """An action that returns what is no event."""
    executor = ActionExecutor()
    executor.register_action(_Speaking)
    call = {"next_action": "action_speak", "tracker": {"sender_id": SECRET}}
    asyncio.run(executor.run(call))


def database() -> None:
    """A statement with its parameters, and the error that quotes both."""
    engine = create_engine("sqlite://", echo=True)
    with engine.connect() as connection:
        connection.execute(text("select :said"), {"said": SECRET})
        try:
            connection.execute(text(f"select {SECRET}_column"))
        except Exception:
            log.exception("Could not store")


def background() -> None:
    """Errors that nobody catches: in a thread, in a task and in a destructor."""

    def fail() -> None:
        raise ValueError(SECRET)

    class Fragile:
        def __del__(self) -> None:
            raise ValueError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Fragile()
    loop = asyncio.new_event_loop()
    loop.call_exception_handler({"message": SECRET, "exception": ValueError(SECRET)})
    loop.close()


class _Dump(logging.Handler):
    """Writes whatever a record holds, as a JSON formatter with extras would."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"{vars(record)}\n")


def reconfigured() -> None:
    """Logging set up once more, by a file such as --logging-config-file."""
    handlers = {"all": {"()": _Dump}}
    root = {"handlers": ["all"], "level": "DEBUG"}
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": handlers,
            "root": root,
        }
    )
    logging.setLogRecordFactory(logging.LogRecord)
    log.error("%s again", SECRET, extra={"said": SECRET})
    structlog.reset_defaults()
    structlog.get_logger().error("printed.event", text=SECRET)
    configure_structlog(logging.DEBUG)
    structlog.get_logger().error("configured.again", text=SECRET)


WAYS: tuple[Callable[[], None], ...] = (
    stories,
    warn,
    stdlib,
    errors,
    structured,
    tracker,
    sdk,
    database,
    background,
    reconfigured,
)
