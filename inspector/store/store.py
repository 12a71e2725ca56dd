"""An open workspace folder's database: create it, open it, read it, write it.

store.db, media/, backups/, workspace.json (readable without opening the store), lock
"""

from __future__ import annotations

import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self, TypeVar

from inspector.core.clock import SystemClock
from inspector.core.errors import Refused
from inspector.core.files import in_place
from inspector.core.ids import SystemEntropy
from inspector.domain.registry import RECORDS
from inspector.store import backup, founding, identity, marks, opening, search
from inspector.store.engine import Access, connect, make_engine
from inspector.store.failures import plain_words
from inspector.store.guards import JournalBypassed, JournaledSession, ReadingSession, check_records
from inspector.store.journal import audit, verify
from inspector.store.journal.bulk import without_collection
from inspector.store.journal.carrying import carried
from inspector.store.journal.listener import Pending, attach, listen
from inspector.store.journal.roster import roster_of
from inspector.store.journal.undo import REDO, UNDO, History
from inspector.store.journal.writer import Writer
from inspector.store.layout import DATABASE, MEDIA
from inspector.store.lock import Lock
from inspector.store.media import Media

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from sqlmodel import Session

    from inspector.core.clock import Clock
    from inspector.core.ids import Entropy
    from inspector.domain.base import Record
    from inspector.store.backup import Backup
    from inspector.store.engine import Connection
    from inspector.store.founding import Founder
    from inspector.store.journal.carrying import Carried
    from inspector.store.journal.roster import Roster
    from inspector.store.journal.writer import Written
    from inspector.store.marks import Branch
    from inspector.store.vault import Unlocked

_CLOCK: Final = SystemClock()
_ENTROPY: Final = SystemEntropy()
T = TypeVar("T")


@dataclass
class Transaction:
    """One action being written; after its block it tells what changed."""

    action: str
    session: JournaledSession
    written: Written | None = None

    @property
    def changed(self) -> frozenset[tuple[str, str]]:
        """Type and id of every record changed; empty where the action changed nothing."""
        return self.written.changed if self.written else frozenset()

    def seen(self) -> dict[str, int]:
        """What whoever acts now has seen, the action itself included: the last sequence number by stream."""
        pending: Pending = self.session.info["journal"]
        return pending.writer.seen(pending.connection)

    @property
    def number(self) -> int | None:
        """The transaction's number in the journal; none where nothing was written."""
        return self.written.number if self.written else None


