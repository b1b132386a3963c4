"""A contact moment in Klantinteracties (Open Klant), with the zaak as its onderwerpobject. Never with a BSN."""

from zaken.contact.klantcontact import ensure_klantcontact
from zaken.contact.opdracht import ContactFout, ContactOpdracht

__all__ = ["ContactFout", "ContactOpdracht", "ensure_klantcontact"]
