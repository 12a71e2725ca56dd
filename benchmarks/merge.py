"""What the lead waits for: the preview of one unit's package, beside only reading the same package.

Run `python -m benchmarks.merge`. The lead has the sample workspace; a member has scored one unit of it on a laptop of
their own: 56 criteria and four photos. The preview is the very merge, rolled back; reading verifies, decrypts, parses.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks._figures import Figure, in_turn, seconds, table
from inspector.services import evidence, inspections
from inspector.services.lookup import find_inspection
from inspector.services.sample import make_sample
from inspector.services.team import joining, packages, recovery
from inspector.services.team.joining import Role
from inspector.services.workspace import Workspace, open_workspace
from inspector.store.identity import author_of
from inspector.sync.package import open_package

ROUNDS: Final = 7
PHOTOS: Final = 4
PHOTO_BYTES: Final = 2_000_000
UNIT: Final = "KV27"
"""Postponed in the sample, so that it can be inspected."""


def main() -> int:
    """Measure and print a table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print(table(measure()))
    return 0


def measure() -> list[Figure]:
    """The figures, from a team made for the purpose."""
    with tempfile.TemporaryDirectory() as name:
        before = os.environ.get("INSPECTOR_HOME")
        os.environ["INSPECTOR_HOME"] = str(Path(name) / "home")
        try:
            return _measure(Path(name))
        finally:
            if before is None:
                del os.environ["INSPECTOR_HOME"]
            else:
                os.environ["INSPECTOR_HOME"] = before


def _measure(folder: Path) -> list[Figure]:
    lead = make_sample(folder / "lead")
    file = _work(folder, lead)
    with lead.store.reading() as connection:
        identity = author_of(connection).key.identity

    def previewed() -> float:
        begun = time.perf_counter()
        packages.preview(lead, [file])
        return time.perf_counter() - begun

    def read() -> float:
        begun = time.perf_counter()
        with open_package(file, identity) as package:
            for _ in package.transactions():
                pass
        return time.perf_counter() - begun

    times = in_turn({"preview": previewed, "read": read}, ROUNDS)
    ours, beside = (sorted(times[name])[ROUNDS // 2] for name in ("preview", "read"))
    merged = _merged(lead, file)
    lead.close()
    return [
        Figure("preview of one unit's package", seconds(ours), f"reading it alone: {seconds(beside)}", ours / beside),
        Figure("merge of it, backup included", seconds(merged), f"its preview: {seconds(ours)}", merged / ours),
    ]


def _work(folder: Path, lead: Workspace) -> Path:
    """A member's package about one unit."""
    recovery.make_sheet(lead, folder / "sheet.pdf")
    request, admission, file = (folder / f"{name}.cchc" for name in ("request", "admission", "work"))
    joining.join(folder / "member", "Chuyên viên", request)
    joining.admit(lead, joining.read_request(request), Role.INSPECTOR, admission)
    joining.accept(folder / "member", admission)
    member = open_workspace(folder / "member")
    inspection = find_inspection(member, UNIT)
    inspections.start_inspection(member, inspection)
    for area in inspections.sheet(member, inspection).areas:
        for row in area.criteria:
            draft = inspections.AnswerDraft(assessed_points=row.maximum)
            inspections.answer(member, inspection, row.id, draft)
    photos = [folder / f"{number}.jpg" for number in range(PHOTOS)]
    for photo in photos:
        photo.write_bytes(b"\xff\xd8\xff" + os.urandom(PHOTO_BYTES))
    evidence.attach_files(member, "inspection", inspection, photos)
    packages.export(member, file)
    member.close()
    return file


def _merged(lead: Workspace, file: Path) -> float:
    begun = time.perf_counter()
    packages.merge(lead, [file])
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
