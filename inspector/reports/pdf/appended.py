"""Whether what was appended to a PDF since its first state adds signatures and changes nothing of what it says.

A signature answers for the file as it was when it was made, and so for whatever somebody appended before it. Here the
first state is held against the last: every object of the first must stand unchanged, but that the catalogue may get a
form, the pages the fields of signatures, and the file's information another day and program.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final

_CATALOGUE_MAY_GET: Final = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"})
_PAGE_MAY_GET: Final = frozenset({"/Annots"})
_INFORMATION_MAY_CHANGE: Final = frozenset({"/ModDate", "/Producer"})


def adds_only_signatures(reader: Any) -> bool:
    """Compare the first state of an open file (pyHanko's reader) with its last; one of a single state passes."""
    if reader.xrefs.total_revisions == 1:
        return True
    first = reader.get_historical_resolver(0)
    information = reader.trailer.raw_get("/Info").reference if "/Info" in reader.trailer else None
    may_change = {reader.root_ref: _CATALOGUE_MAY_GET, information: _INFORMATION_MAY_CHANGE}
    return first.root_ref == reader.root_ref and all(
        _stands(first(one), reader.get_object(one), may_change.get(one))
        for one in reader.xrefs.explicit_refs_in_revision(0)
    )


def _stands(before: Any, after: Any, may_change: frozenset[str] | None) -> bool:
    if _bytes(before) == _bytes(after):
        return True
    if not isinstance(before, dict) or not isinstance(after, dict) or hasattr(before, "encoded_data"):
        return False
    if may_change is not None:
        return _equal_but(before, after, may_change)
    page = before.get("/Type") == "/Page"
    return page and _equal_but(before, after, _PAGE_MAY_GET) and _gets_only_fields(before, after)


def _equal_but(before: Any, after: Any, apart: frozenset[str]) -> bool:
    names = (set(before) | set(after)) - apart
    return all(
        name in before and name in after and _bytes(before.raw_get(name)) == _bytes(after.raw_get(name))
        for name in names
    )


def _gets_only_fields(before: Any, after: Any) -> bool:
    """The page's annotations are those it had, then fields of signatures."""
    old, new = ([_bytes(one) for one in _annotations(page)] for page in (before, after))
    fields = after.get("/Annots", ())
    added = [fields[number] for number in range(len(old), len(new))]
    return new[: len(old)] == old and all(
        one.get("/Subtype") == "/Widget" and one.get("/FT") == "/Sig" for one in added
    )


def _annotations(page: Any) -> list[Any]:
    found = page.get("/Annots", ())
    return [found.raw_get(number) for number in range(len(found))]


def _bytes(found: Any) -> bytes:
    target = BytesIO()
    found.write_to_stream(target)
    return target.getvalue()
