"""Names that look like times: May Lindgren, the Sunday Courier, the Six-Day War."""

from whence.extract.times.forms import Form
from whence.extract.times.lexemes import Lexemes

__all__ = ["is_name"]

_LEADS = frozenset(
    """
    in since from until till before after during last next this early late mid through
    throughout to on between by past previous following said told around about
    """.split()
)
_TITLES = frozenset("mr mrs ms dr gen sen rep gov col prof lt capt sgt rev".split())
_GIVEN_NAMES = frozenset("april may june august march".split())
_WEEKDAY_NAME_LEADS = frozenset("the a and & of was is named called".split())
_BEFORE_NAMES = frozenset({"by", "said", "told"})
_NAMED_DAYS = frozenset(
    "black bloody super cyber giving fat ruby freaky holy patch".split()
)
_STORMS = frozenset("hurricane storm cyclone typhoon".split())
_GROUPS = frozenset(
    "movement coalition brigade square alliance committee commission panel".split()
)
_SITTINGS = frozenset("meeting meetings hearing hearings vote session report".split())
_BODIES = frozenset(
    """
    movement coalition brigade square street alliance committee commission panel revolution university
    group agreement accord accords protocol stadium airport bridge avenue
    """.split()
)


def _follows_name(lexemes: Lexemes, form: Form) -> bool:
    """Say whether a capitalised word that is no time goes on right after the form."""
    at = form.last
    return (
        lexemes.is_capital(at)
        and not lexemes.senses[at]
        and not lexemes.new_line(at)
        and len(lexemes.words[at]) > 1
    )


def _after_name(lexemes: Lexemes, form: Form) -> bool:
    """Say whether a capitalised word that is no time stands right before the form."""
    at = form.first - 1
    return (
        at > 0
        and lexemes.is_capital(at)
        and lexemes.is_word(at)
        and not lexemes.senses[at]
        and not lexemes.starts_sentence(at)
        and not lexemes.new_line(form.first)
    )


def is_name(lexemes: Lexemes, form: Form) -> bool:
    """Say whether the words of a form are part of a name.

    Args:
        lexemes: The text.
        form: What was read from it.

    Returns:
        True for "April" in "April Sandoval" and "26th of July" in "26th of July Movement".
    """
    first, last = form.first, form.last
    follow = lexemes.words[last]
    if (
        follow in _BODIES
        and (follow in _GROUPS or lexemes.is_capital(last))
        and form.kind in {"calendar", "weekday", "season"}
    ):
        dated = form.year and form.kind == "calendar"
        sits = lexemes.words[last + 1] in _SITTINGS  # "the May 5 committee meeting"
        if (form.day and not dated and not sits) or lexemes.is_capital(last):
            return True
    if form.kind == "calendar" and form.unit == "M" and last == first + 1:
        return _month_name(lexemes, form)
    if form.kind == "weekday" and last == first + 1:
        return _weekday_name(lexemes, form)
    show = form.kind == "clock" and lexemes.is_capital(first)
    if show and lexemes.is_capital(last - 1) and lexemes.is_capital(last):
        return not lexemes.senses[last]  # "Saturday Night Live"
    titled = form.kind == "duration" and lexemes.is_capital(last - 1)
    if titled and not lexemes.starts_sentence(last - 1):
        noun = last + 1 if lexemes.words[last] in {"'", "\u2019"} else last
        return lexemes.is_capital(noun) or not lexemes.is_capital(first)
    return False


def _month_name(lexemes: Lexemes, form: Form) -> bool:
    lead = lexemes.words[form.first - 1]
    follow = lexemes.words[form.last]
    march = lexemes.words[form.first] == "march"
    section = lead == "of" and "section" in lexemes.senses[form.first - 2]
    walked = march and (
        (follow == "to" and lead not in _LEADS and not section)
        or lead in {"the", "'", "s", '"', "`"}
        or (follow in {"for", "on", "of", "against"} and lead not in _LEADS)
    )
    titled = lead == "." and lexemes.words[form.first - 2] in _TITLES
    if _opens_compound(lexemes, form):
        return True
    if lead in _STORMS:
        return True
    holiday = follow == "day" and lexemes.is_capital(form.last)  # "the May Day parade"
    if _after_name(lexemes, form) or walked or titled or holiday or lead == "&":
        return True
    if _follows_name(lexemes, form):
        given = lead in _BEFORE_NAMES and lexemes.words[form.first] in _GIVEN_NAMES
        return lead not in _LEADS or given
    return follow == "'" and lead not in _LEADS


def _opens_compound(lexemes: Lexemes, form: Form) -> bool:
    """Say whether a short month is the first part of a name: "Mar-a-Lago"."""
    at = form.last
    return (
        len(lexemes.words[form.first]) < 4
        and lexemes.words[at] == "-"
        and lexemes.touches(at)
        and lexemes.touches(at + 1)
        and lexemes.is_word(at + 1)
        and not lexemes.senses[at + 1]
    )


def _weekday_name(lexemes: Lexemes, form: Form) -> bool:
    lead = lexemes.words[form.first - 1]
    if lead in _NAMED_DAYS and lexemes.is_capital(form.first - 1):
        return True
    if len(lexemes.words[form.first]) <= 3 and not (
        lead in _LEADS or lexemes.words[form.last] in {".", ","}
    ):
        return True
    if _follows_name(lexemes, form):
        sentence = lexemes.starts_sentence(form.first)
        listed = lead == "," and lexemes.is_capital(form.first - 2)
        listed = listed and not lexemes.senses[form.first - 2]
        return lead in _WEEKDAY_NAME_LEADS or sentence or listed
    return False
