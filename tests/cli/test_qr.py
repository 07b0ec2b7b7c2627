"""`introbot qr`: the code that is drawn is the code of the chat's address.

No decoder is among the tools, so the modules that the SVG draws are compared with those
that segno makes of the address that a phone must read.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import segno

from .runner import run

SVG = "{http://www.w3.org/2000/svg}"
QUIET = 4
FINDER = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
_STEP = re.compile(r"([Mmh])\s?(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?")


def drawn(svg: str) -> list[str]:
    """The rows of the picture, quiet zone too: 1 where it is black."""
    root = ET.fromstring(svg)
    white, black = root.iter(f"{SVG}path")
    size = int(white.attrib["d"].split("h")[1].split("v")[0])
    cells = [["0"] * size for _ in range(size)]
    x = y = 0.0
    for kind, first, second in _STEP.findall(black.attrib["d"]):
        if kind == "h":
            for column in range(int(x), int(x + float(first))):
                cells[int(y)][column] = "1"
            x += float(first)
        else:
            start = (0.0, 0.0) if kind == "M" else (x, y)
            x, y = start[0] + float(first), start[1] + float(second)
    return ["".join(row) for row in cells]


def expected(text: str) -> list[str]:
    """The rows of the code of a text, with its quiet zone."""
    code = segno.make(text, error="m", micro=False)
    return ["".join(map(str, row)) for row in code.matrix_iter(border=QUIET)]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (["https://chat.example.org"], "https://chat.example.org/chat/"),
        (
            ["https://chat.example.org/", "--lang", "uk"],
            "https://chat.example.org/chat/?lang=uk",
        ),
        (
            ["http://127.0.0.1:8080/intro", "--lang", "fa_AF"],
            "http://127.0.0.1:8080/intro/chat/?lang=fa-AF",
        ),
        (["https://blåbær.example/åb"], "https://xn--blbr-roah.example/%C3%A5b/chat/"),
        (["HTTPS://Chat.Example.org"], "https://chat.example.org/chat/"),
    ],
)
def test_the_drawn_code_is_that_of_the_chat(words: list[str], address: str) -> None:
    found = run("qr", *words)
    root = ET.fromstring(found.stdout)

    assert 0 == found.exit_code
    assert address == root.findtext(f"{SVG}title")
    assert "img" == root.attrib["role"]
    assert expected(address) == drawn(found.stdout)


def test_it_has_a_quiet_zone_and_three_finder_patterns_and_survives_a_stain() -> None:
    rows = drawn(run("qr", "https://chat.example.org", "--lang", "so").stdout)
    inner = [row[QUIET:-QUIET] for row in rows[QUIET:-QUIET]]
    border = rows[:QUIET] + rows[-QUIET:] + [row[:QUIET] + row[-QUIET:] for row in rows]
    code = segno.make("https://chat.example.org/chat/?lang=so", error="m", micro=False)

    assert FINDER == [row[:7] for row in inner[:7]]
    assert FINDER == [row[-7:] for row in inner[:7]]
    assert FINDER == [row[:7] for row in inner[-7:]]
    assert {"0"} == set("".join(border))
    assert len(inner) == len(inner[0]) == code.symbol_size(border=0)[0]
    assert code.error in {"M", "Q", "H"}


def test_it_is_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "chat.svg"
    found = run("qr", "https://chat.example.org", "--output", str(file))

    assert (0, "") == (found.exit_code, found.stdout)
    assert expected("https://chat.example.org/chat/") == drawn(file.read_text("utf-8"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "chat.example.org",
        "//chat.example.org",
        "https://",
        "https:///chat",
        "ftp://chat.example.org",
        "javascript:alert(1)",
        "https://[",
        "https://chat.example.org:port",
        "https://chat.example.org:99999",
        "https://anna:secret@chat.example.org",
        "https://chat.example.org?a=1",
        "https://chat.example.org#top",
        "https://chat example.org",
        "https://chat.example.org/\u202e",
        "https://chat.example.org\n",
        "https://" + "a" * 64 + ".example",
        "https://chat..example.org",
    ],
)
def test_what_is_no_address_of_a_website_is_one_clear_line(address: str) -> None:
    found = run("qr", "--", address)

    assert (2, "") == (found.exit_code, found.stdout)
    assert "such as https://chat.example.org" in found.stderr
    assert 1 == len(found.stderr.splitlines())


def test_an_address_that_is_too_long_is_one_clear_line() -> None:
    found = run("qr", "https://chat.example.org/" + "a" * 3000)

    assert (2, "introbot: the address is too long for a QR code\n") == (
        found.exit_code,
        found.stderr,
    )


@pytest.mark.parametrize("lang", ["xx", "", "uk\u202e", "nb,uk"])
def test_a_language_that_is_not_ours_is_named_with_those_that_are(lang: str) -> None:
    found = run("qr", "https://chat.example.org", f"--lang={lang}")

    assert 2 == found.exit_code
    assert "none of nb, nn, en" in found.stderr


def test_another_kind_of_file_and_a_folder_that_is_not_there(tmp_path: Path) -> None:
    png = run("qr", "https://a.example", "--output", str(tmp_path / "chat.png"))
    nowhere = run("qr", "https://a.example", "--output", str(tmp_path / "no" / "a.svg"))

    assert (2, 2) == (png.exit_code, nowhere.exit_code)
    assert "ends in .svg" in png.stderr
    assert "--output: No such file or directory" in nowhere.stderr
