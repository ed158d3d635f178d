"""The grid is tested on its spec: a row a citizen, a mark that means one thing."""

import pandas as pd

from charts.course_grid import CELL_COLUMNS, COURSE_COLUMNS, HEADER, ROW, course_grid
from charts.look import LIGHT
from domain.vocabulary import Outcome, Step, Track


def cells(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(CELL_COLUMNS)).astype(CELL_COLUMNS)


NO_COURSES = pd.DataFrame(columns=list(COURSE_COLUMNS)).astype(COURSE_COLUMNS)
STRONGER = (0, "Åsa", str(Track.FUNCTION), "SPPB", "8", str(Outcome.STRENGTHENED))
LOWER = (1, "Örjan", str(Track.MEANINGFULNESS), "Meningsfullhet", "3", str(Step.LOWER))
UNSURE = (1, "Örjan", str(Track.ACTIVITY), "COPM", "5,0", str(Outcome.UNCERTAIN))


def test_a_mark_has_the_colour_the_shape_and_the_word_of_its_verdict():
    told = course_grid(cells(STRONGER, LOWER, UNSURE), NO_COURSES, LIGHT).data["cells"]
    columns = ["shape", "colour", "word", "filled"]
    assert list(told[columns].itertuples(index=False, name=None)) == [
        ("triangle-up", LIGHT.better, "Stärkt", 1.0),
        ("triangle-down", LIGHT.worse, "Lägre", 1.0),
        ("circle", LIGHT.kept, "Går inte att säga", 0.0),  # hollow: it claims nothing
    ]


def test_the_chart_grows_with_its_citizens():
    one, two = (
        course_grid(cells(*rows), NO_COURSES, LIGHT).height
        for rows in ((STRONGER,), (STRONGER, LOWER))
    )
    assert (one, two) == (HEADER + ROW, HEADER + 2 * ROW)


def test_a_unit_without_citizens_still_gives_a_chart():
    assert course_grid(cells(), NO_COURSES, LIGHT).height == HEADER


def test_a_course_stands_in_its_own_tracks_column():
    courses = pd.DataFrame(
        {
            "row": [0, 0],
            "track": [str(Track.FUNCTION)] * 2,
            "held_on": pd.to_datetime(["2026-01-01", "2026-06-01"]),
            "share": [0.0, 1.0],
        }
    ).astype(COURSE_COLUMNS)
    drawing = course_grid(cells(STRONGER), courses, LIGHT)
    first, last = drawing.data["courses"].to_dict("records")
    (mark,) = drawing.data["cells"].to_dict("records")
    assert first["x"] < last["x"] < mark["x_mark"]
    assert last["y"] < first["y"]  # better is up


def test_every_layer_draws_a_frame_that_is_there():
    drawing = course_grid(cells(STRONGER), NO_COURSES, LIGHT)
    assert {layer["data"]["name"] for layer in drawing.spec["layer"]} == set(drawing.data)
