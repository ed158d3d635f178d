"""Settings come from the environment; what is misspelt is refused by name."""

import pytest

from data_access import settings


def test_without_anything_said_the_records_lie_under_data():
    chosen = settings.read({})
    assert chosen.database_url.endswith("/.data/sammanhang.db")
    assert chosen.key_file.parent.name == ".data"


def test_what_is_said_counts_and_others_variables_are_left_alone():
    chosen = settings.read({"SAMMANHANG_DATABASE_URL": "sqlite:///x.db", "HOME": "/"})
    assert chosen.database_url == "sqlite:///x.db"


def test_an_unknown_setting_is_refused_by_name():
    with pytest.raises(settings.SettingsError, match="SAMMANHANG_DATABAS_URL finns inte"):
        settings.read({"SAMMANHANG_DATABAS_URL": "sqlite:///x.db"})
