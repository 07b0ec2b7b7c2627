"""Schemathesis against the real server: requests made from the document, good and bad.

Its checks: no server error; status, headers, content type and body as the document says;
what the document allows is taken, what it forbids is refused; no other method.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from schemathesis import Case, CheckContext, Response
from schemathesis.config import SchemathesisConfig

from bot.api.errors import MESSAGES
from bot.server.app import create_app
from bot.server.loading import StillLoading
from bot.settings import Settings
from tests.browser.serving import served

# What no model can say: the law refuses days that it does not know, and facts that
# cannot be true together. The check below looks at them.
_EXPECTED: Final = [200, 304, 412, 422]
_CODES_OF_THE_MODEL: Final = {
    "unknown_field",
    "required",
    "wrong_type",
    "not_a_date",
    "not_an_amount",
    "not_one_of",
    "too_many",
    "not_together",
}
_CONFIG: Final = {
    "seed": 2026,
    "checks": {
        "positive_data_acceptance": {"expected-statuses": _EXPECTED},
    },
    "cache": {"enabled": False},
}


def never() -> Any:
    """A model that cannot be loaded: the API does without."""
    raise StillLoading


@pytest.fixture(scope="module")
def api() -> Iterator[Any]:
    """The API of a running server, as its own document describes it."""
    config = SchemathesisConfig.from_dict(_CONFIG)
    with served(create_app(Settings(rate_limit=False), load=never)) as address:
        yield schemathesis.openapi.from_url(f"{address}/openapi.json", config=config)


# Mostly days that the law is known for, so that most answers are more than a refusal.
_KNOWN: Final = st.dates(date(2019, 5, 1), date(2027, 4, 30))
schemathesis.openapi.format("date", (_KNOWN | st.dates()).map(date.isoformat))
schema = schemathesis.pytest.from_fixture("api")


@schemathesis.check
def what_the_model_allows_is_refused_by_the_law_only(
    _context: CheckContext, response: Response, case: Case
) -> None:
    """Only days and facts can be wrong in a request that the model allows."""
    if response.status_code != 422:
        return
    codes = {field["code"] for field in response.json()["error"]["fields"]}
    assert codes <= MESSAGES.keys()
    if case.meta and case.meta.generation.mode.is_positive:
        assert not codes & _CODES_OF_THE_MODEL


@schema.parametrize()
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_the_server_does_what_its_document_says(case: Case) -> None:
    case.call_and_validate(timeout=10)
