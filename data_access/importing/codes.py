"""The words that exports use for coded answers, and which code each stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from data_access.importing import words
from domain.vocabulary import (
    AsWished,
    Decision,
    FollowUpKind,
    GoalOwner,
    GoalType,
    LifeEventKind,
    Provider,
    Respondent,
    TookPart,
)


@dataclass(frozen=True)
class Codes:
    """A closed set of answers, each with the words that stand for it.

    `filler` are words that say nothing here, such as "uppföljning"; `empty` is the code when
    nothing else is said.
    """

    said_as: Mapping[StrEnum, tuple[str, ...]]
    filler: frozenset[str] = frozenset()
    empty: StrEnum | None = None

    @cached_property
    def _code_of(self) -> Mapping[str, StrEnum]:
        return {
            self._form(word): code
            for code, said in self.said_as.items()
            for word in (code.value, getattr(code, "label", code.value), *said)
        }

    def code(self, text: str) -> StrEnum | None:
        """The code that `text` stands for; None when the word is not known."""
        form = self._form(text)
        return self._code_of.get(form) if form else self.empty

    def _form(self, text: str) -> str:
        return "".join(word for word in words.normal(text).split() if word not in self.filler)


RESPONDENT = Codes(
    {
        Respondent.SELF: (
            *("själv", "själva", "egen", "jag", "medborgaren", "medborgaren själv", "brukaren"),
            *("brukaren själv", "brukare", "kunden", "kunden själv", "kund", "den enskilde"),
            *("enskild", "omsorgstagaren", "självskattning", "egen skattning", "citizen"),
            *("self report", "self reported", "alone"),
        ),
        Respondent.WITH_SUPPORT: (
            *("med stöd", "själv med stöd", "stöd", "med hjälp", "själv med hjälp", "assisted"),
            *("tillsammans", "tillsammans med personal", "supported", "with help", "with support"),
        ),
        Respondent.PROXY: (
            *("ombud", "anhörig", "närstående", "företrädare", "god man", "genom ombud"),
            *("via ombud", "make", "maka", "legal företrädare", "relative", "next of kin"),
        ),
        Respondent.STAFF: (
            *("personal", "personalen", "medarbetare", "kontaktman", "kontaktperson", "utförare"),
            *("professionell", "yrkesperson", "undersköterska", "personalskattning"),
            *("professional", "care worker", "key worker"),
        ),
    },
    filler=frozenset({"av", "svar", "svarade", "besvarad", "by"}),
)

TOOK_PART = Codes(
    {
        TookPart.YES: ("j", "y", "sant", "true", "1", "deltog", "medverkade", "helt"),
        TookPart.PARTLY: ("delvis deltagit", "till viss del", "till del", "partially", "partial"),
        TookPart.NO: ("n", "falskt", "false", "0", "deltog inte", "deltog ej", "inte", "ej"),
    }
)

FOLLOW_UP_KIND = Codes(
    {
        FollowUpKind.MAPPING: (
            *("kartläggning", "start", "startkartläggning", "baslinje", "baseline", "första"),
            *("inledande", "initial", "utgångsläge", "nulägeskartläggning", "intake", "vid start"),
        ),
        FollowUpKind.WEEK_10: ("10 v", "v 10", "10 vecka", "10 weeks", "10 week", "tio veckor"),
        FollowUpKind.MONTH_6: (
            *("6 mån", "6 m", "6 månad", "sex månader", "halvår", "ett halvår", "halvårs"),
            *("6 months", "6 month", "halvårsuppföljning"),
        ),
        FollowUpKind.MONTH_12: (
            *("12 mån", "12 m", "12 månad", "tolv månader", "1 år", "ett år", "helår", "års"),
            *("årlig", "årsuppföljning", "12 months", "12 month", "1 year", "yearly", "annual"),
        ),
        FollowUpKind.PLANNED: (
            *("planerad", "ordinarie", "löpande", "regelbunden", "schemalagd", "scheduled"),
        ),
        FollowUpKind.EVERYDAY: (
            *("vardagssamtal", "vardag", "vardags", "spontant", "spontan", "informal"),
        ),
    },
    filler=frozenset(
        {
            *("uppföljning", "uppföljningen", "uppföljningssamtal", "uppf", "efter", "vid", "den"),
            *("samtal", "follow", "up", "followup", "after", "at", "talk"),
        }
    ),
    empty=FollowUpKind.PLANNED,
)

PROVIDER = Codes(
    {
        Provider.IN_HOUSE: (
            *("kommunal", "kommun", "kommunen", "kommunalt", "egen", "intern", "offentlig"),
            *("kommunal regi", "municipal", "public", "internal"),
        ),
        Provider.EXTERNAL: (
            *("extern", "privat", "enskild", "enskild regi", "privat regi", "entreprenad", "lov"),
            *("privat utförare", "enskild verksamhet", "upphandlad", "private", "contracted"),
        ),
    },
    filler=frozenset({"drift", "driftsform"}),
)

EVENT = Codes(
    {
        LifeEventKind.FALL: ("fallolycka", "fallhändelse", "fallskada", "ramlat"),
        LifeEventKind.HOSPITAL: (
            *("sjukhus", "inlagd", "inlagd på sjukhus", "slutenvård", "sjukhusinläggning"),
            *("hospital stay", "hospitalisation", "hospitalization", "inskriven på sjukhus"),
        ),
        LifeEventKind.BEREAVEMENT: (
            *("anhörig avliden", "närståendes död", "dödsfall närstående", "make avliden"),
            *("maka avliden", "partner avliden", "dödsfall i familjen", "loss of relative"),
        ),
        LifeEventKind.NEW_HOME: ("flytt", "flyttat", "ny bostad", "byte av bostad", "moved"),
        LifeEventKind.NEW_KEY_WORKER: (
            *("byte av kontaktman", "kontaktmannabyte", "byte kontaktman", "ny kontaktperson"),
        ),
        LifeEventKind.AID: ("nytt hjälpmedel", "hjälpmedel förskrivet", "new aid", "equipment"),
        LifeEventKind.DEATH: ("död", "avled", "avliden", "dödsfall", "deceased", "died"),
        LifeEventKind.OTHER: ("annat", "övrigt", "övrig händelse"),
    },
)

GOAL_TYPE = Codes(
    {
        GoalType.IMPROVE: ("förbättra", "öka", "utveckla", "improve", "strengthen", "stärkt"),
        GoalType.MAINTAIN: ("bibehållen", "behålla", "bevara", "upprätthålla", "maintain", "keep"),
        GoalType.SLOW: (
            *("bromsa försämring", "förebygga försämring", "fördröja försämring", "förebygga"),
            *("fördröja", "slow", "slow decline", "minska försämring"),
        ),
    }
)

GOAL_OWNER = Codes(
    {
        GoalOwner.CITIZEN: (
            *("medborgare", "medborgaren", "eget", "egen", "brukarens", "kundens", "citizen"),
            *("den enskildes", "eget mål", "mitt"),
        ),
        GoalOwner.SHARED: ("gemensam", "gemensamma", "tillsammans", "shared", "delat"),
        GoalOwner.STAFF: ("personal", "personalen", "verksamhetens", "utförarens", "staff"),
    }
)

AS_WISHED = Codes(
    {
        AsWished.YES: ("j", "y", "sant", "true", "helt"),
        AsWished.PARTLY: ("till viss del", "till del", "partially", "partial"),
        AsWished.NO: ("n", "falskt", "false", "inte", "inte alls"),
    }
)

DECISION = Codes(
    {
        Decision.TEST: ("starta", "prova", "börja testa", "testas", "start"),
        Decision.CHANGE: ("justera", "ändras", "skruva", "change", "adapt"),
        Decision.TEST_AGAIN: ("testa på nytt", "prova igen", "fortsätt testa", "retest"),
        Decision.INTRODUCE: ("inför", "införs", "breddinföra", "implementera", "adopt"),
        Decision.CLOSE: ("lägg ner", "läggs ner", "avsluta", "stoppa", "abandon", "stop"),
    }
)
