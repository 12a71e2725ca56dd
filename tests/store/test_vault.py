from __future__ import annotations

import json
import random
import unicodedata
from contextlib import suppress
from pathlib import Path

import pyrage
import pytest

from inspector.core.errors import Refused
from inspector.core.paper_code import encode
from inspector.store.layout import BACKUPS, KEYS
from inspector.store.vault import Cost, Unlocked, Vault, has_keys
from tests.store.acts import CHEAP, PASSPHRASE


@pytest.fixture
def made() -> tuple[Unlocked, str]:
    return Vault.create(PASSPHRASE, cost=CHEAP)


def refusal(vault: Vault, secret: str) -> str:
    with pytest.raises(Refused) as caught:
        vault.unlock(secret)
    assert str(caught.value)
    return caught.value.code


def test_passphrase_and_code_open_the_same_key(made: tuple[Unlocked, str]) -> None:
    unlocked, code = made
    assert len(unlocked.key) == 32
    for secret in (PASSPHRASE, f"  {PASSPHRASE}\n", code, code.lower().replace("-", " ")):
        assert unlocked.vault.unlock(secret) == unlocked.key
    assert unlocked.vault.unlock_with_code(code) == unlocked.key


def test_two_vaults_have_nothing_in_common(made: tuple[Unlocked, str]) -> None:
    (unlocked, code), (other, other_code) = made, Vault.create(PASSPHRASE, cost=CHEAP)
    assert unlocked.key != other.key
    assert code != other_code
    assert refusal(other.vault, code) == "vault.wrong_code"


def test_a_passphrase_is_the_same_from_every_keyboard() -> None:
    unlocked, _ = Vault.create("Bốn mùa cải cách", cost=CHEAP)
    assert unlocked.vault.unlock(unicodedata.normalize("NFD", "Bốn mùa cải cách")) == unlocked.key


def test_what_opens_nothing_is_told_apart(made: tuple[Unlocked, str]) -> None:
    vault, code = made[0].vault, made[1]
    assert refusal(vault, "một mật khẩu khác") == "vault.wrong_passphrase"
    assert refusal(vault, PASSPHRASE.upper()) == "vault.wrong_passphrase"
    assert refusal(vault, encode(bytes(16))) == "vault.wrong_code"
    assert refusal(vault, encode(bytes(32)).lower()) == "vault.code_of_team"
    with pytest.raises(Refused, match="phiếu"):
        vault.unlock_with_code(code[:-1] + ("0" if code[-1] != "0" else "1"))
    assert refusal(vault, str(pyrage.x25519.Identity.generate())) == "vault.no_slot.organisation"


def test_a_slip_in_the_code_is_told_from_a_wrong_passphrase(made: tuple[Unlocked, str]) -> None:
    vault, code = made[0].vault, made[1]
    other = "2" if code[7] != "2" else "3"
    for slip in (code[:7] + other + code[8:], code[:7] + code[8:], code[:7] + code[7] + code[7:], code[:-1].lower()):
        assert refusal(vault, slip) == "vault.code_mistyped"
    for words in ("cải cách hành chính năm 2026 nhé", "correct horse battery staple ab", code[:-3]):
        assert refusal(vault, words) == "vault.wrong_passphrase"


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        Vault.create("  ngắn quá  ", cost=CHEAP)
    assert caught.value.code == "vault.short_passphrase"


def test_a_new_passphrase_takes_the_place_of_the_old(made: tuple[Unlocked, str]) -> None:
    unlocked, code = made
    vault = unlocked.vault.with_passphrase(unlocked.key, "mật khẩu mới tinh", cost=CHEAP)
    assert vault.unlock("mật khẩu mới tinh") == vault.unlock(code) == unlocked.key
    assert refusal(vault, PASSPHRASE) == "vault.wrong_passphrase"


def test_a_new_code_takes_the_place_of_the_old(made: tuple[Unlocked, str]) -> None:
    unlocked, code = made
    vault, new = unlocked.vault.with_new_code(unlocked.key)
    assert vault.unlock(new) == vault.unlock(PASSPHRASE) == unlocked.key
    assert refusal(vault, code) == "vault.wrong_code"


