"""Sending messages to other systems."""
