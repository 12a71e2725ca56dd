"""Erasing by law what was written into fields of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector.cli.commands.opening import opened
from inspector.cli.output import Answer
from inspector.core.errors import Refused
from inspector.core.messages import text
from inspector.services import erasure

if TYPE_CHECKING:
    from argparse import Namespace

    from inspector.services.erasure import ErasurePreview


def erase(arguments: Namespace) -> Answer:
    """``inspector erase ENTITY FIELD… --preview | --confirm``; it cannot be undone, so it wants to be confirmed."""
    entity, _, record = arguments.entity.replace(":", "/").partition("/")
    with opened(arguments, writing=not arguments.preview) as workspace:
        found = erasure.preview(workspace, entity, record, arguments.fields)
        if arguments.preview:
            return _answer(found, erased=False)
        if not arguments.confirm:
            raise Refused("cli.erase_confirm", title=found.title or found.kind)
        erasure.erase(workspace, entity, record, arguments.fields)
    return _answer(found, erased=True)


def _answer(found: ErasurePreview, *, erased: bool) -> Answer:
    fields = [{"field": one.field, "writings": one.writings} for one in found.lines]
    data = {"entity": f"{found.entity}/{found.record_id}", "fields": fields, "erased": erased}
    lines = [text("cli.erase.erased" if erased else "cli.erase.would", kind=found.kind, title=found.title)]
    lines += [f"  {text('cli.erase.field', field=one.label, count=one.writings)}" for one in found.lines]
    return Answer(data, (*lines, found.reach))
