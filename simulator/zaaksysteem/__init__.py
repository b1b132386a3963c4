"""A zaaksysteem that keeps the rules of real ones, for the demo and the tests."""
