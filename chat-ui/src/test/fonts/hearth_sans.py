"""Builds the two files of the bundled family "Hearth Sans".

Latin, Greek and Cyrillic come from Inter; the characters of GB 2312, kana and CJK punctuation
from Noto Sans CJK SC; Arabic from Vazirmatn; Hebrew from Noto Sans Hebrew. Why one family holds
them all: docs/decisions/0011-bundled-fonts.md

    pip install fonttools==4.66.1 brotli==1.2.0
    npm install inter-ui@4.1.1 @fontsource/vazirmatn@5.3.0 @fontsource/noto-sans-hebrew@5.3.0
    # NotoSansCJK-*.ttc 2.004: Debian package fonts-noto-cjk 1:20220127
    python3 hearth_sans.py node_modules /usr/share/fonts/opentype/noto OUTPUT_FOLDER
"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph

FAMILY = "Hearth Sans"
UNITS_PER_EM = 2048  # Inter's
ARABIC = {*range(0x0600, 0x0700), *range(0x0750, 0x0780), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)}
HEBREW = {*range(0x0590, 0x0600), *range(0xFB1D, 0xFB50)}
SHAPING = ["ccmp", "isol", "init", "medi", "fina", "rlig", "mark", "mkmk", "kern"]
LINE_METRICS = {
    "hhea": ["ascent", "descent", "lineGap"],
    "OS/2": ["sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"],
}
SIMPLIFIED_CHINESE = 2  # index of the face in the collection
# Invisible characters: without a glyph JavaFX draws a box for them.
INVISIBLE = [
    *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10), 0xFEFF, *range(0xE0020, 0xE0080),
]


def wanted_from_noto():
    rows = (bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    gb2312 = {ord(c) for row in rows for c in row.decode("gb2312", "ignore")}
    kana_and_punctuation = {*range(0x3000, 0x3100), *range(0x31F0, 0x3200), *range(0xFF00, 0xFFF0)}
    return gb2312 | kana_and_punctuation


def part(path, wanted, features):
    font = TTFont(path)
    options = subset.Options()
    options.layout_features = features
    options.hinting = False
    options.drop_tables += ["STAT", "gasp"]
    options.name_IDs = [0, 7, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted & font.getBestCmap().keys())
    subsetter.subset(font)
    font.flavor = None
    scale_upem(font, UNITS_PER_EM)
    return font


def alphabets(modules, style, weight):
    """Merges fonts for disjoint scripts. The lines keep the height that Inter gives them."""
    inter_file = modules / f"inter-ui/web/Inter-{style}.woff2"
    # No calt or liga: they would turn "->" into an arrow, in complex text only.
    inter = part(inter_file, {*range(0x110000)}, ["kern", "mark", "mkmk", "ccmp", "locl"])
    names = [f"@fontsource/{family}/files/{family}-{script}-{weight}-normal.woff2"
             for family, script in (("vazirmatn", "arabic"), ("noto-sans-hebrew", "hebrew"))]
    ranges = [ARABIC - inter.getBestCmap().keys(), HEBREW - inter.getBestCmap().keys()]
    parts = [inter] + [part(modules / name, wanted, SHAPING) for name, wanted in zip(names, ranges)]
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{folder}/{i}.ttf" for i in range(len(parts))]
        for font, file in zip(parts, files):
            font.save(file)
        merged = merge.Merger().merge(files)
    for table, fields in LINE_METRICS.items():
        for field in fields:
            setattr(merged[table], field, getattr(inter[table], field))
    return merged


def add_glyph(font, name, glyph, width):
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder.append(name)
    glyph.recalcBounds(font["glyf"])
    font["hmtx"].metrics[name] = (width, getattr(glyph, "xMin", 0))


def add_chinese(font, noto, cmap):
    scale = font["head"].unitsPerEm / noto["head"].unitsPerEm
    source, names = noto.getGlyphSet(), noto.getBestCmap()
    for code in sorted(wanted_from_noto() - cmap.keys() & names.keys()):
        pen = TTGlyphPen(None)
        quadratic = Cu2QuPen(pen, max_err=1.0, reverse_direction=True)
        source[names[code]].draw(TransformPen(quadratic, (scale, 0, 0, scale, 0, 0)))
        add_glyph(font, f"noto{code:04X}", pen.glyph(), round(source[names[code]].width * scale))
        cmap[code] = f"noto{code:04X}"


def add_invisible(font, cmap):
    add_glyph(font, "invisible", Glyph(), 0)
    cmap.update({code: "invisible" for code in INVISIBLE})


def rename(font, style, weight):
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style} 1", 4: f"{FAMILY} {style}",
             5: "Version 1.0", 6: f"HearthSans-{style}"}
    names[0] = ("Copyright 2016 The Inter Project Authors; 2014-2021 Adobe (http://www.adobe.com/); "
                "2015 The Vazirmatn Project Authors; 2024 The Noto Project Authors")
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x20 | 0x80 if style == "Bold" else 0x40 | 0x80
    font["head"].macStyle = 1 if style == "Bold" else 0


def build(font, noto, style, weight, target):
    font.setGlyphOrder(list(font.getGlyphOrder()))
    font["glyf"].glyphOrder = font.getGlyphOrder()
    cmap = dict(font.getBestCmap())
    add_chinese(font, TTCollection(noto).fonts[SIMPLIFIED_CHINESE], cmap)
    add_invisible(font, cmap)
    rename(font, style, weight)
    for table in font["cmap"].tables:
        full = table.format == 12
        table.cmap = {c: g for c, g in cmap.items() if full or c < 0x10000}
    font["post"].formatType = 3.0
    font.recalcTimestamp = False
    font.save(target)
    print(target.name, target.stat().st_size, "bytes", len(cmap), "characters")


def main():
    modules, noto, out = (Path(argument) for argument in sys.argv[1:4])
    regular, bold = noto / "NotoSansCJK-Regular.ttc", noto / "NotoSansCJK-Bold.ttc"
    build(alphabets(modules, "Regular", 400), regular, "Regular", 400, out / "HearthSans-Regular.ttf")
    build(alphabets(modules, "SemiBold", 700), bold, "Bold", 700, out / "HearthSans-Bold.ttf")


if __name__ == "__main__":
    main()
