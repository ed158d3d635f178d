"""Goals by life area; meals among them, though no classification has an area of that name."""

import re

import pandas as pd

MEALS = "Mat och måltider"
"""What is told by words: the classification spreads it over home life and personal care."""

MEAL_WORDS = re.compile(
    r"\b(?:\w+s)?mat(?:en)?\b|\b(?:matlag|bak(?:a|ar|ning)\b|ät(?:a|er)\b|fik(?:a|ar|at)\b)"
    r"|måltid|(?<!för)(?<!efter)middag|frukost|lunch|kaffe",
    re.IGNORECASE,
)
"""Words that tell of food and meals; not tillbaka, mäta, klimat, förmiddag or eftermiddag."""


def areas(goals: pd.DataFrame) -> list[str]:
    """The life areas that goals are about, and meals where any goal tells of them."""
    named = sorted(goals["life_area"].dropna().unique())
    return [*named, MEALS] if len(of_area(goals, MEALS)) and MEALS not in named else named


def of_area(goals: pd.DataFrame, area: str) -> pd.DataFrame:
    """The goals of a life area; those of meals are told by their words, whatever their area."""
    there = goals["life_area"] == area
    if area == MEALS:
        there |= goals["text"].str.contains(MEAL_WORDS, na=False)
    return goals.loc[there]
