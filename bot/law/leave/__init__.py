"""Absence and leave: Integration Regulation chapter 2."""
