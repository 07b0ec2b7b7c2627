"""All actions run on the same day with the sample profile."""

from __future__ import annotations

import pytest

from tests.conftest import TODAY


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TODAY", TODAY)
    monkeypatch.delenv("MUNICIPALITY", raising=False)
