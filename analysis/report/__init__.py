"""Notebooks to one HTML file."""
