"""Lines in which sites promote themselves, made up for training.

Labelled pages are few, and the promotions on them are those of their sites. These lines
are put between the paragraphs of reports in training, so that the model learns what
such lines are like and not where one site puts them. All of them are written for
Whence; none is taken from a page.
"""

import random  # noqa: TID251 - seeded generators only

__all__ = ["PROMOS", "make_promo"]

_SLOTS = {
    "outlet": "The Fjord Gazette;Harbour Post;Northern Ledger;The Lantern;Valley Times;"
    "Inland Observer;Channel Seven;The Quay;Meridian Daily;Coast Radio".split(";"),
    "topic": "football;politics;the election;climate;crime;money;travel;cooking;science;"
    "local;weather;chess;gardening;energy".split(";"),
    "thing": "a weekend by the sea;two tickets to the opera;a family hamper;a new bicycle;"
    "100 euros;£250 in vouchers;a cruise for two;a tablet computer;$500".split(";"),
    "number": "2;3;5;9;12;40;500;1,200;9,000;25,000;1 million".split(";"),
    "small": "1;2;3;4;5;10".split(";"),
    "price": "$1;€2;£4.99;99 cents;1 euro;$12;£1".split(";"),
    "event": "the Spring Fair;Jazz Week;the Harbour Festival;Expo;the Book Days;"
    "the Chess Open;the Boat Show;Garden World".split(";"),
    "day": "31 December;1 March;15 June 2024;Sunday;Friday, 7 p.m.;30 September;"
    "4 May 2022;midnight".split(";"),
    "name": "Ana Roth;Jo Lindt;Omar Haddad;Mara Quist;Pia Holm;Ben Okoro".split(";"),
    "story": "Ferry runs aground off the northern cape;Five ways to cut your heating bill;"
    "Mayor to stand down after budget row;Why the herring came back;Inside the tunnel "
    "that took nine years;Town votes on new bridge;What we know about the storm;"
    "Dockers end strike after ten days;Museum finds lost map".split(";"),
}
PROMOS = tuple(
    """
    Win {thing}! Enter our competition by {day}.
    Enter now for your chance to win {thing}.
    Seen something unusual? Send us your pictures and win {thing}.
    Did you see it happen? Send us your photos and videos.
    Take our weekly quiz on {topic}.
    How much do you remember of the week? Take the news quiz
    Quiz: How well do you know {topic}?
    Test yourself with today's crossword and {number} other puzzles.
    Vote in our poll: should the council act?
    You have {small} free articles left this month.
    You have read {small} of {small} free stories. Register to go on reading.
    This is your last free article. Subscribe from {price} a week.
    Only {price} a month for the first {small} months. Cancel anytime.
    Offer ends {day}. Terms apply.
    Get {small} months of {outlet} for {price}
    Get unlimited access to {outlet} from {price} a week.
    Save {number} percent on a yearly subscription until {day}.
    Already a subscriber? Log in
    Subscribe to {outlet} and never miss a story.
    Sign up for our {topic} newsletter and get the best of it in your inbox.
    The Morning Letter: {number} readers start their day with it. Join them.
    Our newsletter on {topic} goes out every {day}. Sign up here.
    Enter your email address to get our alerts on {topic}.
    Help us reach {number} members by {day}.
    {number} of {number} members reached. Become one of them.
    Our journalism is paid for by readers like you. Support us with {price} a month.
    {outlet} has no owner and no paywall. Give what you can.
    We need {number} more supporters to keep our reporters in the field.
    Please help us with a donation. Every gift counts, even {price}.
    If you value our reporting, become a member today.
    Download our app and get breaking news first.
    The {outlet} app: all the news, now with {number} radio channels
    Turn on notifications so that you never miss a big story.
    Follow us on social media for more on {topic}.
    Follow {outlet} for the latest on {topic}.
    Join our channel and discuss the story with {number} others.
    Listen: our podcast on {topic}, new every {day}
    Listen to this article (4 minutes)
    Watch: {story}
    Watch the full interview with {name} here.
    Read more: {story}
    Read also: {story}
    Also read: {story}
    See also: {story}
    Related: {story}
    More on this: {story}
    Top stories: {story}. {story}.
    Most read: {story}
    Trending: {story}
    Don't miss: {story}
    You may also like: {story}
    In pictures: {story}
    Opinion: {story}
    Live: {story}
    EXPLAINED | {story}
    {story} >>
    Tickets for {event}: {day}
    Tickets from {price} for {event}, {day}
    {event}, {day}. Book your place now.
    Book now for {event} and save {number} percent.
    Meet our editors at {event} on {day}.
    Advertisement: {event}, {day} to {day}
    Partner content: {story}
    Sponsored by {outlet} Travel: spring cruises from {price}
    Shop our selection of {number} deals for the garden.
    Buy today's paper as a PDF for {price}.
    Give {outlet} as a gift: {small} months for {price}.
    Back issues since 1985 in our archive, {price} each
    What do you think? Write to us at letters@example.org.
    Have a tip? Write to our reporters in confidence.
    Do you have information on this? Call us on 555 0100.
    Spotted a mistake? Tell us.
    Join the conversation: {number} comments
    {number} comments. Be the first to reply.
    Share this story with a friend.
    Copy the link and share it with {small} friends.
    Reporting by {outlet} is free to read for {small} days.
    This story is part of our series on {topic}. Read them all.
    Want more on {topic}? Try our weekly letter.
    Looking for a job? {number} openings near you
    Find your weather: enter a town
    Today's e-paper: 32 pages, {number} photos
    Our readers' offer: {thing} for {price}
    Members get {number} percent off {event}.
    Become a member for {price} a month and get {thing}.
    Our goal for {day}: {number} new members
    Thanks to {number} donors our reports stay free.
    We use cookies to make this site better. Accept all
    Allow notifications from {outlet}?
    Article continues after this message
    Scroll down for the next story
    Seen {number} times today
    Like what you read? Buy us a coffee.
    Play: {number} new games every week
    Solve today's sudoku and share your time.
    """.strip().splitlines()
)
"""Templates; a name in braces stands for one of its slot's fillings."""


def make_promo(rng: random.Random, templates: tuple[str, ...] = PROMOS) -> str:
    """Return a line made from one of the templates."""
    line = rng.choice(templates).strip()
    while "{" in line:
        start, end = line.index("{"), line.index("}")
        line = (
            line[:start] + rng.choice(_SLOTS[line[start + 1 : end]]) + line[end + 1 :]
        )
    return line
