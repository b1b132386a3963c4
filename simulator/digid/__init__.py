"""A DigiD for the demo and the tests: SAML profile 3.x with HTTP-Artifact.

Source: Logius, Koppelvlakspecificatie DigiD SAML Authenticatie 3.7.
"""
