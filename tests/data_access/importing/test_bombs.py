"""Each of twelve bombs is refused in under a second and with at most 50 MB more memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.data_access.importing.bad_inputs.containers import BOOK
from tests.data_access.importing.bombs import BOMBS

MOST_SECONDS = 1.0  # of the processor's time, so that others on the machine do not count
MOST_MEGABYTES = 50
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(name, tmp_path):
    bomb, usual = tmp_path / "fil.xlsx", tmp_path / "vanlig.xlsx"
    bomb.write_bytes(BOMBS[name]())
    usual.write_bytes(BOOK)
    command = [sys.executable, "-m", "tests.data_access.importing.bombs", bomb, usual]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    seconds, megabytes, sentence = json.loads(said.stdout)
    assert sentence.endswith(".")
    assert "formeln" not in sentence
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MEGABYTES


def test_there_are_twelve():
    assert len(BOMBS) == 12
