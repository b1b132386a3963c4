"""Pages that are open inside another app, where a login with DigiD does not come back.

Only where the page stands depends on this, never what it can do: what an app calls itself is a guess.
"""

from __future__ import annotations

import re

# Teams, Webex and Zoom; WhatsApp, Messenger, Facebook, Instagram, LinkedIn, Snapchat, WeChat; Android's web view.
_APPS = re.compile(
    r"\bTeams\w*/|TeamsMobile|Webex|ZoomWebKit|ZoomApps|WhatsApp/|\bFB(?:AN|AV|_IAB)\b|Instagram|LinkedInApp|Snapchat|"
    r"MicroMessenger|;\s?wv\)",
    re.IGNORECASE,
)
_APPLE = re.compile(r"\b(?:iPhone|iPad|iPod)\b.*AppleWebKit/")
_REAL_ON_APPLE = re.compile(r"\bSafari/")  # Chrome, Firefox and Edge say this there too; a web view does not


def is_inside_app(user_agent: str) -> bool:
    if _APPS.search(user_agent):
        return True
    return bool(_APPLE.search(user_agent)) and not _REAL_ON_APPLE.search(user_agent)
