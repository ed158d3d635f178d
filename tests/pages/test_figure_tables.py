"""The table behind a chart is sent as text, and words without anything to say draw nothing."""

from streamlit.testing.v1 import AppTest

from tests.pages.reading import tables


def _drawn() -> None:
    import pandas as pd  # noqa: PLC0415 - the function is run as a script of its own

    from pages.shared import figure_tables, show  # noqa: PLC0415
    from sections.blocks import Block  # noqa: PLC0415

    show.paragraphs("## Rubrik", "", "Mening")
    table = pd.DataFrame({"Grupp": ["<b>a</b>"], "n": ["3"]})
    figure_tables.show(Block("Rubrik", "", None, "", table, ""))


def test_a_table_is_sent_letter_by_letter_and_an_empty_paragraph_is_none():
    app = AppTest.from_function(_drawn).run()
    assert app.markdown[0].value == "## Rubrik\n\nMening"
    assert tables(app)[0].to_dict("list") == {"Grupp": ["<b>a</b>"], "n": ["3"]}
