"""The inspecting body (cơ quan chủ trì), the people it knows, and who signs for it."""

from __future__ import annotations

from datetime import date

from inspector.domain.base import Record, day, flag, reference
from inspector.domain.fields import Fields


class OrganisationDraft(Fields):
    """What a letterhead and a document symbol need."""

    name: str | None = None
    """Full name, "Ủy ban nhân dân huyện Khánh Vĩnh"."""
    short_name: str | None = None
    """Usual abbreviation, "UBND huyện Khánh Vĩnh"."""
    superior: str | None = None
    """Superior body (cơ quan chủ quản) as printed in a letterhead."""
    place: str | None = None
    """Place name (địa danh) before the date."""
    symbol: str | None = None
    """Abbreviation in symbols of its own documents, "UBND"."""
    team_name: str | None = None
    """Full name of the inspection team, "Đoàn kiểm tra công tác cải cách hành chính"."""
    team_symbol: str | None = None
    """Abbreviation in symbols of the team's documents, "ĐKT"."""
    archive_symbol: str | None = None
    """Unit that keeps the file copy, "NV" in "Lưu: VT, NV."."""
    standing_body: str | None = None
    """Standing body of the team (cơ quan thường trực), "Phòng Nội vụ"."""


class Organisation(OrganisationDraft, Record, table=True):
    """The inspecting body of this workspace."""

    __tablename__ = "organisation"
    search_fields = ("name", "short_name")
    required_fields = ("name",)


class SignerDraft(Fields):
    """Who signs which kind of document, by date (Decree 30/2020, Article 13)."""

    organisation_id: str | None = reference()
    document_kind: str | None = None
    """Kind of document this signer signs; nothing for all kinds."""
    authority: str | None = None
    """Authority line, "TM. ĐOÀN KIỂM TRA"."""
    capacity: str | None = None
    """Capacity line, "TRƯỞNG ĐOÀN"."""
    agency_position: str | None = None
    """Position in the agency whose stamp is used, "TRƯỞNG PHÒNG NỘI VỤ"."""
    person_name: str | None = None
    valid_from: date | None = day()
    valid_to: date | None = day()


class Signer(SignerDraft, Record, table=True):
    """A signing formula with its validity."""

    __tablename__ = "signer"
    parent_fields = ("organisation_id",)


class PersonDraft(Fields):
    """A cán bộ or team member; no identity-card numbers are ever kept."""

    name: str | None = None
    position: str | None = None
    body: str | None = None
    """Body the person works for."""
    valid_from: date | None = day()
    valid_to: date | None = day()
    illustrative: bool | None = flag()
    note: str | None = None


class Person(PersonDraft, Record, table=True):
    """A person who takes part in inspections."""

    __tablename__ = "person"
    search_fields = ("name", "position", "body")
    required_fields = ("name",)
