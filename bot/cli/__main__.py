"""`python -m bot.cli`: what `.venv/bin/introbot` starts."""

from __future__ import annotations

from bot.cli.main import introbot

if __name__ == "__main__":
    introbot(prog_name="introbot")
