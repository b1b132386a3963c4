"""What diensten tells whoever listens, in the transaction in which it happened. It does not know who does."""

from __future__ import annotations

from django.dispatch import Signal

# Somebody set another way to log in, and no raise did: with `dienst`, `van` and `naar` (a `Betrouwbaarheidsniveau`),
# `door` (a `Door`) and `now`.
niveau_gezet = Signal()
# A step of a raise, by a person or by the clock: with `stap`, a `VerhogingStap`.
verhogingstap_gezet = Signal()
# Another version of what the gemeente says about itself: with `versie`, a `GemeenteVersie`, and `eerder`, its contents
# until now.
gemeente_gewijzigd = Signal()
# A proposal of one person, or what was decided about it: with `voorstel`, a `Voorstel`, `besluit` (a `Besluit`; open:
# it was proposed), `door` and `now`.
voorstel_gezet = Signal()
