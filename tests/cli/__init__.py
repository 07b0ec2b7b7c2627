"""Tests of the command line: as people type it, and its parts."""
