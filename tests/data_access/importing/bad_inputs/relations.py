"""Group I: what does not go together with what the database holds."""

from tests.data_access.importing.bad_inputs.cases import Case, Expected, both, follow_ups

FILE, LINE, TAKEN, REMARKED = Expected.FILE, Expected.ROW, Expected.TAKEN, Expected.REMARKED
USUAL = follow_ups()
PLAN = "Personnummer;Enhet;Upprättad;Kontaktman\n19430528-9938;Hemvården Norr;2026-01-31;Okänd O\n"
GOAL = "Personnummer;Mål;Startdatum\n19430528-9938;Gå ut själv;2026-01-31\n"
TREE = "Enhet;Verksamhet;Överordnad enhet\nSyd;hemvård;Väst\nVäst;hemvård;Syd\n"
FLAG = USUAL.replace(b"Typ;", b"Skyddad;").replace("Kartläggning".encode(), b"Nej")

I = (  # noqa: E741  (the letter of the group)
    Case(168, "unknown unit", LINE, follow_ups(Enhet="Finns inte"), "finns inte i organisationen"),
    Case(169, "unit of another municipality", LINE, follow_ups(Enhet="Hemvården Nord"), "närmaste"),
    Case(
        *(170, "renamed unit", LINE, follow_ups(Enhet="Hemvården i Norr"), "”Hemvården Norr”"),
        why="units have no code to be known by: the row is refused with the nearest name",
    ),
    Case(
        *(171, "one citizen in two units by turns", TAKEN),
        both({}, {"Enhet": "Vårdboendet Almen", "Datum": "2026-03-01"}),
    ),
    Case(
        *(172, "in two units at once", LINE, both({}, {"Enhet": "Vårdboendet Almen"})),
        "säger olika",
        why="no file states placements: the nearest is the same follow-up in two units",
    ),
    Case(
        *(173, "protection missing or denied", REMARKED, FLAG, "Skyddad"),
        why="kept, since an import never writes the flag: see the test of its own",
    ),
    Case(
        *(174, "someone purged", LINE, USUAL, "gallrade och läses inte in igen"),
    ),
    Case(
        *(175, "unknown key worker", TAKEN, PLAN.encode()),
        kept="Okänd O",
        why="there is no register of staff to look in: what the plan says is kept",
    ),
    Case(
        *(176, "goal without plan", TAKEN, GOAL.encode()),
        kept="Gå ut själv",
        why="the issue: goals come in files of their own, and belong to the citizen",
    ),
    Case(
        *(177, "units above each other in a ring", FILE, TREE.encode(), "till sig själv"),
    ),
    Case(178, "the same file again", TAKEN, USUAL, before=(USUAL,)),
    Case(
        *(179, "an older file after a newer", TAKEN, both({"SPPB": "6"}), "1 ändrade"),
        before=(USUAL,),
    ),
)
