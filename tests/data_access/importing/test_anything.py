"""Whatever is handed in, it is read and every row accounted for, or refused in one sentence."""

from hypothesis import given
from hypothesis import strategies as st

from data_access.importing import FileRefused
from tests.data_access.importing.reading import checked

HEADINGS = ["Personnummer", "Enhet", "Datum", "Typ", "Svarssätt", "SPPB", "TUG", "IBIC Hemliv"]
cells = st.one_of(
    st.sampled_from(
        ["19430528-9938", "Hemvården Norr", "2026-01-31", "02/01/2026", "7", "8,5", ""]
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8),
)
rows = st.lists(st.lists(cells, min_size=7, max_size=9), max_size=6)


@given(rows, st.sampled_from(";,\t|"))
def test_every_row_is_accepted_refused_or_a_duplicate(table, mark):
    lines = [HEADINGS, *table]
    content = "\n".join(mark.join(f'"{_quoted(cell)}"' for cell in line) for line in lines)
    result = _outcome(content.encode())
    if isinstance(result, str):
        assert result.endswith(".")
        return
    assert result.data_rows == result.accepted + result.rejected + result.exact_duplicates
    assert sum(result.rejected_by_reason.values()) == result.rejected
    assert not set(result.records.index) & set(result.faults["line"])


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_one_swedish_sentence(content):
    assert str(_outcome(content))


def _outcome(content):
    try:
        return checked(content)
    except FileRefused as refused:
        return str(refused)


def _quoted(cell):
    return cell.replace('"', '""')
