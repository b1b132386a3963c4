"""Practice for ambtenaren: calls that go wrong, told as a story.

Nothing here knows an identification, a zaak or a person: `lint-imports` keeps this package from importing any of
them, so that practice cannot reach a real zaak whatever somebody presses.
"""