class Store:
    """The open store of a workspace folder; ``create`` and ``open`` make one.

    Sessions and the store's writing belong to one thread at a time; reading has connections of its own.
    """

    def __init__(
        self,
        folder: Path,
        lock: Lock | None,
        clock: Clock,
        entropy: Entropy,
        records: Sequence[type[Record]],
        key: bytes | None = None,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.entropy = entropy
        self.records = {str(record.__tablename__): record for record in records}
        self.branch: Branch | None = None
        """Set when the store was found copied or put back; the window says so."""
        self.closed = False
        self._lock = lock
        self._path = folder / DATABASE
        self._key = key
        self._history = History()
        self._turn = threading.Lock()
        self._writing_thread: int | None = None
        self._read_engine = make_engine(self._path, Access.READ, key)
        self._write_engine = make_engine(self._path, Access.WRITE, key) if lock else None
        with self.reading() as connection:
            self.media = Media(folder / MEDIA, cipher=identity.cipher_of(connection))
            self.workspace_id = identity.read_meta(connection, "workspace")
            self._writer = Writer(identity.author_of(connection), clock, entropy, self.records)

    @classmethod
    def create(
        cls,
        folder: Path,
        founder: Founder,
        *,
        clock: Clock = _CLOCK,
        entropy: Entropy = _ENTROPY,
        records: Sequence[type[Record]] = RECORDS,
        unlocked: Unlocked | None = None,
    ) -> Store:
        """Make a workspace in an empty or new folder and open it; a protected one with the vault ``unlocked``.

        The journal begins with the founder's roster entry. Raises ``Refused`` where the folder is in use or cannot be
        written; then nothing is left behind.
        """
        check_records(records)
        with plain_words(folder):
            founding.found(folder, founder, clock, entropy, records, unlocked)
        key = unlocked.key if unlocked else None
        return cls.open(folder, clock=clock, entropy=entropy, records=records, key=key)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        read_only: bool = False,
        clock: Clock = _CLOCK,
        entropy: Entropy = _ENTROPY,
        records: Sequence[type[Record]] = RECORDS,
        key: bytes | None = None,
    ) -> Store:
        """Open a workspace, a protected one with its ``key``; read-only also works while somebody else has it open.

        Raises ``Refused`` for what is no workspace, comes from a newer version, is damaged, locked or lacks its key.
        """
        check_records(records)
        listen(records)
        with plain_words(folder / DATABASE):
            opening.recognise(folder, key)
            if read_only:
                opening.check_upgraded(folder, records, key)
            lock = None if read_only else Lock(folder, clock.now())
            try:
                branch = opening.prepare(folder, clock, entropy, records, key) if lock else None
                store = cls(folder, lock, clock, entropy, records, key)
            except BaseException:
                if lock:
                    lock.release()
                raise
        store.branch = branch
        if lock:
            store.media.tidy()
        return store

    @property
    def read_only(self) -> bool:
        """Whether this opening may not write."""
        return self._lock is None

    @property
    def protected(self) -> bool:
        """Whether the store, its photos and its backups are encrypted."""
        return self._key is not None

    @property
    def person_id(self) -> str:
        """The person this install writes as."""
        return self._writer.author.actor

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the store and cannot write."""
        with (
            plain_words(self._path),
            ReadingSession(self._read_engine, autoflush=False, expire_on_commit=False) as session,
        ):
            yield session

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A reading connection of the driver, for the store's own queries."""
        with plain_words(self._path), self._read_engine.connect() as connection:
            driver: Connection = connection.connection.driver_connection  # type: ignore[assignment]
            yield driver

    @contextmanager
    def write(self, action: str) -> Iterator[Transaction]:
        """Carry out one action: what its session changed is one signed transaction, or nothing at all.

        The session does not flush by itself: flush before a query that must see what was added.
        """
        with self._session() as session:
            transaction = Transaction(action, session)
            pending = Pending(action, self._writer, _driver(session))
            attach(session, pending)
            yield transaction
            pending.committing = True
            session.commit()
            transaction.written = pending.written
        self._settle(transaction.written, remember=True)

    def roster(self) -> Roster:
        """Who may do what, as the journal says."""
        with self.reading() as connection:
            return roster_of(connection)

    @property
    def undo_next(self) -> Written | None:
        """The action that ``undo`` would take back; none where there is none."""
        return self._history.done[-1] if self._history.done else None

    @property
    def redo_action(self) -> str | None:
        """The action that ``redo`` would carry out again; none where there is none."""
        return self._history.undone[-1].action if self._history.undone else None

    def undo(self) -> Written:
        """Take back the last action of this session in a transaction of its own.

        Raises ``Refused`` where there is none, or where something newer stands on what it wrote.
        """
        return self._travel(UNDO, self._history.undo)

    def redo(self) -> Written:
        """Carry out again what was undone last."""
        return self._travel(REDO, self._history.redo)

    def _travel(self, label: str, act: Callable[[Connection, Writer], Written | None]) -> Written:
        written = self.writing(act)
        if written is None:
            raise Refused("store.undo.nothing")
        return self._history.settle(written, label)

    def audit(self, query: audit.Query, offset: int = 0, limit: int = 100) -> audit.Page:
        """Who changed what from what to what, and when; latest first."""
        with self.reading() as connection:
            return audit.read(connection, query, offset, limit)

    def check(self, *, rebuild: bool = False) -> verify.Report:
        """Read everything and say what is not as it should be; with ``rebuild`` also replay the whole journal."""
        # A connection of its own: SQLite's integrity check takes a search index for damaged on a connection that
        # searched before others wrote, because FTS5 remembers the index's structure as it was then.
        with plain_words(self._path), closing(connect(self._path, Access.READ, self._key)) as connection:
            report = verify.check(connection, self.records, self.media, with_rebuild=rebuild)
            return opening.with_complaints(report, connection, self.folder) if self._key else report

    def backup(self, *, way_back: bool = False) -> Backup:
        """An automatic backup, kept for a day at least where it is a ``way_back``; may run on any thread."""
        with self.reading() as connection:
            return backup.automatic(connection, self.folder, self.clock, self._key, way_back=way_back)

    def archive(self, target: Path) -> Backup:
        """One file with store, photos and card, verified by reading it back."""
        with self.reading() as connection, in_place(target), plain_words(target):
            return backup.archive(connection, self.folder, target, self.clock, self._key)

    def backups(self) -> list[Backup]:
        """The automatic backups, latest first."""
        return backup.listed(self.folder)

    def writing(self, act: Callable[[Connection, Writer], Written | None], *, remember: bool = False) -> Written | None:
        """Carry out an action that is made of operations rather than of changed objects (undo, roster, decisions).

        With ``remember`` it can be undone.
        """
        with self._session() as session, session.gate().opened():
            written = act(_driver(session), self._writer)
            session.info["journal"] = Pending("", self._writer, _driver(session), committing=True)
            session.commit()
        self._settle(written, remember=remember)
        return written

    def take_in(self, act: Callable[[Connection], T], *, keep: bool = True) -> T:
        """Let ``act`` take in what others wrote (``journal.intake``), in one transaction: all of it or nothing.

        With ``keep`` off the store is left as it was, whatever ``act`` found out: a preview.
        """
        return self.take_in_and_look(lambda connection, _: act(connection), keep=keep)

    def take_in_and_look(self, act: Callable[[Connection, Session], T], *, keep: bool = True) -> T:
        """The same for an ``act`` that also reads records as they are with what it took in.

        Where this laptop's own stream comes back from elsewhere it was copied: it goes on in a new epoch.
        """
        own = self._writer.author.stream
        with self._session() as session, session.gate().opened(), without_collection():
            driver = _driver(session)
            before = identity.length(driver, own)
            found = act(driver, session)
            twin = identity.length(driver, own) != before
            session.info["journal"] = Pending("", self._writer, driver, committing=True)
            if keep and twin:
                identity.rotate(driver, self.entropy)
            if keep:
                session.commit()
            else:
                session.rollback()
        self._writer.forget_roster()
        if keep and twin:
            self.branch = marks.Branch.COPIED
        with self.reading() as connection:
            self.workspace_id = identity.read_meta(connection, "workspace")
            self._writer.author = identity.author_of(connection)
        return found

    def compact(self) -> None:
        """Write the database anew, so that it keeps nothing of what was erased."""
        if self._write_engine is None:
            raise JournalBypassed("the store was opened for reading")
        with self._turn, plain_words(self._path):
            pooled = self._write_engine.raw_connection()
            try:
                driver: Connection = pooled.driver_connection  # type: ignore[assignment]
                search.forget(driver)
                driver.execute("VACUUM")
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                pooled.close()

    def carried(self, since: Mapping[str, tuple[int, str]] | None = None) -> Generator[Carried]:
        """Every transaction in order, held ones too, as ``carrying.carried``; to be closed where left half read."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            try:
                yield from carried(connection, since)
            finally:
                connection.execute("ROLLBACK")

    def find(self, words: str, kinds: Collection[str] = (), limit: int = 50) -> list[search.Hit]:
        """Living records that have every word, accents or not; the last word may be a beginning."""
        with self.reading() as connection:
            return search.find(connection, words, kinds, limit)

    def close(self) -> None:
        """Let go of the files and the lock."""
        self.closed = True
        self._read_engine.dispose()
        if self._write_engine:
            self._write_engine.dispose()
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _session(self) -> Iterator[JournaledSession]:
        if self._write_engine is None:
            raise JournalBypassed("the store was opened for reading")
        if self._writing_thread == threading.get_ident():
            raise JournalBypassed("an action inside another")
        with (
            self._turn,
            plain_words(self._path),
            JournaledSession(self._write_engine, autoflush=False, expire_on_commit=False) as session,
        ):
            self._writing_thread = threading.get_ident()
            try:
                yield session
            except BaseException:
                # It may have been read from what is now taken back.
                self._writer.forget_roster()
                raise
            finally:
                self._writing_thread = None

    def _settle(self, written: Written | None, *, remember: bool) -> None:
        if written is not None:
            marks.advance(self.workspace_id, self._writer.author.stream, written.seq, written.id, self.folder)
            if remember:
                self._history.remember(written)


def _driver(session: JournaledSession) -> Connection:
    driver: Connection = session.connection().connection.driver_connection  # type: ignore[assignment]
    return driver