def test_the_organisation_opens_with_its_own_key(made: tuple[Unlocked, str]) -> None:
    unlocked, _ = made
    identity = pyrage.x25519.Identity.generate()
    vault = unlocked.vault.with_organisation(unlocked.key, f" {identity.to_public()}\n")
    assert vault.organisation == str(identity.to_public())
    assert vault.unlock(f"{identity}\n") == unlocked.key
    assert refusal(vault, str(pyrage.x25519.Identity.generate())) == "vault.wrong_identity"
    assert refusal(vault.without_organisation(), str(identity)) == "vault.no_slot.organisation"
    assert vault.without_organisation().organisation == ""
    with pytest.raises(Refused) as caught:
        vault.with_organisation(unlocked.key, "age1không phải khóa")
    assert caught.value.code == "vault.bad_recipient"


def test_the_file_tells_neither_key_nor_secrets(made: tuple[Unlocked, str], tmp_path: Path) -> None:
    unlocked, code = made
    unlocked.vault.save(tmp_path)
    data = (tmp_path / KEYS).read_text()
    for secret in (unlocked.key.hex(), PASSPHRASE, code, code.replace("-", "")):
        assert secret not in data
    assert Vault.load(tmp_path) == unlocked.vault
    entry = next(slot for slot in json.loads(data)["slots"] if slot["kind"] == "passphrase")
    assert (entry["memory_kib"], entry["iterations"], entry["lanes"]) == (64, 1, 1)


def test_the_copy_among_the_backups_steps_in_and_both_are_mended(made: tuple[Unlocked, str], tmp_path: Path) -> None:
    vault = made[0].vault
    vault.save(tmp_path)
    main, copy = tmp_path / KEYS, tmp_path / BACKUPS / KEYS
    whole = main.read_bytes()
    for broken in (None, b"", whole[:-9], whole.replace(b'"salt": "', b'"salt": "00')):
        main.unlink() if broken is None else main.write_bytes(broken)
        assert Vault.load(tmp_path) == vault
        Vault.load(tmp_path).mend(tmp_path)
        assert main.read_bytes() == whole
    copy.unlink()
    vault.mend(tmp_path)
    assert copy.read_bytes() == whole
    assert list(tmp_path.rglob("*.part")) == []


def test_without_a_sound_file_it_says_what_to_do(made: tuple[Unlocked, str], tmp_path: Path) -> None:
    with pytest.raises(Refused) as missing:
        Vault.load(tmp_path)
    assert missing.value.code == "vault.missing"
    assert not has_keys(tmp_path)
    made[0].vault.save(tmp_path)
    assert has_keys(tmp_path)
    for path in (tmp_path / KEYS, tmp_path / BACKUPS / KEYS):
        path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(Refused) as damaged:
        Vault.load(tmp_path)
    assert damaged.value.code == "vault.damaged"


def test_no_flipped_bit_passes_for_a_wrong_passphrase(made: tuple[Unlocked, str], tmp_path: Path) -> None:
    data = made[0].vault.dump()
    chance = random.Random(7)
    harmless = 0
    for _ in range(300):
        place = chance.randrange(len(data))
        flipped = data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]
        # A flip in the number of the format makes it a newer one.
        with suppress(Refused, ValueError):
            assert Vault.parse(flipped, tmp_path) == made[0].vault
            harmless += 1
    assert harmless < 30, "flips in the white space"


@pytest.mark.parametrize("cost", [Cost(1 << 30, 1, 1), Cost(64, 10**6, 1), Cost(64, 1, 10**4), Cost(1, 1, 1)])
def test_a_file_that_asks_for_endless_work_is_refused(made: tuple[Unlocked, str], tmp_path: Path, cost: Cost) -> None:
    raw = made[0].vault.dump().decode()
    entry = json.loads(raw)["slots"][0]
    assert entry["kind"] == "passphrase"
    slot = made[0].vault.slots[0]
    greedy = Vault((type(slot)(slot.kind, slot.wrapped, slot.salt, cost), *made[0].vault.slots[1:]))
    with pytest.raises(ValueError, match="cost"):
        Vault.parse(greedy.dump(), tmp_path)


def test_a_newer_format_is_left_alone(made: tuple[Unlocked, str], tmp_path: Path) -> None:
    raw = json.loads(made[0].vault.dump())
    with pytest.raises(Refused) as caught:
        Vault.parse(json.dumps(raw | {"format": 2}).encode(), tmp_path)
    assert caught.value.code == "vault.newer"
