"""From the bytes of a file to its text, whatever system wrote it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from data_access.importing.refusal import FileRefused

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# How files that are not text begin: zip and xlsx, old Office, PDF, gzip, Windows programs.
NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"MZ")
# Swedish letters written as UTF-8 and read as something else, once too often.
TWICE_ENCODED = re.compile("Ã[¥¤¶…„–©¼]")
MAC_LETTERS = "ŒŠ"  # å and ä of old Macs, read as Windows-1252
MAC_ROMAN = re.compile(f"[a-zåäö][{MAC_LETTERS}]")
SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")  # half a letter, written as if whole
MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|table|body)\b", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe]")
BROKEN_LETTERS = "Filens teckenkodning går inte att läsa. Spara den som CSV UTF-8 och försök igen."


@dataclass(frozen=True)
class Decoded:
    """A file's text in composed form (NFC) with line ends as a single newline."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded:
    """Read bytes as UTF-8, UTF-16 (with byte order mark) or Windows-1252.

    A byte order mark decides. Without one the file is UTF-8 when every byte fits, since text in
    an 8-bit encoding with å, ä or ö practically never does; else Windows-1252, which agrees with
    ISO 8859-1 (latin-1) on every printable letter.

    Raises:
        FileRefused: The file is empty, is not text, or its letters are broken.
    """
    if content.startswith(NOT_TEXT):
        raise FileRefused("Filen är inte en textfil. Spara den som CSV och försök igen.")
    if SURROGATE.search(content) and not content.startswith(tuple(BYTE_ORDER_MARKS)):
        raise FileRefused(BROKEN_LETTERS)
    decoded = _decoded(content)
    text = unicodedata.normalize("NFC", decoded.text)
    _refuse_broken(text, decoded.encoding)
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), decoded.encoding)


def _decoded(content: bytes) -> Decoded:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return Decoded(_strictly(content.removeprefix(mark), encoding), encoding)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(_strictly(content, "cp1252"), "cp1252")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefused(BROKEN_LETTERS) from error


def _refuse_broken(text: str, encoding: str) -> None:
    if not text.strip():
        raise FileRefused("Filen är tom.")
    if MARKUP.match(text):
        raise FileRefused("Filen är en webbsida och ingen tabell. Ta ut den som CSV eller Excel.")
    if CONTROL.search(text):
        raise FileRefused(
            "Filen har tecken som inte hör hemma i text. Spara den som CSV UTF-8 och försök igen."
        )
    if TWICE_ENCODED.search(text) or (encoding == "cp1252" and _is_mac_roman(text)):
        raise FileRefused(
            "Bokstäverna å, ä och ö är trasiga i filen. Ta ut den på nytt som CSV UTF-8."
        )


def _is_mac_roman(text: str) -> bool:
    # To look for the letters themselves first is a thousand times as fast.
    return any(letter in text for letter in MAC_LETTERS) and bool(MAC_ROMAN.search(text))
