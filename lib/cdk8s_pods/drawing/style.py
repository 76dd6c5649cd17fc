"""The colours and fonts of a picture, for light and for dark.

Each rule stands by itself and names its colours, because programs that show SVG beside browsers know no variables.
"""

from __future__ import annotations

_FONT = "font-family: 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"

#: What is coloured -> the property, its colour on light and on dark. The contrast of text is 4.5 to 1 or more.
_COLOURS = (
    (".paper", "fill", "#ffffff", "#0d1117"),
    (".frame, .copy", "fill", "#f6f8fa", "#151b23"),
    (".frame, .copy", "stroke", "#9aa4af", "#59636e"),
    (".outer", "fill", "#eef2f6", "#10161d"),
    (".outer", "stroke", "#9aa4af", "#59636e"),
    (".side", "fill", "#ffffff", "#0d1117"),
    (".side", "stroke", "#c3ccd5", "#444c56"),
    (".main .side", "stroke", "#0969da", "#4493f8"),
    (".helper .side", "stroke", "#1a7f37", "#3fb950"),
    (".first .side", "stroke", "#9a6700", "#d29922"),
    (".injected .side", "stroke", "#8250df", "#ab7df8"),
    (".store .side", "fill", "#eef2f6", "#1f2630"),
    (".shared .side", "fill", "#e3ecf1", "#1f2d38"),
    (".shared .side", "stroke", "#57707f", "#8fa7b5"),
    (".outside .side", "fill", "#ffffff", "#0d1117"),
    ("text", "fill", "#1f2328", "#e6edf3"),
    (".quiet, .small, .caption", "fill", "#59636e", "#9198a1"),
    (".traffic path, .reference path", "stroke", "#0969da", "#4493f8"),
    (".traffic polygon, .reference polygon", "fill", "#0969da", "#4493f8"),
    (".local path, .relayed path", "stroke", "#8250df", "#ab7df8"),
    (".local polygon, .relayed polygon", "fill", "#8250df", "#ab7df8"),
    (".files path", "stroke", "#57707f", "#8fa7b5"),
    (".traffic circle, .reference circle", "fill", "#0969da", "#4493f8"),
    (".local circle, .relayed circle", "fill", "#8250df", "#ab7df8"),
    (".files polygon, .files circle", "fill", "#57707f", "#8fa7b5"),
    (".faulty .side", "stroke", "#cf222e", "#f85149"),
    (".fault, .note", "fill", "#b91c27", "#ff7b72"),
    (".badge circle", "fill", "#cf222e", "#da3633"),
    (".badge text", "fill", "#ffffff", "#ffffff"),
)
_SHAPES = f"""\
text {{ {_FONT}; white-space: pre }}
.title, .heading {{ font-weight: bold }}
.badge text {{ font-weight: bold }}
.side {{ stroke-width: 1.25 }}
.main .side, .helper .side, .first .side, .injected .side {{ stroke-width: 1.5 }}
.faulty .side {{ stroke-width: 2 }}
.injected .side {{ stroke-dasharray: 5 3 }}
.outer {{ stroke-dasharray: 6 4 }}
.line path {{ fill: none; stroke-width: 1.5 }}
.relayed path {{ stroke-dasharray: 4 3 }}
"""


def _coloured(position: int) -> str:
    return "".join(f"{what} {{ {rule[0]}: {rule[1:][position]} }}\n" for what, *rule in _COLOURS)


STYLE = f"{_SHAPES}{_coloured(0)}@media (prefers-color-scheme: dark) {{\n{_coloured(1)}}}\n"
