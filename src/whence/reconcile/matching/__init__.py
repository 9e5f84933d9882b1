"""Which claims say the same, and how those that nearly do stand to one another.

Claims are read into what can be compared (`claim_readings`), candidates share rare
words (`candidates`), signs are weighed by a small trained model (`signs`, `weights`),
and a fixed order of pairs makes propositions (`propositions`). How two claims stand to
one another is said by rules, each with its reason (`relations`).
"""

from whence.reconcile.matching.denied import find_denied
from whence.reconcile.matching.matches import Matches, find_matches
from whence.reconcile.matching.propositions import Proposition
from whence.reconcile.matching.said_again import SaidAgain

__all__ = ["Matches", "Proposition", "SaidAgain", "find_denied", "find_matches"]
