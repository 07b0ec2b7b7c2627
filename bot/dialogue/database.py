"""The database, on SQLite or PostgreSQL, without waiting in the server's loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.pool import StaticPool

from bot.dialogue.tables import METADATA
from bot.settings import InvalidSetting

T = TypeVar("T")


class Database:
    """Runs queries; connects, and creates missing tables, when first asked."""

    def __init__(self, address: str) -> None:
        """Remember where it is.

        Args:
            address: SQLAlchemy's; empty for one in memory.

        Raises:
            InvalidSetting: it is no address.
        """
        try:
            self._url = make_url(address or "sqlite://")
        except sa.exc.ArgumentError:
            msg = "DATABASE_URL must be an address such as sqlite:////srv/introbot.db"
            raise InvalidSetting(msg) from None
        self._in_process = self._url.get_backend_name() == "sqlite"

    @cached_property
    def _engine(self) -> Engine:
        engine = _engine(self._url)
        METADATA.create_all(engine)
        return engine

    def exists(self) -> bool:
        """False where it is a file that is not there; asking would create it."""
        name = self._url.database
        return not self._in_process or bool(name and Path(name).exists())

    def connect(self) -> None:
        """Connect now, so that a wrong address is known at the start.

        Raises:
            sqlalchemy.exc.SQLAlchemyError: it does not answer.
        """
        self._engine.connect().close()

    async def fetch(self, query: Any) -> list[Any]:
        """The rows of a query."""
        return await self._run(lambda: self._fetch(query))

    async def replace(
        self, table: sa.Table, key: Mapping[str, Any], values: Mapping[str, Any]
    ) -> None:
        """Write the row of a key, whether there is one or not."""
        await self._run(lambda: self._replace(table, key, values))

    async def erase(self, *queries: Any) -> int:
        """Delete rows in one transaction; with SQLite their bytes are overwritten.

        Returns:
            how many rows there were.
        """
        return await self._run(lambda: self._erase(queries))

    async def ready(self) -> bool:
        """Whether the database answers."""
        try:
            await self.fetch(sa.select(sa.literal(1)))
        except sa.exc.SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        """Give back the connections."""
        if "_engine" in self.__dict__:
            self._engine.dispose()

    async def _run(self, work: Callable[[], T]) -> T:
        # SQLite answers in microseconds; a thread would cost more than the query.
        return work() if self._in_process else await asyncio.to_thread(work)

    def _fetch(self, query: Any) -> list[Any]:
        with self._engine.connect() as connection:
            return list(connection.execute(query).fetchall())

    def _replace(
        self, table: sa.Table, key: Mapping[str, Any], values: Mapping[str, Any]
    ) -> None:
        same = sa.and_(*(table.c[name] == value for name, value in key.items()))
        update = table.update().where(same).values(**values)
        with self._engine.begin() as connection:
            if connection.execute(update).rowcount == 0:
                connection.execute(table.insert().values(**key, **values))

    def _erase(self, queries: tuple[Any, ...]) -> int:
        """Delete rows; with SQLite their bytes in the write-ahead log as well."""
        with self._engine.begin() as connection:
            count = sum(connection.execute(query).rowcount for query in queries)
        if count and self._in_process:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return count


def _engine(url: Any) -> Engine:
    """An engine; for SQLite with write-ahead log and overwriting of what is deleted."""
    if url.get_backend_name() != "sqlite":
        return sa.create_engine(url, pool_pre_ping=True)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(
        url, poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "secure_delete=ON",
        "busy_timeout=5000",
    ):
        connection.execute(f"PRAGMA {pragma}")
