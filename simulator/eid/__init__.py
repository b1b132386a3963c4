"""A DigiD of profile eID 4.x (CombiConnect, Stelsel Toegang): levels per dienst, encrypted numbers, representation.

Source: Logius, Stelsel Toegang SAML 1.0 (derived from eID SAML 4.4 and 4.5).
"""
