"""Whole municipalities to look at: the demo's, and one read from exports of another shape."""

import random
import shutil
from datetime import date, timedelta

from sqlalchemy import select

from data_access import database, demo
from data_access.database import Purpose
from data_access.importing import import_files
from data_access.schema import metadata
from pages.shared import records
from tests.data_access.importing.exports import Style, personal_number
from tests.data_access.importing.workbook_files import workbook


def filled(kind, template, folder):
    """The address of a filled database file, and all its rows by table."""
    file = folder / "filled.db"
    shutil.copy(template, file)
    engine = database.open_engine(f"sqlite:///{file}")
    if kind == "demo":
        with database.writing(engine) as connection:
            demo.fill(connection, today=records.today())
    else:
        _read_exports(engine, folder)
    with database.reading(engine) as connection:
        tables = {
            table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables
        }
    engine.dispose()
    return f"sqlite:///{file}", tables


def _read_exports(engine, folder):
    """Two units with 40 citizens as a care system would write them out."""
    rng, today = random.Random(7), records.today()  # noqa: S311  (made-up rows, not keys)
    people = [personal_number(date(1930, 1, 1) + timedelta(days=41 * i)) for i in range(40)]
    unit = {who: ("Norr", "Söder")[i % 2] for i, who in enumerate(people)}
    start = today - timedelta(days=700)
    days = [start + timedelta(days=100 * i) for i in range(8)]  # the last is today
    kinds = ["Planerad uppföljning", "Planerad uppföljning", "Kartläggning", "Vardagssamtal"]
    headings = ["Personnummer", "Enhet", "Datum", "Typ", "Svarssätt", "Begriplighet (1-5)"]
    headings += ["Hanterbarhet (1-5)", "Meningsfullhet (1-5)", "SPPB", "COPM utförande"]
    headings += ["IBIC Hemliv", "Resultat", "Medborgaren deltog"]
    rows = [
        [who, unit[who], day, rng.choice(kinds), rng.choice(["Själv", "Med stöd", "Ombud"])]
        + [rng.choice([None, *range(1, 6)]) for _ in range(3)]
        + [rng.choice([None, rng.randint(0, 12)]), rng.choice([None, float(rng.randint(1, 10))])]
        + [rng.choice([0, 1, 2, 3, 4, 9]), rng.choice([None, "Fortsätter", "Ändras"])]
        + [rng.choice([None, "Ja", "Delvis", "Nej"])]
        for who in people
        for day in rng.sample(days, k=rng.randint(1, 6))
    ]
    (folder / "uppf.csv").write_bytes(Style(encoding="cp1252").write(headings, rows))
    (folder / "plan.xlsx").write_bytes(_plans(rng, people, unit, today))
    happened = [[who, rng.choice(days), rng.choice(["Hjälpmedel", "Fall"])] for who in people[::2]]
    events = Style(separator=",").write(["Personnummer", "Datum", "Händelse"], happened)
    (folder / "händelser.csv").write_bytes(events)
    import_files(
        engine,
        [folder / "uppf.csv", folder / "plan.xlsx", folder / "händelser.csv"],
        today=today,
        key_file=folder / "test.key",
        purpose=Purpose.MUNICIPALITY,
        all_or_nothing=True,
    )


def _plans(rng, people, unit, today) -> bytes:
    """Plans, goals and activities of some, with the gaps that such sheets have."""
    units = [["Enhet", "Verksamhet"], ["Norr", "hemvård"], ["Söder", "vårdboende"]]
    plans = [["Personnummer", "Enhet", "Upprättad", "Undertecknad av medborgare/företrädare"]]
    plans[0] += ["Undertecknad av kontaktman", "Upprättad tillsammans med"]
    aims = [["Personnummer", "Mål", "Livsområde", "Måltyp", "Vems mål", "Startdatum", "Måldatum"]]
    aims[0] += ["Nuläge (0-4)", "Målnivå (0-4)", "Senaste bedömning (0-4)", "Senast bedömd"]
    rows = [["Personnummer", "Mål", "Vad", "Vem", "När", "Hur", "Start", "Slut"]]
    rows[0] += ["Det gör jag själv", "Som jag vill ha det"]
    for i, who in enumerate(people[:34]):
        made = today - timedelta(days=rng.choice([3, 60, 500]))
        signed = rng.choice([None, made + timedelta(days=1)])
        plans.append([who, unit[who], made, signed, signed, rng.choice([None, "Medborgaren"])])
        about = rng.choice(["Laga mat", "Komma tillbaka ut", "Träffa vänner"])
        text, later = f"{about} {i}", made + timedelta(days=rng.randint(1, 3))
        kind = rng.choice(["Förbättra", "Bibehålla", "Bromsa försämring"])
        owner = rng.choice(["Medborgarens", "Gemensamt", "Personalens"])
        area = rng.choice(["Hemliv", "Förflyttning", "Samhällsgemenskap", None])
        levels = [rng.randint(1, 4), rng.choice([None, 1, 3]), rng.choice([None, *range(5)])]
        assessed = later if levels[2] is not None else None
        due = rng.choice([None, made + timedelta(days=90)])
        aims.append([who, text, area, kind, owner, made, due, *levels, assessed])
        said = [rng.choice([None, "Något"]) for _ in range(3)]
        ended = rng.choice([None, None, later])
        what = rng.choice(["Promenad på eftermiddagen", "Lunch i sällskap"])
        own = [rng.choice([None, "Dukar"]), rng.choice([None, "Ja", "Nej"])]
        rows.append([who, text, what, *said, made, ended, *own])
    return workbook(Organisation=units, Genomförandeplaner=plans, Mål=aims, Insatser=rows)
