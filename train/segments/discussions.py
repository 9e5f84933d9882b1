"""Readers' comments, made up for training.

Comments are sentences as well formed as a report's, and few of the labelled pages have
any. What tells them is what stands around them: names alone on a line, "Reply", the
hour, a quoted comment. So the remarks below are put under reports in the forms that
sites give them, mixed with sentences of other pages, which by themselves would be
body text. All remarks and names are written for Whence; none is taken from a page.
"""

import random  # noqa: TID251 - seeded generators only
from collections.abc import Callable

__all__ = ["make_discussion", "posted_when", "reader_name"]

_NAMES = (
    "redfox99;Marta K.;bluewhale;j_turner;OldSalt;Tom H;kitty_pride;Nadia;user48213;"
    "Dr. Foo;gearhead77;Paul from Leeds;silverback;moonlighter;Ann-Marie;TheRealBob;quill;"
    "harbourmaster;vimfan;Ines P.;pete_w;grumpy cat;Lars;H. Okafor;skybound;J.R.;"
    "sandpiper;Lena;bitcruncher;Walt;Mo"
).split(";")
_HEADS = (
    "Comments;{count} Comments;Comments ({count});Join the conversation;Leave a comment;"
    "Discussion;View comments;{count} responses to this story;Reader comments;Conversation;"
    "What do you think?"
).split(";")
_REMARKS = tuple(
    """
    I really do not see how this is going to help anyone.
    This is exactly what I have been saying for years, and nobody listened.
    Thanks for the write-up, very clear and to the point.
    You clearly did not read the article before you posted.
    Does anyone know whether this will be available in Europe as well?
    I bought one last year and it broke after two weeks, so good luck with that.
    They had years to fix this and chose to do nothing about it.
    So much for a balanced view. Where is the other side of the story?
    Great piece! Please do more of these.
    My brother works there and he says it is far worse than what is reported here.
    Honestly, the price alone makes it a bad idea for most people.
    I think you are both right, but for different reasons.
    Not sure why everybody is so upset about it, it was announced months ago.
    If they really cared about safety they would have done this ten years ago.
    What a waste of money. My taxes at work again.
    The same thing happened in our town, and nobody was ever held responsible.
    Could somebody explain to me how the numbers in the third paragraph add up?
    It would be nice to see some sources for these claims.
    I was there on Saturday and it was nothing like that, just a few people about.
    lol, good one
    Agreed.
    This. A hundred times this.
    First of all, the author confuses two different things, and then builds on that.
    In my experience it depends a lot on the weather and on how much you drive.
    Wow, that is sad news. My thoughts are with the family.
    Rest in peace, you will be missed by all of us.
    I have used both for a long time and I would not go back.
    Same old story. They promise the moon before the vote and forget it afterwards.
    As a nurse I can tell you that this is not how it works in practice.
    Can't wait to see it in the cinema, it looks amazing.
    It used to be a great show, but the last two seasons were hard to watch.
    We need more housing, not more studies about housing.
    The headline is misleading, as usual.
    Good for them, they earned it after such a hard season.
    He should have been sold last summer when somebody still wanted him.
    Moderators, please remove the spam above.
    The full report is online, it is only forty pages long and well worth a read.
    That is not what he said at all, he was quoted out of context.
    Meanwhile the rest of us have to pay for it.
    I wonder what the people who live next to it think about the noise.
    """.strip().splitlines()
)


def reader_name(rng: random.Random) -> str:
    """Return the name that a reader signs with."""
    return rng.choice(_NAMES)


def posted_when(rng: random.Random) -> str:
    """Return when something was posted, as sites put it."""
    forms = (
        f"{rng.randint(1, 23)} hours ago",
        f"{rng.randint(2, 30)} days ago",
        f"December {rng.randint(1, 30)}, 2023 at {rng.randint(1, 12)}:42 pm",
        f"Dec {rng.randint(1, 30)}, 2023",
        "1 year ago",
        f"{rng.randint(2, 59)} mins ago",
    )
    return rng.choice(forms)


def make_discussion(
    rng: random.Random, report: list[str], foreign: list[str]
) -> list[tuple[str, int]]:
    """Return the lines of a discussion, each with the blank lines before it.

    Args:
        rng: Where chance comes from.
        report: Paragraphs of the report that is discussed; readers quote them.
        foreign: Sentences of other pages.
    """
    count = rng.choice((2, 4, 8, 15, 30))
    form = rng.randrange(5)
    lines = [(rng.choice(_HEADS).format(count=count), 2)]
    posted: list[str] = []

    def remark() -> str:
        chance = rng.random()
        if posted and chance < 0.15:
            return rng.choice(posted)
        if chance < 0.27:
            return rng.choice(report)
        if foreign and chance < 0.63:
            text = rng.choice(foreign)
        else:
            chosen = rng.sample(_REMARKS, rng.choice((1, 1, 2, 3)))
            text = " ".join(one.strip() for one in chosen)
        if rng.random() < 0.2:
            text = text[0].lower() + text[1:]
        posted.append(text)
        return text

    for _ in range(count):
        lines += _comment(rng, form, remark)
    return lines


def _comment(
    rng: random.Random, form: int, remark: Callable[[], str]
) -> list[tuple[str, int]]:
    """Return the lines of one comment in one of the forms that sites use."""
    name, reply = reader_name(rng), ("Reply", 0)
    if form == 0:
        texts = [(remark(), 0) for _ in range(rng.choice((1, 1, 2)))]
        return [(name, 1), *texts, reply]
    if form == 1:
        quoted = [(f"{reader_name(rng)} said:", 0), (remark(), 0)]
        texts = [(remark(), 0) for _ in range(rng.choice((1, 1, 2, 4)))]
        return [(name, 1), *(quoted if rng.random() < 0.4 else []), *texts, reply]
    if form == 2:
        last = rng.choice(("Reply", "Log in to Reply"))
        return [(f"{name} says:", 1), (posted_when(rng), 0), (remark(), 1), (last, 1)]
    if form == 3:
        marks = [("Like", 1), reply, ("Report", 0)]
        return [(name, 1), (posted_when(rng), 1), (remark(), 1), *marks]
    likes = [(str(rng.randint(1, 60)), 0)] if rng.random() < 0.5 else []
    return [(f"{name} {posted_when(rng)}", 1), (remark(), 1), *likes]
