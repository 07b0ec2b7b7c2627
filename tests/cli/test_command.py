"""The command as people type it, in a process of its own."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

from bot.settings import ROOT

LAUNCHER = ROOT / "tools" / "introbot"
ESTIMATE = ("estimate", "benefit", "--age", "23", "--on", "2026-06-01")
_UNWANTED = ("rasa", "tensorflow", "sklearn", "aiohttp", "sqlalchemy", "numpy")


def typed(*words: str, folder: Path = ROOT, **more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [LAUNCHER, *words],
        cwd=folder,
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_command_works_from_any_folder_and_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "introbot"
    link.symlink_to(LAUNCHER)
    direct = typed(*ESTIMATE, folder=tmp_path)
    linked = subprocess.run(
        [link, *ESTIMATE], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert (0, "") == (direct.returncode, direct.stderr)
    assert direct.stdout == linked.stdout


def test_a_pipe_gets_no_colour_and_nothing_is_cut() -> None:
    output = typed(*ESTIMATE, COLUMNS="40").stdout

    assert "\x1b" not in output
    assert "…" not in output
    assert "| National Insurance Act § 1-4 |" in output


def test_a_terminal_gets_its_width_and_nothing_is_cut() -> None:
    main, other = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm"}
    with subprocess.Popen(
        [LAUNCHER, *ESTIMATE], stdout=other, stderr=other, env=environment
    ) as process:
        os.close(other)
        output = b"".join(iter(lambda: _read(main), b"")).decode()
    os.close(main)

    assert 0 == process.returncode
    assert "\x1b[1m" in output
    assert "…" not in output
    assert "\x1b]8;" in output  # sections are links


def test_errors_go_to_stderr_with_status_two() -> None:
    found = typed("estimate", "benefit", "--age", "x", "--on", "2026-06-31")

    assert (2, "") == (found.returncode, found.stdout)
    assert 2 == len(found.stderr.splitlines())


def test_a_batch_is_read_from_a_pipe_and_written_to_one() -> None:
    found = subprocess.run(
        [LAUNCHER, "estimate", "--batch", "-", "--on", "2026-06-01"],
        input="id;age\nÅse;30\nBo;x\n".encode(),
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )

    assert found.returncode == 1
    assert found.stdout.decode().splitlines()[1].startswith("Åse;1;22758.17;")
    assert b"introbot: -:3: age: " in found.stderr
    assert b"\x1b" not in found.stderr


def test_a_reader_that_goes_away_ends_it_without_a_traceback(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("age\n" + "30\n" * 200_000)
    command = f"{LAUNCHER} estimate --batch {people} --on 2026-06-01 | head -n 1"
    found = subprocess.run(
        command, shell=True, capture_output=True, text=True, check=False
    )

    assert "" == found.stderr
    assert found.stdout.startswith("share,")


def test_an_interrupted_batch_keeps_what_was_answered(tmp_path: Path) -> None:
    people, target = tmp_path / "people.csv", tmp_path / "answers.csv"
    people.write_text("age,invalid_absence_hours\n" + "30,1\n" * 3_000_000)
    words = ("estimate", "--batch", people, "--output", target, "--on", "2026-06-01")
    with subprocess.Popen([LAUNCHER, *words], stderr=subprocess.PIPE) as process:
        while not (target.exists() and target.stat().st_size):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        complaint = process.communicate()[1]

    assert 130 == process.returncode
    assert b"introbot: interrupted; " in complaint
    assert b"Traceback" not in complaint
    assert target.read_text().startswith("share,")


def test_the_command_line_does_not_import_what_it_does_not_need() -> None:
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from bot.cli.main import introbot\n"
        f"found = CliRunner().invoke(introbot, {list(ESTIMATE)!r})\n"
        "assert found.exit_code == 0, found.output\n"
        f"print([name for name in {_UNWANTED!r} if name in sys.modules])\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ("[]\n", "") == (found.stdout, found.stderr)


def _read(terminal: int) -> bytes:
    """What a terminal shows; nothing once its program has ended."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
