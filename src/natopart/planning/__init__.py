"""Decisions on scores: circles of countries for projects."""
