"""Text is read in whatever encoding it was written, and broken letters are refused."""

import pytest

from data_access.importing import decoding
from data_access.importing.refusal import FileRefused

TEXT = "Åsa Öberg-Ström; é; ü\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])
def test_swedish_letters_survive_every_supported_encoding(encoding):
    assert decoding.decode(TEXT.encode(encoding)).text == TEXT


def test_utf_16_is_read_in_either_byte_order():
    assert decoding.decode(b"\xfe\xff" + TEXT.encode("utf-16-be")).text == TEXT
    assert decoding.decode(b"\xff\xfe" + TEXT.encode("utf-16-le")).text == TEXT


def test_the_euro_sign_of_windows_is_a_euro_sign():
    assert decoding.decode("5 € för åtta".encode("cp1252")).text == "5 € för åtta"


def test_letters_in_two_parts_are_composed():
    assert decoding.decode("A\u030asa".encode()).text == "Åsa"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read_as_one(newline):
    assert decoding.decode(f"a{newline}b{newline}".encode()).text == "a\nb\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (b"\xef\xbb\xbf", "tom"),  # nothing but a byte order mark
        (b"\n", "tom"),
        (b"PK\x03\x04 xlsx or zip", "inte en textfil"),
        (b"%PDF-1.7", "inte en textfil"),
        (b"\x1f\x8b gzip", "inte en textfil"),
        (b"MZ a program", "inte en textfil"),
        (b"a;b\n\x00;1", "inte hör hemma"),
        ("a;b".encode("utf-16-le"), "inte hör hemma"),  # no byte order mark
        ("Å\ufffdsa".encode(), "inte hör hemma"),  # already lost a letter
        ("Hemvården".encode().decode("latin-1").encode(), "trasiga"),  # encoded twice
        ("Hemvården".encode() + "\nSödra".encode("cp1252"), "trasiga"),  # mixed by line
        ("Hemvården".encode("mac-roman"), "trasiga"),
        (b"\xff\xfea", "teckenkodning"),  # half a letter at the end
        (b"a\x81b", "teckenkodning"),  # a byte that means nothing
    ],
)
def test_a_file_that_is_no_sound_text_is_refused_in_one_sentence(content, said):
    with pytest.raises(FileRefused, match=said):
        decoding.decode(content)
