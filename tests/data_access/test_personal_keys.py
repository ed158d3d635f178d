"""The key that persons are known by is made once, kept close and never replaced."""

import hmac
import stat
from hashlib import sha256

import pytest

from data_access import personal_keys
from data_access.settings import SettingsError

NUMBER = "191212121212"


def test_the_key_is_drawn_once_and_then_the_same(tmp_path):
    file = tmp_path / "deep" / "personnummer.key"
    assert personal_keys.read_or_create(file) == personal_keys.read_or_create(file)


def test_two_keys_are_never_alike(tmp_path):
    assert personal_keys.read_or_create(tmp_path / "a") != personal_keys.read_or_create(
        tmp_path / "b"
    )


def test_only_the_owner_may_read_the_key_and_its_folder(tmp_path):
    file = tmp_path / "deep" / "personnummer.key"
    personal_keys.read_or_create(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_missing_key_is_not_replaced_by_reading(tmp_path):
    with pytest.raises(SettingsError, match="Utan den kan ingen kännas igen"):
        personal_keys.read(tmp_path / "gone.key")


def test_a_file_that_holds_something_else_is_refused(tmp_path):
    file = tmp_path / "notes.key"
    file.write_text("lösenord")
    with pytest.raises(SettingsError, match="innehåller inte en nyckel"):
        personal_keys.read_or_create(file)


def test_a_key_that_cannot_be_made_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="går inte att skapa"):
        personal_keys.read_or_create(tmp_path / "file" / "personnummer.key")


def test_the_hash_is_hmac_sha256_and_depends_on_the_key():
    key = bytes(range(32))
    assert personal_keys.key_hash(key, NUMBER) == hmac.digest(key, NUMBER.encode(), sha256).hex()
    assert personal_keys.key_hash(key, NUMBER) != personal_keys.key_hash(bytes(32), NUMBER)


def test_hmac_agrees_with_the_published_case():
    """RFC 4231, test case 2: HMAC-SHA-256 with the key "Jefe"."""
    published = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert personal_keys.key_hash(b"Jefe", "what do ya want for nothing?") == published


def test_the_fingerprint_tells_keys_apart_and_is_no_persons_hash():
    assert personal_keys.fingerprint(bytes(32)) != personal_keys.fingerprint(bytes(range(32)))
    assert personal_keys.fingerprint(bytes(32)) != personal_keys.key_hash(bytes(32), "")
