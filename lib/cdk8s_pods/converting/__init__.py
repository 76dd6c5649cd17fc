"""From plain manifests to the Python that a colleague would have written for them.

What goes in are manifests as they were read, with their places and comments; what comes out is the text of a module.
Whether the module makes the same manifests is for the caller to find out, by running it.
"""
