"""Turn the web's variable font into fixed TrueType faces for letters.

Run by `tools/assets.py` in set-up's own environment: `fonts.py FOLDER-OF-WOFF2 TARGET`.
Typst reads neither WOFF2 nor variable fonts. Latin and extended Latin become one face per weight,
so that a name such as Đorđević is written in one hand.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Source Sans 3"
WEIGHTS = {"Regular": 400, "SemiBold": 600, "Bold": 700}
SUBSETS = ("latin", "latin-ext")


def make_face(source: Path, target: Path, style: str, weight: int) -> None:
    """Write one fixed face holding all subsets."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for subset in SUBSETS:
            font = TTFont(source / f"source-sans-3-{subset}-wght-normal.woff2")
            font.flavor = None
            instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
            part = Path(folder) / f"{subset}.ttf"
            font.save(part)
            parts.append(str(part))
        face = Merger().merge(parts)
        name_face(face, style, weight)
        face.save(target / f"SourceSans3-{style}.ttf")


def name_face(face: TTFont, style: str, weight: int) -> None:
    """Give the face the names and the weight by which a program chooses it."""
    basic = style in ("Regular", "Bold")
    texts = {
        1: FAMILY if basic else f"{FAMILY} {style}",
        2: style if basic else "Regular",
        3: f"{FAMILY} {style}",
        4: f"{FAMILY} {style}",
        6: f"SourceSans3-{style}",
        16: FAMILY,
        17: style,
    }
    names = face["name"]
    for number, text in texts.items():
        names.removeNames(nameID=number)
        names.setName(text, number, 3, 1, 0x409)
    face["OS/2"].usWeightClass = weight
    face["OS/2"].fsSelection = 0x20 if style == "Bold" else 0x40
    face["head"].macStyle = 1 if style == "Bold" else 0


def main() -> None:
    """Make all weights."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    for style, weight in WEIGHTS.items():
        make_face(source, target, style, weight)


if __name__ == "__main__":
    main()
