"""Measuring: quality, speed and pictures; run from a checkout, never shipped."""
