"""Who may act for whom.

DigiD profile 3.x knows no representation: today everybody logs in for themselves, and a login on somebody
else's behalf cannot reach the flow.
"""
