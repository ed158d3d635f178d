"""A measure is a file; a bad one is refused with a sentence that names what is wrong."""

import re
import shutil

import pytest

from domain.measures import MeasureFileError, default_shelf, load
from domain.measures.shelf import SHIPPED
from domain.vocabulary import Track


@pytest.fixture
def changed(tmp_path):
    """The SPPB file with one line changed, in a folder of its own."""

    def changed(pattern: str, line: str):
        text = (SHIPPED / "sppb.toml").read_text(encoding="utf-8")
        changed_text, n = re.subn(rf"^{pattern}.*$", line, text, count=1, flags=re.MULTILINE)
        assert n == 1
        file = tmp_path / "sppb.toml"
        file.write_text(changed_text, encoding="utf-8")
        return file

    return changed


@pytest.mark.parametrize(
    ("pattern", "line", "says"),
    [
        ("title", "", "saknar fältet ”title”"),
        ("title", "title = 3", "”title” har fel slags värde"),
        ("title", 'title = "SPPB"\ntitel = "x"', "okänt fält: ”titel”"),
        ("track", 'track = "strength"', "strength"),
        ("better", 'better = "up"', "higher eller lower"),
        ("highest", "highest = 0", "inte större än det lägsta"),
        ("step", "step = 0", "steget är inte större än noll"),
        ("mcid =", "missing_codes = [9]\nmcid = 1", "saknat värde ligger på skalan"),
        ("mdc_source", 'mdc_source = ""', "saknar källa"),
        ("mcid =", "mcid = -1", "större än noll"),
        ("rule", 'rule = "steps"', "har ingen gräns"),
        ("names", "names = []", "names är tom"),
        ("title", 'title = "SPPB', "inte en läsbar TOML-fil"),
    ],
)
def test_a_bad_file_is_refused_by_name(changed, pattern, line, says):
    with pytest.raises(MeasureFileError, match=re.escape(says)) as caught:
        load([changed(pattern, line)])
    assert "sppb.toml" in str(caught.value)


def test_two_measures_may_not_answer_to_the_same_column(tmp_path):
    shutil.copy(SHIPPED / "sppb.toml", tmp_path / "a.toml")
    shutil.copy(SHIPPED / "sppb.toml", tmp_path / "b.toml")
    with pytest.raises(MeasureFileError, match="a och b gör båda anspråk på namnet ”sppb”"):
        load(tmp_path.glob("*.toml"))


def test_a_new_file_is_a_new_measure_without_code(changed, tmp_path):
    changed("names", 'names = ["balans"]').rename(tmp_path / "balans.toml")
    assert load(tmp_path.glob("*.toml"))["balans"].track is Track.FUNCTION


def test_every_track_has_a_measure_that_ships():
    assert {measure.track for measure in default_shelf().values()} - {None} == set(Track)


def test_a_measure_without_a_track_stands_last_and_speaks_for_none():
    *_, last = default_shelf().values()
    assert (last.id, last.track) == ("god_dag", None)


def test_the_larger_of_the_two_limits_is_the_persons():
    sppb, copm = default_shelf()["sppb"], default_shelf()["copm_p"]
    assert (sppb.mcid, sppb.mdc, sppb.threshold) == (1.0, 1.88, 1.88)
    assert (copm.mcid, copm.mdc, copm.threshold) == (2.0, None, 2.0)


@pytest.mark.parametrize(
    ("measure", "value", "legal"),
    [
        ("sppb", 0, True),
        ("sppb", 12, True),
        ("sppb", 13, False),
        ("sppb", 3.5, False),  # whole points only
        ("copm_p", 3.7, True),
        ("copm_p", 0.9, False),
        ("hemliv", 4, True),
        ("hemliv", 8, False),  # a missing code is not a score
    ],
)
def test_what_may_stand_on_a_scale(measure, value, legal):
    scale = default_shelf()[measure]
    assert (scale.in_range(value) and scale.on_step(value)) is legal


def test_icf_codes_8_and_9_are_missing_and_never_scores():
    assert all(default_shelf()["hemliv"].is_missing(code) for code in (8, 9))
    assert not default_shelf()["sppb"].is_missing(9)
