"""The records of Whence: frozen values, standard library only.

Each module holds one kind of record; the names below are the whole vocabulary.
"""

from whence.model.actor import Actor, ActorKind, RelayChain
from whence.model.attribution import Attribution, SpeechType
from whence.model.claim import Act, Claim, ClaimType, Polarity
from whence.model.document import (
    Author,
    Basis,
    Document,
    InputKind,
    Outlet,
    Published,
    Segment,
    SegmentKind,
    SourceDocument,
)
from whence.model.extraction import Abstention, Extraction, Failure
from whence.model.figure import (
    Aspect,
    Conflict,
    Conversion,
    DayBounds,
    End,
    Figure,
    FigureItem,
    FigureRole,
    Ground,
    Policy,
    Question,
    Stage,
    Status,
)
from whence.model.ident import content_key, text_sha256
from whence.model.interval import Interval, parse_day
from whence.model.judgement import Judgement, Verdict, standing
from whence.model.lineage import (
    Drift,
    DriftKind,
    Edge,
    EdgeKind,
    Match,
    MatchRelation,
    Node,
    Place,
    Story,
    Trace,
)
from whence.model.quantity import (
    Bound,
    Quantity,
    QuantityKind,
    SecondReading,
    Sense,
)
from whence.model.span import OffsetMap, Span, Spans, merge_spans
from whence.model.times import TimeExpression, TimeModifier, TimeType
from whence.model.written import WrittenClaim

__all__ = [
    "Abstention",
    "Act",
    "Actor",
    "ActorKind",
    "Aspect",
    "Attribution",
    "Author",
    "Basis",
    "Bound",
    "Claim",
    "ClaimType",
    "Conflict",
    "Conversion",
    "DayBounds",
    "Document",
    "Drift",
    "DriftKind",
    "Edge",
    "EdgeKind",
    "End",
    "Extraction",
    "Failure",
    "Figure",
    "FigureItem",
    "FigureRole",
    "Ground",
    "InputKind",
    "Interval",
    "Judgement",
    "Match",
    "MatchRelation",
    "Node",
    "OffsetMap",
    "Outlet",
    "Place",
    "Polarity",
    "Policy",
    "Published",
    "Quantity",
    "QuantityKind",
    "Question",
    "RelayChain",
    "SecondReading",
    "Segment",
    "SegmentKind",
    "Sense",
    "SourceDocument",
    "Span",
    "Spans",
    "SpeechType",
    "Stage",
    "Status",
    "Story",
    "TimeExpression",
    "TimeModifier",
    "TimeType",
    "Trace",
    "Verdict",
    "WrittenClaim",
    "content_key",
    "merge_spans",
    "parse_day",
    "standing",
    "text_sha256",
]
