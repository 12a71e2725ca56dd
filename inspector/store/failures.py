"""What a failing disk or file means, in words for the person."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError

from inspector.core import messages
from inspector.core.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BY_RESULT: Final = {
    "SQLITE_FULL": "store.disk_full",
    "SQLITE_IOERR": "store.disk_error",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_CORRUPT": "store.corrupt",
    "SQLITE_NOTADB": "store.not_a_store",
    "SQLITE_CANTOPEN": "store.cannot_open",
    "SQLITE_BUSY": "store.busy",
    "SQLITE_LOCKED": "store.busy",
}
_BY_MESSAGE: Final = {
    "database or disk is full": "store.disk_full",
    "disk I/O error": "store.disk_error",
    "attempt to write a readonly database": "store.read_only",
    "unable to open database file": "store.cannot_open",
    "database disk image is malformed": "store.corrupt",
    "file is not a database": "store.not_a_store",
    "database is locked": "store.busy",
}
"""The backup API's errors carry no result code."""
_NO_TEXT: Final = "Could not decode to UTF-8"
"""How the driver's complaint begins about a text that was damaged."""
_UNDER_WAY: Final = ".part"
_BY_ERRNO: Final = {
    errno.ENOSPC: "store.disk_full",
    errno.EDQUOT: "store.disk_full",
    errno.EFBIG: "store.disk_full",
    errno.EROFS: "store.read_only",
    errno.EACCES: "store.read_only",
    errno.EPERM: "store.read_only",
    errno.EIO: "store.disk_error",
    errno.ENOENT: "store.not_found",
    errno.EEXIST: "store.not_a_folder",
    errno.ENOTDIR: "store.not_a_folder",
    errno.EISDIR: "store.not_a_file",
    errno.ENAMETOOLONG: "store.name_too_long",
    # A stick that was pulled, a share that went away.
    errno.ENODEV: "store.disk_error",
    errno.ENXIO: "store.disk_error",
    errno.ESTALE: "store.disk_error",
    errno.ENOTCONN: "store.disk_error",
}


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn the environment's failures inside the block into ``Refused``; bugs of ours pass through."""
    try:
        yield
    except (DBAPIError, sqlcipher3.dbapi2.Error, OSError) as error:
        refused = _refused(error, path)
        if refused is None:
            raise
        raise refused from error
    except UnicodeDecodeError as error:
        # The driver quotes a damaged schema in its complaint, whatever bytes that has become.
        if b"malformed database" not in error.object:
            raise
        raise Refused("store.corrupt", path=path) from error


def _refused(error: Exception, path: Path) -> Refused | None:
    if isinstance(error, OSError):
        code = _BY_ERRNO.get(error.errno or 0)
        return Refused(code, path=_named(error, path)) if code else None
    return _of_driver(error.orig if isinstance(error, DBAPIError) else error, path)


def _named(error: OSError, path: Path) -> str | Path:
    """The file the system complains of; one under way by the name it was to have."""
    name = error.filename or path
    return path if str(name).endswith(_UNDER_WAY) else name


def _of_driver(error: BaseException | None, path: Path) -> Refused | None:
    name = str(getattr(error, "sqlite_errorname", ""))
    for result, code in _BY_RESULT.items():
        if name.startswith(result):
            return Refused(code, path=path)
    code_of_message = "store.corrupt" if str(error).startswith(_NO_TEXT) else _BY_MESSAGE.get(str(error))
    return Refused(code_of_message, path=path) if code_of_message else None


def kind_words(kind: str) -> str:
    """What people call a kind of record; its own name where the catalogue has no word for it."""
    code = f"kind.{kind}"
    return messages.text(code) if messages.has(code) else kind


def field_words(kind: str, field: str) -> str:
    """What people call a field; its own name where the catalogue has no word for it."""
    code = f"field.{kind}.{field}"
    return messages.text(code) if messages.has(code) else field
