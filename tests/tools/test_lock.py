"""What requirements.lock and the third-party notices promise."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from tools.notices import delivered

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked() -> dict[str, str]:
    """Version by package name."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", LOCK, re.MULTILINE))


def test_lock_names_no_index() -> None:
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", LOCK)


def test_every_package_has_hashes() -> None:
    entries = re.split(r"^(?=[a-z])", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_lock_satisfies_the_project_file() -> None:
    wanted = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["dependency-groups"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    versions = locked()
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(versions[requirement.name.lower()]), str(requirement)


def test_notices_name_what_is_delivered() -> None:
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    versions = locked()
    for name in delivered():
        assert f"| {name} | {versions[name]} |" in notices


def test_extras_and_what_other_systems_need_are_delivered_too() -> None:
    """The library of tokens is an extra of the signing library; Windows alone needs the time zones."""
    assert {"python-pkcs11", "tzdata"} < set(delivered())
    assert not {"pytest", "click", "setuptools"} & set(delivered())


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "technical" / "dependencies.md").read_text(encoding="utf-8").lower()
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    for requirement in map(Requirement, wanted):
        assert re.search(rf"^\|.*\b{re.escape(requirement.name.lower())}\b.*\|.*\|.*\|$", reasons, re.MULTILINE)
