"""Removing folders, without following links."""

from __future__ import annotations

import os


def remove_folder(path: str) -> None:
    """Remove a folder with everything in it, if there is one; what links in it point to stays."""
    # Not shutil.rmtree: importing shutil takes longer than synthesizing a small app.
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    remove_folder(entry.path)
                else:
                    os.remove(entry.path)
    except FileNotFoundError:
        return
    os.rmdir(path)


def remove_empty_folders(path: str) -> None:
    """Remove the folders below a folder, and itself, as far as they are empty."""
    try:
        with os.scandir(path) as entries:
            folders = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
        for folder in folders:
            remove_empty_folders(folder)
        os.rmdir(path)
    except OSError:
        # Something is in it, or it is gone by now: both are fine.
        return
