"""Stand-ins for the outside world of the demo and the tests: DigiD and the login of medewerkers.

A process of its own, with keys of its own. It speaks the real protocols and holds test data only.
"""
