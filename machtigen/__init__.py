"""Who may act for whom: the rules, what functioneel beheer sets per dienst, and the connection with DigiD Machtigen.

A login on somebody else's behalf does not reach the flow yet: it is refused there.
"""
