"""Speakers: from the words of a source to the actor, with the page's help."""

from whence.extract.speakers.resolver import SpeakerResolver, is_paper

__all__ = ["SpeakerResolver", "is_paper"]
