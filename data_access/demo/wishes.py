"""What invented citizens wish for, build on and have help with, as texts to choose among."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.vocabulary import GoalType, StrengthSource

IMPROVE, MAINTAIN, SLOW = GoalType.IMPROVE, GoalType.MAINTAIN, GoalType.SLOW


@dataclass(frozen=True)
class Wish:
    """A goal in the citizen's words, and the row of the plan that serves it."""

    words: str
    area: str
    kind: GoalType
    what: str
    often: str
    own_part: str
    support: str
    hours: float  # granted by month


OLDER: tuple[Wish, ...] = (
    Wish(
        *("Gå till brevlådan själv", "Förflyttning", IMPROVE, "Gångträning", "tre gånger i veckan"),
        *("Går med rollator och säger när det är nog", "Går bredvid och väntar in", 6),
    ),
    Wish(
        *("Laga söndagsmiddag igen", "Hemliv", IMPROVE, "Matlagning", "på söndagar"),
        *("Väljer rätt och skär grönsakerna", "Lyfter grytorna och håller sällskap", 5),
    ),
    Wish(
        *("Duscha själv på morgonen", "Personlig vård", MAINTAIN, "Dusch", "måndag och torsdag"),
        *("Tvättar mig själv", "Står utanför dörren", 8),
    ),
    Wish(
        *("Sjunga i kören på torsdagar", "Samhällsgemenskap", MAINTAIN, "Körsång", "på torsdagar"),
        *("Tar med noterna och grannen", "Hjälper till med ytterkläderna", 2),
    ),
    Wish(
        *("Klä mig som jag vill", "Personlig vård", MAINTAIN, "Påklädning", "varje morgon"),
        *("Väljer kläder och klär överkroppen", "Tar strumpor och skor", 10),
    ),
    Wish(
        *("Orka med besök av barnbarnen", "Relationer", SLOW, "Vila och planering", "före besök"),
        *("Säger när jag behöver vila", "Planerar dagen runt besöket", 2),
    ),
    Wish(
        *("Gå i trappan utan att bli rädd", "Förflyttning", IMPROVE, "Trappträning", "varje vecka"),
        *("Går två trappor upp", "Går steget nedanför", 4),
    ),
    Wish(
        *("Sköta om mina krukväxter", "Hemliv", SLOW, "Växterna", "på lördagar"),
        *("Vattnar och plockar blad", "Bär kannan", 1),
    ),
    Wish(
        *("Ringa min syster när jag vill", "Kommunikation", MAINTAIN, "Telefonen", "vid behov"),
        *("Ringer upp själv", "Ser till att telefonen är laddad", 1),
    ),
    Wish(
        *("Komma ut i friska luften varje dag", "Förflyttning", IMPROVE, "Promenad", "varje dag"),
        *("Bestämmer vart vi går", "Kör rullstolen i backen", 12),
    ),
    Wish(
        *("Äta frukost i lugn och ro", "Personlig vård", SLOW, "Frukost", "varje morgon"),
        *("Brer smörgåsen", "Dukar fram det tunga", 15),
    ),
)

YOUNGER: tuple[Wish, ...] = (
    Wish(
        *("Åka buss själv till jobbet", "Förflyttning", IMPROVE, "Bussträning", "varje vardag"),
        *("Har koll på tiden och kortet", "Åker med de första veckorna", 10),
    ),
    Wish(
        *("Få ordning på räkningarna", "Hemliv", IMPROVE, "Pengar och post", "varje vecka"),
        *("Öppnar posten samma dag", "Går igenom den på fredagar", 4),
    ),
    Wish(
        *("Laga mat tre gånger i veckan", "Hemliv", IMPROVE, "Matlagning", "tre gånger i veckan"),
        *("Handlar efter listan och lagar", "Planerar veckan tillsammans", 9),
    ),
    Wish(
        *("Träffa kompisar på helgen", "Relationer", MAINTAIN, "Fritid", "varannan helg"),
        *("Hör av mig och bestämmer tid", "Påminner på torsdagen", 3),
    ),
    Wish(
        *("Komma upp på morgonen", "Personlig vård", MAINTAIN, "Morgonstöd", "varje vardag"),
        *("Ställer klockan och går upp", "Ringer klockan åtta", 7),
    ),
    Wish(
        *("Säga ifrån när det blir för mycket", "Kommunikation", IMPROVE, "Samtal", "varje vecka"),
        *("Visar med kortet", "Lyssnar och ändrar planen", 4),
    ),
    Wish(
        *("Spela i bandet", "Samhällsgemenskap", MAINTAIN, "Musik", "på onsdagar"),
        *("Spelar trummor", "Skjutsar", 3),
    ),
    Wish(
        *("Hålla min lägenhet fin", "Hemliv", SLOW, "Städning", "varje vecka"),
        *("Dammsuger", "Delar upp i små steg", 5),
    ),
)

# Without a goal: help that goes on as it always has.
ROUTINE: tuple[tuple[str, str, str, float], ...] = (
    ("Städning", "varannan vecka", "Städar köket och badrummet", 3),
    ("Tvätt", "varannan vecka", "Tvättar och viker", 2),
    ("Inköp", "varje vecka", "Handlar efter listan", 4),
    ("Trygghetslarm", "dygnet runt", "Svarar och kommer", 0),
)

STRENGTHS: Mapping[StrengthSource, tuple[str, ...]] = {
    StrengthSource.OWN: (
        "Har alltid klarat sig och är stolt över det",
        "Minns alla sånger och sjunger gärna",
        "Frågar när något är oklart",
        "Tålmodig med sin träning",
        "Humor, också en dålig dag",
    ),
    StrengthSource.FAMILY: (
        "En dotter som ringer varje kväll",
        "En bror som hälsar på om söndagarna",
        "En granne som tar in posten",
    ),
    StrengthSource.CIVIL_SOCIETY: (
        "Kören på torsdagar",
        "Väntjänsten följer med ut",
        "Studiecirkeln i släktforskning",
    ),
    StrengthSource.AID: (
        "Rollator som passar inne och ute",
        "Griptång och strumppådragare",
        "Bildstöd för veckan",
    ),
}

OWN_WORDS = (
    "Jag vill bestämma själv när dagen börjar.",
    "Det ska kännas som mitt hem, inte som en arbetsplats.",
    "Jag klarar mer än ni tror, men det tar tid.",
    "Det viktigaste är att det är samma människor som kommer.",
    "Jag vill ut bland folk.",
)

MADE_WITH = (None, None, "dotter", "son", "god man", "arbetsterapeut")

KEY_WORKERS = (
    *("Amal Berg", "Karin Ek", "Pär Hägg", "Yusuf Lind", "Maja Sten", "Leila Dahl"),
    *("Ove Falk", "Sanna Krok", "Tove Rask", "Milan Wiik", "Hedda Grön", "Elias Torp"),
)

PROFESSIONS = ("undersköterska", "arbetsterapeut", "fysioterapeut", "sjuksköterska")
