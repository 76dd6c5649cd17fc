"""What git has of files and folders at a commit, read without a checkout."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from cdk8s_pods.cli.errors import UsageError
from cdk8s_pods.issues import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEXADECIMAL = frozenset("0123456789abcdef")
#: What a file is in git, other than a link or another repository.
_FILES = ("100644", "100755", "100664")


class Repository:
    """A repository that holds manifests.

    Args:
        folder: The real path of its work tree.
        ref: What was asked for, for errors.
    """

    def __init__(self, folder: str, ref: str) -> None:
        self.folder = folder
        self._ref = ref

    @classmethod
    def around(cls, path: str, ref: str) -> Repository:
        """The repository that a path is in, or would be in.

        Args:
            path: A file or folder, which need not exist.
            ref: What was asked for, for errors.

        Raises:
            UsageError: There is none, or no git.
        """
        folder = os.path.realpath(path)
        while not os.path.isdir(folder):
            folder = os.path.dirname(folder)
        found = cls(folder, ref)
        done = found._git("rev-parse", "--show-toplevel")
        if done.returncode:
            raise UsageError(
                f"--from {printable(ref)}: no such file or folder, and no git repository is around "
                f"{printable(os.path.relpath(path))}{_said(done.stderr)}"
            )
        found.folder = os.path.realpath(os.fsdecode(done.stdout.rstrip(b"\n")))
        return found

    def commit(self, ref: str) -> str:
        """The id of the commit that a name stands for.

        Raises:
            UsageError: No commit has this name.
        """
        # A name is never an option, and no name of a commit begins with a dash.
        is_option = ref.startswith("-")
        done = (
            None
            if is_option
            else self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        )
        name = "" if done is None or done.returncode else done.stdout.decode("ascii", "replace").strip()
        if not name or not set(name) <= _HEXADECIMAL:
            raise UsageError(
                f"--from {printable(ref)}: no such file or folder, and no commit, branch or tag of git has this name"
            )
        return name

    def files(self, commit: str, paths: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Every file at these paths as a commit has it: its path in the repository, and its content."""
        inside = [os.path.relpath(os.path.realpath(path), self.folder) for path in paths]
        outside = [each for each in inside if each == os.pardir or each.startswith(os.pardir + os.sep)]
        if outside:
            raise UsageError(f"--from {printable(self._ref)}: {printable(outside[0])} is outside of the git repository")
        listed = self._run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *inside)
        entries: list[tuple[str, str]] = []
        for line in listed.split(b"\0"):
            about, _, path = line.partition(b"\t")
            words = about.decode("ascii").split()
            if len(words) == 3 and words[0] in _FILES:
                entries.append((os.fsdecode(path), words[2]))
        contents = self._contents([blob for _, blob in entries])
        for (name, _), content in zip(entries, contents, strict=True):
            yield name, content

    def _contents(self, blobs: Sequence[str]) -> Iterator[bytes]:
        told = self._run("cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode()) if blobs else b""
        at = 0
        for blob in blobs:
            end = told.index(b"\n", at)
            words = told[at:end].split()
            if len(words) != 3 or words[1] != b"blob":
                raise UsageError(f"--from {printable(self._ref)}: git has lost {blob}")
            size = int(words[2])
            yield told[end + 1 : end + 1 + size]
            at = end + 1 + size + 1

    def _run(self, *words: str, given: bytes = b"") -> bytes:
        done = self._git(*words, given=given)
        if done.returncode:
            raise UsageError(f"--from {printable(self._ref)}: git {words[0]} failed{_said(done.stderr)}")
        return done.stdout

    def _git(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        # Paths are paths, whatever is in them; nothing is locked, and nobody is asked for a password.
        environment = {
            **os.environ,
            "GIT_LITERAL_PATHSPECS": "1",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C",
        }
        try:
            return subprocess.run(
                ["git", "--no-pager", "-C", self.folder, *words],
                input=given,
                capture_output=True,
                env=environment,
                check=False,
            )
        except FileNotFoundError:
            raise UsageError(
                f"--from {printable(self._ref)}: no such file or folder, and git is not installed; name a folder"
            ) from None


def _said(error: bytes) -> str:
    text = error.decode("utf-8", "replace").strip().splitlines()
    return f": {printable(text[0].removeprefix('fatal: '))}" if text else ""
