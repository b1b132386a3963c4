"""The test of every coupling: a list that each package adds its own to, one way to run them, and the page."""
