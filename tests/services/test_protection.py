"""A protected workspace through the services: made, opened, changed, protected later."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pyrage
import pytest

from inspector.core.errors import Refused
from inspector.services import protection, upkeep
from inspector.services.evidence import attach_bytes
from inspector.services.protection import Cost, NewVault
from inspector.services.workspace import (
    OrganisationDraft,
    PersonDraft,
    Workspace,
    create_workspace,
    is_workspace,
    open_workspace,
    status,
)
from tests.services.acts import make_case, make_workspace

PASSPHRASE = "năm cụm từ dễ nhớ"
NEW = "sáu cụm từ khác hẳn"
CHEAP = Cost(64, 1, 1)


@pytest.fixture
def vault() -> NewVault:
    return protection.new_vault(PASSPHRASE, cost=CHEAP)


@pytest.fixture
def folder(tmp_path: Path, vault: NewVault) -> Path:
    """The folder of a protected workspace that nobody has open."""
    made = create_workspace(
        tmp_path / "workspace",
        OrganisationDraft(name="Ủy ban nhân dân xã Khánh Trung"),
        PersonDraft(name="Người thử"),
        vault=vault,
    )
    made.close()
    return tmp_path / "workspace"


def refusal(folder: Path, secret: str) -> str:
    with pytest.raises(Refused) as caught:
        open_workspace(folder, secret=secret)
    return caught.value.code


def test_it_opens_with_passphrase_and_code_alone(folder: Path, vault: NewVault) -> None:
    assert is_workspace(folder)
    assert protection.is_protected(folder)
    for secret in (PASSPHRASE, vault.code):
        workspace = open_workspace(folder, secret=secret)
        assert status(workspace).protected
        assert protection.protection(workspace).protected
        assert protection.protection(workspace).organisation == ""
        workspace.close()
    assert refusal(folder, "") == "vault.needed"
    assert refusal(folder, NEW) == "vault.wrong_passphrase"


def test_a_plain_one_opens_whatever_secret_is_named(workspace: Workspace) -> None:
    folder = workspace.folder
    assert not protection.is_protected(folder)
    assert not status(workspace).protected
    assert not protection.protection(workspace).protected
    for act in (
        lambda: protection.change_passphrase(workspace, PASSPHRASE, NEW),
        lambda: protection.new_code(workspace, PASSPHRASE),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code == "vault.plain"
    workspace.close()
    open_workspace(folder, secret=PASSPHRASE).close()


def test_a_changed_passphrase_is_the_only_one(folder: Path) -> None:
    workspace = open_workspace(folder, secret=PASSPHRASE)
    with pytest.raises(Refused):
        protection.change_passphrase(workspace, NEW, PASSPHRASE, cost=CHEAP)
    with pytest.raises(Refused) as short:
        protection.change_passphrase(workspace, PASSPHRASE, "ngắn", cost=CHEAP)
    assert short.value.code == "vault.short_passphrase"
    protection.change_passphrase(workspace, PASSPHRASE, NEW, cost=CHEAP)
    workspace.close()
    assert refusal(folder, PASSPHRASE) == "vault.wrong_passphrase"
    open_workspace(folder, secret=NEW).close()


def test_a_forgotten_passphrase_is_set_anew_with_the_code(folder: Path, vault: NewVault) -> None:
    workspace = open_workspace(folder, secret=vault.code)
    protection.change_passphrase(workspace, vault.code, NEW, cost=CHEAP)
    workspace.close()
    open_workspace(folder, secret=NEW).close()


def test_a_new_code_is_in_force_once_it_is_kept(folder: Path, vault: NewVault) -> None:
    workspace = open_workspace(folder, secret=PASSPHRASE)
    new = protection.new_code(workspace, PASSPHRASE)
    open_workspace(folder, secret=vault.code, read_only=True).close()
    protection.keep_code(workspace, new)
    workspace.close()
    assert refusal(folder, vault.code) == "vault.wrong_code"
    open_workspace(folder, secret=new.code).close()


def test_the_organisation_has_a_key_of_its_own(folder: Path) -> None:
    identity = pyrage.x25519.Identity.generate()
    workspace = open_workspace(folder, secret=PASSPHRASE)
    protection.set_organisation(workspace, PASSPHRASE, str(identity.to_public()))
    assert protection.protection(workspace).organisation == str(identity.to_public())
    workspace.close()
    workspace = open_workspace(folder, secret=str(identity))
    protection.set_organisation(workspace, PASSPHRASE, " ")
    workspace.close()
    assert refusal(folder, str(identity)) == "vault.no_slot.organisation"


def test_a_group_of_the_code_proves_that_it_was_written_down(vault: NewVault) -> None:
    assert len(vault.groups) == 6
    vault.confirm(3, f" {vault.groups[2].lower()} ")
    for typed in ("", vault.groups[3], vault.groups[2][:-1]):
        with pytest.raises(Refused) as caught:
            vault.confirm(3, typed)
        assert caught.value.code == "vault.group_wrong"


def test_the_sheet_shows_the_code(vault: NewVault, tmp_path: Path) -> None:
    protection.write_sheet(tmp_path / "sheet.pdf", vault, "UBND xã Khánh Trung")
    with pdfplumber.open(tmp_path / "sheet.pdf") as pdf:
        text = pdf.pages[0].extract_text()
    assert all(group in text for group in vault.groups)
    assert "UBND xã Khánh Trung" in text
    with pytest.raises(Refused):
        protection.write_sheet(tmp_path / "no folder" / "sheet.pdf", vault, "x")


def test_a_plain_workspace_is_protected_with_all_its_work(tmp_path: Path, vault: NewVault) -> None:
    workspace = make_workspace(tmp_path / "plain")
    case = make_case(workspace)
    attach_bytes(workspace, "inspection", case.inspections[0], "ảnh.png", b"\x89PNG\r\n\x1a\n" + bytes(5000))
    upkeep.backup(workspace)
    with pytest.raises(Refused) as caught:
        protection.protect(workspace.folder, vault)
    assert caught.value.code == "store.locked"
    workspace.close()
    seen: list[tuple[int, int]] = []
    protection.protect(workspace.folder, vault, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 1)]
    again = open_workspace(workspace.folder, secret=PASSPHRASE)
    assert again.name == workspace.name
    assert upkeep.check(again, rebuild=True).ok
    assert upkeep.check(again).media == 1
    assert upkeep.backups(again) == ()
    again.close()


def test_a_preview_tells_a_backup_from_the_present(folder: Path, tmp_path: Path) -> None:
    workspace = open_workspace(folder, secret=PASSPHRASE)
    made = upkeep.backup(workspace, tmp_path / "a.cchc-backup")
    make_case(workspace)
    with pytest.raises(Refused) as caught:
        upkeep.preview(made.path)
    assert caught.value.code == "vault.needed"
    found = upkeep.preview(made.path, PASSPHRASE, workspace)
    assert (found.name, found.protected, found.media, found.present_media) == (workspace.name, True, 0, 0)
    assert found.present is not None
    assert found.present.number > found.contents.number == made.number
    before, now = dict(found.contents.counts), dict(found.present.counts)
    assert (before["unit"], now["unit"]) == (0, 3)
    assert (before["round"], now["round"]) == (0, 1)
    assert found.contents.action
    assert found.contents.at is not None
    workspace.close()
    assert upkeep.preview(made.path, PASSPHRASE).present is None
    upkeep.restore(made.path, tmp_path / "back", PASSPHRASE)
    open_workspace(tmp_path / "back", secret=PASSPHRASE).close()


def test_a_preview_of_another_workspace_has_nothing_to_compare(folder: Path, tmp_path: Path) -> None:
    plain = make_workspace(tmp_path / "plain")
    made = upkeep.backup(plain, tmp_path / "plain.cchc-backup")
    plain.close()
    other = open_workspace(folder, secret=PASSPHRASE)
    found = upkeep.preview(made.path, present=other)
    assert not found.protected
    assert found.present is None
    other.close()
