"""Groups E and F: numbers that are no personal numbers, and names that are more than names."""

from datetime import date

from tests.data_access.importing.bad_inputs.cases import (
    Case,
    Expected,
    both,
    follow_ups,
    raw,
)
from tests.data_access.importing.exports import personal_number

LINE, TAKEN, REMARKED, FILE = Expected.ROW, Expected.TAKEN, Expected.REMARKED, Expected.FILE
ARABIC, WIDE = "١٩٤٣٠٥٢٨-٩٩٣٨", "１９４３０５２８-９９３８"
STORED_AS_SAID = "stored as it stands, and escaped where it is shown"


def number(at: int, what: str, expected: Expected, said: str, says: str = "", **more) -> Case:
    """A case of the personal number, which is not told back in any form."""
    tail = said.strip()[-4:] or "9938"
    return Case(at, what, expected, follow_ups(Personnummer=said), says, secrets=(tail,), **more)


def name(at: int, what: str, said: str) -> Case:
    """A name that is kept to the letter."""
    return Case(at, what, TAKEN, follow_ups(Namn=said), kept=said.strip(), why=STORED_AS_SAID)


E = (
    number(76, "twelve digits with dash", TAKEN, "19121212-1212"),
    number(77, "twelve digits", TAKEN, "191212121212"),
    number(78, "ten digits, century by rule", REMARKED, "121212-1212", "inget århundrade"),
    number(79, "plus sign at a hundred", TAKEN, "121212+1212"),
    number(80, "plus sign below a hundred", LINE, "19430528+9938", "orimligt"),
    number(81, "spaces", TAKEN, "19121212 12 12"),
    number(82, "wrong check digit", LINE, "19121212-1213", "kontrollsiffra stämmer inte"),
    number(83, "month 13", LINE, "19121312-1212", "orimligt"),
    number(84, "29 February of no leap year", LINE, "19130229-1212", "orimligt"),
    number(85, "coordination number", TAKEN, "701063-2391"),
    number(86, "day 92", LINE, "19121292-1212", "orimligt"),
    number(87, "born in the future", LINE, "20301212-1212", "orimligt"),
    number(88, "121 years old", REMARKED, personal_number(date(1905, 1, 1)), "ovanligt hög ålder"),
    number(89, "reserve number, Stockholm", TAKEN, "992024123456"),
    number(90, "reserve number, Skåne", TAKEN, "19430528-R12A"),
    number(91, "leading zeros lost", LINE, "1219342", "inte tio eller tolv siffror"),
    number(92, "as an exponent", LINE, "1.91212E+11", "gjorts om till ett tal"),
    number(93, "with decimals", LINE, "194305289938.0", "gjorts om till ett tal"),
    number(94, "en dash", TAKEN, "19430528–9938"),
    number(95, "Arabic-Indic digits", LINE, ARABIC, "andra siffror än 0 till 9"),
    number(96, "full-width digits", LINE, WIDE, "andra siffror än 0 till 9"),
    number(97, "TF number", LINE, "19430528-TF12", "TF-nummer"),
    number(98, "organisation number", LINE, "556036-0793", "organisationsnummer"),
    number(99, "no number", LINE, "", "Personnumret saknas"),
    Case(
        *(100, "the same person by ten and twelve digits", TAKEN),
        both({}, {"Personnummer": "430528-9938", "Datum": "2026-03-01"}),
    ),
    Case(
        *(101, "one number, two names", LINE),
        both({}, {"Namn": "Ebba Annan", "Datum": "2026-03-01"}),
        "har samma personnummer men olika namn",
        secrets=("Annan",),
    ),
    Case(
        *(102, "personal number in the name", REMARKED),
        follow_ups(Namn="Nils Hemlig 19430528-9938"),
        "innehöll ett personnummer",
        kept="Nils Hemlig [personnummer]",
    ),
)
F = (
    name(103, "None", "None"),
    name(104, "NA", "NA"),
    name(105, "null", "null"),
    name(106, "å, ö and dash", "Åsa Öberg-Ström"),
    name(107, "one letter", "Å"),
    Case(108, "200 letters", LINE, follow_ups(Namn="x" * 200), "200 tecken långt"),
    Case(
        *(109, "only spaces", LINE, "Enhet;Verksamhet\n   ;hemvård\nNy;hemvård\n".encode()),
        "Enhet saknas",
        why="where a name is required; a citizen's may be left out",
    ),
    name(110, "apostrophe", "Siv O'Neill"),
    name(111, "SQL", "Robert'); DROP TABLE citizen".replace(";", ",")),
    name(112, "script", "<script>alert(1)</script>"),
    name(113, "picture in Markdown", "![x](http://evil.example/p.png)"),
    name(114, "link in Markdown", "[x](javascript:alert(1))"),
    name(115, "formula in Markdown", "$x^2$"),
    name(116, "icon and colour", ":material/delete: :red[x]"),
    name(117, "formula", "=1+1"),
    name(118, "number with plus", "+46 70 111"),
    name(119, "dash alone", "-"),
    name(120, "formula with @", "@SUM(A1)"),
    Case(121, "tab first", TAKEN, raw("Nils", "\tNils"), kept="Nils Hemlig"),
    name(122, "emoji", "Åsa 🌻"),
    Case(
        *(123, "without width", REMARKED, follow_ups(Namn="Ni\u200bls\u200d H")),
        "Osynliga tecken i cellen är borttagna",
        kept="Nils H",
    ),
    Case(124, "bidi override", LINE, follow_ups(Namn="Nils \u202eH"), "vänder på texten"),
    Case(
        *(125, "control characters", FILE, follow_ups(Namn="Nils\x07")),
        "inte hör hemma i text",
        why="no system writes them as text: the whole file is suspect",
    ),
    name(126, "Sámi and Finnish", "Ánte Čáhppe Mäkelä ŋđ"),
    name(127, "Arabic and Chinese", "محمد 王小明"),
)
