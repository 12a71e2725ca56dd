"""Somebody who has read nothing but the two pages on packages and the journal comes to the same state as we do."""

from __future__ import annotations

from inspector.domain.device import Role
from inspector.services import erasure, evidence, inspections, units
from inspector.services import journal as journal_page
from inspector.services.team import conflicts, members
from inspector.services.workspace import Workspace
from inspector.store.journal.body import OPERATION_BITS, OPERATIONS_LIMIT, reference
from inspector.store.journal.state import heads_digest
from tests.services.acts import add_unit
from tests.services.team.acts import give
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this
from tests.sync import second_projection as second
from tests.sync.second_reader import read
from tests.sync.test_exporting import key_of


def test_a_second_reader_comes_to_the_same_heads_and_verdicts(team: Team) -> None:
    one, two, three = team.members
    _write_apart(team)
    _decide_and_erase(team)
    members.change_role(team.lead, this(one), Role.READER)
    members.change_role(team.lead, this(two), Role.LEAD)
    give(team, one, "0.75", unit=1)
    team.carry(one, team.lead)
    members.revoke(team.lead, this(three))
    give(team, three, "0.3", unit=2)
    team.carry(three, team.lead)
    found = read(team.send(team.lead, photos="all"), key_of(team.lead.store).private)
    known = second.transactions(found)
    held = second.held(found.contents["root"], known)
    assert {held[name] for name in held} == {"", "role", "revoked"}
    assert held == _held(team.lead)
    heads = second.heads([each for each in known if not held[each.id]])
    assert {seen for found in heads.values() for _, seen in found.values()} == {False, True}
    assert heads == _heads(team.lead)
    with team.lead.store.reading() as connection:
        assert second.heads_digest(known) == heads_digest(connection)
    assert sorted(map(len, found.photos.values())) == [5, 70_000]


def _write_apart(team: Team) -> None:
    """Two laptops differ about a score; a unit is deleted, restored and deleted, and changed elsewhere meanwhile."""
    one, two, _ = team.members
    unit = add_unit(team.lead, "TAM", "Đơn vị tạm", note="Số điện thoại 0900 000 000")
    gone = add_unit(team.lead, "XOA", "Đơn vị xóa")
    team.meet()
    give(team, one, "0.5")
    give(team, two, "0.25")
    journal_page.undo(two)
    give(team, two, "0.1", code="1.2")
    units.remove_units(team.lead, [unit, gone])
    units.restore_units(team.lead, [unit])
    units.remove_units(team.lead, [unit])
    units.change_unit(one, unit, units.UnitDraft(code="TAM", name="Đơn vị tạm, sửa", kind="commune"))
    for name, content in (("a.txt", b"plain"), ("b.bin", b"b" * 70_000)):
        evidence.attach_bytes(one, "inspection", team.case.inspections[0], name, content)
    give(team, two, "0.3")
    team.meet()


def _decide_and_erase(team: Team) -> None:
    apart = next(each for each in conflicts.conflicts(team.lead) if each.field == "assessed_points")
    conflicts.take(team.lead, apart, 1)
    kept = next(each for each in units.units(team.lead) if each.code == "TAM")
    erasure.erase(team.lead, "unit", kept.id, ["note"])
    inspections.start_inspection(team.lead, team.case.inspections[2])
    team.meet()


def _held(workspace: Workspace) -> dict[str, str]:
    with workspace.store.reading() as connection:
        return dict(connection.execute("SELECT id, held FROM journal").fetchall())


def _heads(workspace: Workspace) -> second.Heads:
    result: second.Heads = {}
    with workspace.store.reading() as connection:
        rows = connection.execute(
            "SELECT type, head.id, field, journal.id, op, value, seen FROM head "
            f"JOIN journal ON number = op >> {OPERATION_BITS}"
        ).fetchall()
    for kind, record, field, name, op, value, seen in rows:
        place = reference(name, op & (OPERATIONS_LIMIT - 1))
        result.setdefault((kind, record, field), {})[place] = value, seen == 1
    return result
