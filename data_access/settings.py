"""What the environment decides, read once at start. Unknown settings are refused by name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data_access import sign_in
from data_access.sign_in import SignIn, SignInError

PREFIX = "SAMMANHANG_"
HOME = Path(__file__).resolve().parents[1]
DATA_FOLDER = HOME / ".data"
LOCAL_COOKIE = "sammanhang_lokal"  # what the browser keeps in local mode
COOKIE = "sammanhang"  # what a signed-in browser keeps
OWN = {
    "DATABASE_URL",
    "KEY_FILE",
    "LOCAL_SESSION",
    "PROFILE_FOLDER",
    "KASAM_PERMISSION",
    "RETENTION_RULES",
}
KNOWN = sign_in.KNOWN | OWN


class SettingsError(Exception):
    """A setting cannot be used. The message is one Swedish sentence for whoever starts the app."""


@dataclass(frozen=True)
class Settings:
    """Where the records are, and where the key for personal numbers is.

    `data_folder` holds what the app makes for itself, such as a local mode's database;
    `profile_folder` holds what is decided about the files of source systems;
    `local_session` is the SHA-256 of the one cookie that opens local mode; empty outside it.
    `kasam_permission` is where the permission to use the sums of a licensed KASAM form is found,
    such as a contract's number; empty where there is none.
    `retention_rules` is the municipality's own file of how long records are kept; None is ours.
    `sign_in` is how people come to real records; None when it is not set up.
    """

    database_url: str
    key_file: Path
    data_folder: Path = DATA_FOLDER
    local_session: str = ""
    profile_folder: Path = DATA_FOLDER / "profiler"
    sign_in: SignIn | None = None
    kasam_permission: str = ""
    retention_rules: Path | None = None

    @property
    def cookie(self) -> str:
        """A signed-in browser's cookie; the prefix keeps neighbouring hosts from setting it."""
        return f"__Host-{COOKIE}" if self.sign_in and self.sign_in.secure else COOKIE


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process; every variable that begins with SAMMANHANG_ must be known.

    Raises:
        SettingsError: A variable is not known, for instance misspelt, or sign-in is half set up.
    """
    said = {
        name.removeprefix(PREFIX): value
        for name, value in environment.items()
        if name.startswith(PREFIX)
    }
    for name in sorted(said.keys() - KNOWN):
        raise SettingsError(
            f"Inställningen {PREFIX}{name} finns inte. "
            f"De som finns är {', '.join(PREFIX + known for known in sorted(KNOWN))}."
        )
    try:
        way_in = sign_in.read(said, PREFIX)
    except SignInError as error:
        raise SettingsError(str(error)) from error
    return Settings(
        database_url=said.get("DATABASE_URL") or f"sqlite:///{DATA_FOLDER / 'sammanhang.db'}",
        key_file=Path(said.get("KEY_FILE") or DATA_FOLDER / "personnummer.key"),
        local_session=said.get("LOCAL_SESSION", ""),
        sign_in=way_in,
        profile_folder=Path(said.get("PROFILE_FOLDER") or DATA_FOLDER / "profiler"),
        kasam_permission=said.get("KASAM_PERMISSION", "").strip(),
        retention_rules=Path(said["RETENTION_RULES"]) if said.get("RETENTION_RULES") else None,
    )
