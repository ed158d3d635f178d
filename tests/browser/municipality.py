"""A served app on real records, where people sign in at an identity provider."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from data_access import database
from domain.access import Role
from tests import builders as a
from tests.browser.conftest import Served, serve

HERE, THERE = "Harry Här", "Dagny Där"
ELI, KIM, NOBODY = "eli@kommun.example", "kim@kommun.example", "ingen@kommun.example"
CLIENT_ID, CLIENT_SECRET = "sammanhang", "q8~Rk2.vT0pLx7Zc"


@dataclass(frozen=True)
class Municipality:
    """The app and its records: Norr, with `here`, is Eli's and Kim's; `there` is in Söder."""

    app: Served
    engine: Engine
    here: int
    there: int


@contextmanager
def served(folder: Path, template: Path, *, provider: str, port: int) -> Iterator[Municipality]:
    """Start the app on a copy of an empty database, to be signed in to at `provider`."""
    file = folder / "app.db"
    shutil.copy(template, file)
    engine = database.open_engine(f"sqlite:///{file}")
    here, there = _filled(engine)
    environment = {
        "PORT": str(port),
        "SAMMANHANG_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SAMMANHANG_COOKIE_SECRET": "4f9c1e7ab2d83650c7e1f40a9b6d5283",
        "SAMMANHANG_OIDC_METADATA_URL": f"{provider}/.well-known/openid-configuration",
        "SAMMANHANG_OIDC_CLIENT_ID": CLIENT_ID,
        "SAMMANHANG_OIDC_CLIENT_SECRET": CLIENT_SECRET,
    }
    with serve(folder, **environment) as app:
        yield Municipality(app, engine, here, there)
    engine.dispose()


def _filled(engine: Engine) -> tuple[int, int]:
    with database.writing(engine) as connection:
        database.state_fact(connection, "purpose", "municipality")
        norr, soder = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
        here = a.a_citizen(connection, norr, name=HERE)
        there = a.a_citizen(connection, soder, name=THERE)
        for who, unit in ((here, norr), (there, soder)):
            a.a_follow_up(connection, who, unit, date(2026, 1, 7), sppb=7)
        for identity, name in ((ELI, "Eli Ek"), (KIM, "Kim Kvist")):
            a.an_account(connection, (Role.UNIT_MANAGER, norr), identity=identity, name=name)
    return here, there
