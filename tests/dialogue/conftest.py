"""The domain with all texts, and stores: SQLite and a real PostgreSQL server."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain

from bot.dialogue.tables import METADATA
from bot.dialogue.tracker_store import ConversationStore
from bot.settings import ROOT
from tests.conftest import TODAY, free_port


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TODAY", TODAY)
    monkeypatch.delenv("MUNICIPALITY", raising=False)


@pytest.fixture(scope="session")
def domain() -> Domain:
    """The domain as the trained model has it."""
    texts = sorted((ROOT / "data" / "responses").glob("*.yml"))
    return Domain.load([ROOT / "domain.yml", *texts])


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests."""
    programs = _programs()
    if programs is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing("PostgreSQL is not installed (apt-get install postgresql)")
    folder = tempfile.mkdtemp(prefix="introbot-postgresql-")
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    data, port = f"{folder}/data", free_port()
    _run(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
    options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
    control = [programs / "pg_ctl", "-D", data, "-w"]
    _run(*control, "-l", f"{folder}/log", "-o", options, "start")
    try:
        yield f"postgresql+psycopg2://postgres@127.0.0.1:{port}/postgres"
    finally:
        _run(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _programs() -> Path | None:
    """The folder of the newest PostgreSQL; Debian keeps it out of the PATH."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"),
        key=lambda path: int(path.parts[4]),
    )
    found = debian[-1] if debian else shutil.which("pg_ctl")
    return Path(found).parent if found else None


def _run(*command: str | Path) -> None:
    # PostgreSQL refuses to run as root.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*user, *command], check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=60
    )


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.server)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgresql"))
    return f"sqlite:///{tmp_path}/state/introbot.db"


@pytest.fixture
async def store(address: str, domain: Domain) -> AsyncIterator[ConversationStore]:
    """A store without any conversation."""
    opened = ConversationStore(domain, url=address)
    yield opened
    opened.database._erase(tuple(table.delete() for table in METADATA.sorted_tables))
    opened.close()
