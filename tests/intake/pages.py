"""Pages written for the tests: a report with the furniture of a news site."""

BODY = (
    (
        "Two people were killed and 14 were missing on Tuesday after the river Sorne burst "
        "its banks near the town of Halden, the interior ministry said."
    ),
    (
        "Rescuers searched the flooded quarter through the night, and about 300 people "
        "slept in a school gymnasium, according to the mayor, Ilse Brandt."
    ),
    (
        "“We have not seen water like this since the dam was built,” she told reporters at "
        "the town hall on Wednesday morning."
    ),
    (
        "The ministry had warned of heavy rain on Monday, but no evacuation was ordered, "
        "and residents said that the sirens had stayed silent."
    ),
)

TEXT = f"""Skip to content

The Halden Courier

News

Politics

Sport

Subscribe

Join 9,000 members and help us keep our reporting free for all readers.

River bursts its banks near Halden, killing two

By Ana Roth and Jo Lindt

March 6, 2024 9:15 AM 3 min read

A street in Halden under water on March 5, 2024. (Pia Holm/AFP via Getty Images)

{BODY[0]}

{BODY[1]}

Become a member Gift membership

{BODY[2]}

{BODY[3]}

Read also

Minister resigns over train contract worth 40 million

March 2, 2024

Bakers of the valley strike for a fourth week

Newsletter

Enter your email to subscribe

Privacy policy

About The Halden Courier

The Halden Courier is part of Sorne Valley Media

© 2025 The Halden Courier
"""

HTML = f"""<!DOCTYPE html>
<html lang="en"><head><title>River bursts its banks | The Halden Courier</title>
<meta property="og:site_name" content="The Halden Courier">
<meta property="og:title" content="River bursts its banks near Halden, killing two">
<script type="application/ld+json">{{"@type": "NewsArticle",
"datePublished": "2024-03-06T09:15:00+01:00",
"author": [{{"@type": "Person", "name": "Ana Roth"}}, {{"name": "Jo Lindt"}}],
"publisher": {{"name": "The Halden Courier"}}}}</script></head>
<body><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul>
</nav><main><article><h1>River bursts its banks near Halden, killing two</h1>
<p class="byline">By Ana Roth and Jo Lindt</p>
<figure><img src="a.jpg"><figcaption>A street in Halden. (Pia Holm/AFP)</figcaption>
</figure>
<p>{BODY[0]}</p><p>{BODY[1]}</p>
<div class="promo">Join 9,000 members and help us keep our reporting free.</div>
<p>{BODY[2]} She spoke of <a href="https://other.example/dam">an old dam</a>.</p>
<p>{BODY[3]}</p></article>
<aside class="related"><h3>Read also</h3>
<a href="/train">Minister resigns over train contract worth 40 million</a></aside>
</main><footer>© 2025 The Halden Courier</footer></body></html>"""
