"""What packages brought and nobody decided on, or is held, is told before a round is closed or minutes corrected."""

from __future__ import annotations

from datetime import date

from inspector.services import documents, evidence, inspections, rounds, supplements
from inspector.services.documents import DocumentKind
from inspector.services.team import conflicts, members
from inspector.services.workspace import Workspace
from inspector.store.journal.body import Kind
from inspector.store.journal.writer import Draft
from inspector.store.queries.journal_state import has_others
from tests.services.team.acts import find, give, refused, sign_minutes
from tests.services.team.laptops import Team
from tests.services.team.test_trust import this
from tests.store.journal.exchange import operate


def held(workspace: Workspace, round_id: str) -> list[str]:
    """What is told of it."""
    problems = [one for one in rounds.close_problems(workspace, round_id) if one.code == "held"]
    assert {(one.level, one.target.page, one.target.id) for one in problems} <= {("warning", "sync", "ledger")}
    return [one.message for one in problems]


def test_packages_are_asked_about_once_something_came(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    assert not has_others(lead.store), "what it sent is its own"
    give(pair, member, "0.5")
    pair.carry(member, lead)
    assert has_others(lead.store)


def test_what_is_held_is_told_unit_by_unit_with_whose_it_is(pair: Team) -> None:
    lead, stolen = pair.lead, pair.members[0]
    pair.meet()
    members.revoke(lead, this(stolen), "mất máy")
    give(pair, stolen, "0.5")
    evidence.attach_bytes(stolen, "finding", find(pair, stolen, unit=1), "Bảng niêm yết.txt", b"1")
    rounds.change_round(stolen, pair.case.round, rounds.RoundDraft(name="Đợt một"))
    assert held(lead, pair.case.round) == []
    pair.carry(stolen, lead)
    told = held(lead, pair.case.round)
    assert sorted(words.partition("(")[0] for words in told) == [
        "UBND xã Cầu Bà: còn 01 mục đang tạm giữ, chưa áp dụng ",
        "UBND xã Giang Ly: còn 02 mục đang tạm giữ, chưa áp dụng ",
        "Đợt 1 năm 2019: còn 01 mục đang tạm giữ, chưa áp dụng ",
    ], "what comes with a visit is told once"
    assert all("(của Chuyên viên Một (A02))" in words for words in told)
    other = rounds.add_round(lead, rounds.RoundDraft(year=2019)).subject
    assert held(lead, other) == []
    members.release(lead, this(stolen))
    assert held(lead, pair.case.round) == []
    assert held(lead, pair.case.round) == []


def test_what_names_one_another_without_end_is_looked_at_once(pair: Team) -> None:
    """Who has a stolen laptop may write what no page lets anybody write: it must not keep a round open."""
    lead, stolen = pair.lead, pair.members[0]
    pair.meet()
    members.revoke(lead, this(stolen), "mất máy")
    owners = [*(f"l{number + 1}" for number in range(1500)), "l0"]
    chain = [
        Draft(
            "attachment_link",
            f"l{number}",
            Kind.PUT,
            {"attachment_id": ("a", ()), "owner_type": ("attachment_link", ()), "owner_id": (owner, ())},
        )
        for number, owner in enumerate(owners)
    ]
    operate(stolen.store, lambda _: chain, "evidence.add")
    last = Draft("attachment_link", "l1500", Kind.PUT, {"owner_type": ("finding", ()), "owner_id": ("f", ())})
    finding = Draft("finding", "f", Kind.PUT, {"inspection_id": (pair.case.inspections[0], ())})
    operate(stolen.store, lambda _: [last, finding], "evidence.add")
    pair.carry(stolen, lead)
    assert [words.partition(":")[0] for words in held(lead, pair.case.round)] == ["UBND xã Cầu Bà"]


def test_supplementary_minutes_are_not_signed_over_what_nobody_decided_on(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    give(pair, member, "0.25")
    inspection = sign_minutes(pair)
    pair.carry(member, lead)
    supplement = supplements.begin_supplement(lead, inspection, supplements.SupplementDraft(reason="Ghi nhầm")).subject
    supplements.change_supplement(lead, supplement, supplements.SupplementDraft(held_on=date(2019, 6, 5)))
    inspections.change_inspection(lead, inspection, inspections.InspectionDraft(limits="Niêm yết chưa đủ."))
    told = [one for one in documents.problems(lead, DocumentKind.SUPPLEMENT, supplement) if one.target.page == "sync"]
    assert [(one.level, one.code) for one in told] == [("error", "conflicts_open")]
    assert "điểm thẩm định" in told[0].message
    found = refused("supplement.incomplete", supplements.sign_supplement, lead, supplement, date(2019, 6, 5))
    assert "mâu thuẫn chưa giải quyết" in str(found)
    for one in conflicts.conflicts(lead):
        conflicts.take(lead, one, next(version.index for version in one.versions if version.this_laptop))
    assert not [
        one for one in documents.problems(lead, DocumentKind.SUPPLEMENT, supplement) if one.target.page == "sync"
    ]


def test_signed_minutes_that_the_data_left_are_told_before_closing(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    give(pair, member, "0.25", reason="Ghi trên máy khác")
    inspection = sign_minutes(pair)
    pair.carry(member, lead)

    def told() -> list[tuple[str, str, str]]:
        found = [one for one in rounds.close_problems(lead, pair.case.round) if one.code == "minutes_differ"]
        return [(one.level, one.target.id, one.message) for one in found]

    assert told() == [], "it waits for a decision"
    (view,) = [one for one in conflicts.conflicts(lead) if one.field == "assessed_points"]
    theirs = next(one for one in view.versions if not one.this_laptop)
    conflicts.take(lead, view, theirs.index)
    ((level, target, words),) = told()
    assert (level, target) == ("warning", inspection)
    assert words.startswith("01 đơn vị có biên bản đã ký nay khác dữ liệu mà chưa có biên bản bổ sung: UBND xã Cầu Bà.")
    supplement = supplements.begin_supplement(lead, inspection, supplements.SupplementDraft(reason="Ghi nhầm")).subject
    assert told() == [], "they are being made"
    assert supplement


def test_minutes_are_not_issued_over_what_nobody_decided_on(pair: Team) -> None:
    lead, member = pair.lead, pair.members[0]
    give(pair, member, "0.25")
    inspection = sign_minutes(pair)
    lacks = {one.code for one in documents.problems(lead, DocumentKind.MINUTES, inspection)}
    pair.carry(member, lead)
    found = {one.code: one for one in documents.problems(lead, DocumentKind.MINUTES, inspection)}
    assert found.keys() - lacks >= {"conflicts_open"}
    assert (found["conflicts_open"].level, found["conflicts_open"].target.page) == ("error", "sync")
    conflicts.take_all(lead, conflicts.conflicts(lead), conflicts.SIGNED)
    assert {one.code for one in documents.problems(lead, DocumentKind.MINUTES, inspection)} == lacks
