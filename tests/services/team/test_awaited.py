"""Photos that have only not come yet, beside photos that were here and are lost."""

from __future__ import annotations

from io import BytesIO

from inspector.services import evidence, upkeep
from inspector.services.workspace import Workspace
from tests.services.team.laptops import Team


def attach(team: Team, laptop: Workspace, name: str) -> str:
    """A photo of the first unit; its SHA-256."""
    file = team.folder / f"{name}.jpg"
    file.write_bytes(b"\xff\xd8\xff" + name.encode() * 100)
    evidence.attach_files(laptop, "inspection", team.case.inspections[0], [file])
    return next(one.sha256 for one in evidence.evidence(laptop, team.case.inspections[0]) if one.name == file.name)


def test_a_photo_that_has_not_come_is_asked_for_from_whoever_took_it(pair: Team) -> None:
    member = pair.members[0]
    for name in ("một", "hai"):
        attach(pair, member, name)
    pair.carry(member, pair.lead, photos="none")
    found = upkeep.check(pair.lead)
    assert (found.ok, found.problems) == (True, ())
    [waits] = found.awaited
    assert (waits.person, waits.files) == ("Chuyên viên Một (A02)", ("hai.jpg", "một.jpg"))
    assert "Chưa nhận được 02 ảnh" in str(waits)
    assert "hãy đề nghị người đó gửi gói kèm mọi ảnh" in str(waits)
    row = evidence.evidence(pair.lead, pair.case.inspections[0])[0]
    assert "Chưa nhận được 01 ảnh, tệp minh chứng do Chuyên viên Một (A02) ghi" in evidence.why_missing(pair.lead, row)
    pair.carry(member, pair.lead, photos="all")
    assert upkeep.check(pair.lead).awaited == ()


def test_a_photo_that_was_here_is_lost_whoever_took_it(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    theirs, mine = attach(pair, member, "của thành viên"), attach(pair, lead, "của trưởng đoàn")
    pair.carry(member, lead)
    with lead.store.media.open(mine) as stream:
        kept = stream.read()
    for sha256 in (mine, theirs):
        lead.store.media.remove(sha256)
    found = upkeep.check(lead)
    assert found.codes == ("store.check.media_missing",) * 2
    assert (found.ok, found.awaited) == (False, ())
    assert all("từng có trên máy này" in words for words in found.problems)
    pair.carry(lead, member)
    assert pair.carry(member, lead, photos="all").packages[0].photos_new == 1
    assert len(upkeep.check(lead).problems) == 1, "what nobody else has stays lost"
    lead.store.media.add(BytesIO(kept), "trả lại")
    pair.carry(lead, member, photos="all")


def test_many_files_are_counted_and_a_few_named(pair: Team) -> None:
    member = pair.members[0]
    for number in range(7):
        attach(pair, member, f"ảnh {number}")
    pair.carry(member, pair.lead, photos="none")
    words = str(upkeep.check(pair.lead).awaited[0])
    assert "07 ảnh" in words
    assert words.count(".jpg") == 5
    assert "và 02 tệp khác" in words
    pair.carry(member, pair.lead, photos="all")
