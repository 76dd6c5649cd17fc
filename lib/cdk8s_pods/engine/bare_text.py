"""Text that stood without quotes in a file that was read, although some parser takes it for something else there."""

from __future__ import annotations


class BareText(str):
    """Text of a file in which it has no quotes, such as the `0o644` of `defaultMode: 0o644`.

    It is text for the reader of cdk8s and a number for kubectl. So that the file written means what the file read
    means, it is written as it stood there, while the same text from a chart gets quotes.
    """

    __slots__ = ()

    @property
    def integer(self) -> int | str:
        """The integer that kubectl reads here, or the text itself where it reads none."""
        try:
            return int(self.replace("_", ""), 0)
        except ValueError:
            return self
