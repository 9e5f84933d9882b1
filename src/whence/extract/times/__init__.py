"""Times: dates, clock times, durations and recurring times of a page.

`find_times` reads the page's own parts (headline, byline, body, captions) with a
grammar over tokens and places what it finds in the calendar; `read_times` tells how.
"""

from whence.extract.times.finding import Reading, find_times, read_times

__all__ = ["Reading", "find_times", "read_times"]
