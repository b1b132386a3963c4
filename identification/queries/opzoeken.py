"""What the BRP said, in words: the person, and what to watch out for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from brp.datum import Datum
from brp.persoon import Deel, Opschorting, Persoon
from brp.verblijfplaats import Soort as Woonsoort
from brp.verblijfplaats import Verblijfplaats
from identification.flow.opzoeken import is_alarm
from identification.models import Identification
from identification.paginas import Melding, Soort
from identification.paginas.opzoeken import BrpBlok, BrpRegel
from identification.queries.opzoeken_gezag import gezag_lines


def found_block(persoon: Persoon, *, now: datetime) -> BrpBlok:
    warnings = (*_stopped(persoon), *_secret(persoon), *_in_doubt(persoon), *_home_warnings(persoon))
    return BrpBlok(
        titel=_("Dit staat in de BRP"),
        gevonden=True,
        uitleg=(_("Alleen om te controleren wie dit is. Lees deze gegevens niet voor."),),
        meldingen=warnings,
        regels=tuple(_lines(persoon, today=timezone.localdate(now))),
        alarm=is_alarm(persoon),
    )


def as_other(blok: BrpBlok) -> BrpBlok:
    """The same answer about the person acted for: nobody in view can be compared with it, and death is no alarm."""
    titel = _("De ander volgens de BRP") if blok.gevonden else blok.titel
    return replace(blok, titel=titel, alarm=False, zelf_url="", ander=True)


def nobody_block(row: Identification) -> BrpBlok:
    blok = BrpBlok(
        titel=_("De BRP kent dit BSN niet"),
        gevonden=False,
        uitleg=(
            _("Er is wel ingelogd met dit BSN. Misschien is de persoon nog niet ingeschreven."),
            _("Zoek de persoon op in uw eigen systeem, of vraag het aan Burgerzaken."),
        ),
    )
    return _with_ways_on(blok, row)


def failed_block(row: Identification, reden: str) -> BrpBlok:
    """`reden`: a fixed code of the adapter, or `te-vaak`."""
    titel, uitleg, help_code = _failure(reden)
    lines = [uitleg, _("Of zoek de persoon op in uw eigen systeem.")]
    if help_code:
        lines.insert(1, _("Meld dit bij beheer. Noem de code: %(code)s.") % {"code": reden})
    blok = BrpBlok(titel=titel, gevonden=False, uitleg=tuple(lines), fout=reden)
    return _with_ways_on(blok, row)


def _with_ways_on(blok: BrpBlok, row: Identification) -> BrpBlok:
    """Ask again, or say that the person was looked up elsewhere."""
    elsewhere = "" if row.opgezocht_op else reverse("identification:opgezocht", args=[row.pk])
    return replace(blok, opnieuw_url=reverse("identification:brp", args=[row.pk]), zelf_url=elsewhere)


def _failure(reden: str) -> tuple[str, str, bool]:
    """Title, what to do, and whether beheer must hear of it."""
    known = {
        "te-vaak": (
            _("U heeft dit uur al veel mensen opgezocht"),
            _("Wacht even, of vraag beheer om hulp. Wij stelden deze vraag niet aan de BRP."),
            False,
        ),
        "brp-traag": (
            _("De BRP antwoordt te langzaam"),
            _("De inwoner hoeft niets te doen. Probeer het over een minuut nog een keer."),
            False,
        ),
        "brp-te-veel-vragen": (
            _("De BRP krijgt nu te veel vragen"),
            _("De inwoner hoeft niets te doen. Probeer het over een minuut nog een keer."),
            False,
        ),
        "brp-geen-recht": (
            _("De BRP geeft deze gegevens niet"),
            _("Uw gemeente mag deze gegevens voor deze dienst niet opvragen, of dat is nog niet geregeld."),
            True,
        ),
        "brp-antwoord-onbegrepen": _not_understood(),
        "brp-andere-persoon": _not_understood(),
        "brp-geen-json": _not_understood(),
        "brp-te-groot": _not_understood(),
    }
    if reden in known:
        return known[reden]
    if reden in _TEMPORARY:
        again = _(
            "Dat ligt niet aan u, en niet aan de inwoner. Probeer het over een paar minuten nog een keer."
        )
        return _("De BRP doet het nu niet"), again, False
    return _("De verbinding met de BRP is niet goed ingesteld"), _("U kunt hier nu niemand opzoeken."), True


def _not_understood() -> tuple[str, str, bool]:
    return _("Wij begrijpen het antwoord van de BRP niet"), _("Daarom laten wij niets zien."), True


_TEMPORARY = {
    "brp-storing",
    "brp-geen-verbinding",
    "brp-token-storing",
    "brp-token-geen-verbinding",
    "brp-token-traag",
}


# --- what to watch out for ----------------------------------------------------------------------------------------


def _stopped(persoon: Persoon) -> list[Melding]:
    if persoon.opgeschort is None:
        return []
    since = _since(persoon.opgeschort_op)
    old = _("De BRP houdt deze gegevens niet meer bij. Ze kunnen oud zijn.")
    titel, lines = {
        Opschorting.OVERLEDEN: (
            _("Volgens de BRP is deze persoon overleden"),
            (
                since,
                _("Wees voorzichtig met uw woorden. Misschien spreekt u met een nabestaande."),
                _("Ook een nabestaande mag niet inloggen met deze DigiD. Geef geen gegevens. Rond niet af."),
            ),
        ),
        Opschorting.FOUT: (
            _("Deze inschrijving in de BRP is een fout"),
            (_("Deze gegevens gelden niet. Geef geen gegevens. Laat Burgerzaken dit eerst nakijken."),),
        ),
        Opschorting.EMIGRATIE: (_("Deze persoon woont niet meer in Nederland"), (since, old)),
        Opschorting.NIET_INGEZETENE: (_("Deze persoon woont niet in Nederland (RNI)"), (since, old)),
        Opschorting.MINISTERIEEL: (_("De minister besloot over deze inschrijving"), (since, old)),
    }.get(persoon.opgeschort, (_("Deze inschrijving is gestopt"), (since, old)))
    return [Melding(Soort.WAARSCHUWING, titel, tuple(line for line in lines if line))]


def _since(datum: Datum | None) -> str:
    if datum is None or datum.jaar is None:
        return ""
    return _("Sinds: %(datum)s.") % {"datum": date_words(datum)}


def _secret(persoon: Persoon) -> list[Melding]:
    if not persoon.geheimhouding:
        return []
    line = _("Geef deze gegevens aan niemand, ook niet aan familie. Het adres blijft dicht tot u het opent.")
    return [Melding(Soort.WAARSCHUWING, _("Deze persoon heeft geheimhouding"), (line,))]


def _in_doubt(persoon: Persoon) -> list[Melding]:
    names = {
        Deel.PERSOON: _("het BSN"),
        Deel.NAAM: _("de naam"),
        Deel.GEBOORTE: _("de geboorte"),
        Deel.ADRES: _("het adres"),
    }
    doubted = [name for deel, name in names.items() if deel in persoon.in_onderzoek]
    if not doubted:
        return []
    line = _("Vertrouw er niet alleen op. Vraag iets wat alleen deze persoon weet.")
    titel = _("De gemeente zoekt nog uit of dit klopt: %(wat)s") % {"wat": ", ".join(doubted)}
    return [Melding(Soort.WAARSCHUWING, titel, (line,))]


def _home_warnings(persoon: Persoon) -> list[Melding]:
    home = persoon.verblijfplaats
    if home is None or not home.verblijft_er_niet:
        return []
    line = _("De gemeente heeft dat vastgesteld. Waar de persoon nu woont, is niet bekend.")
    return [Melding(Soort.WAARSCHUWING, _("Deze persoon woont niet meer op dit adres"), (line,))]


# --- the person ---------------------------------------------------------------------------------------------------


def _lines(persoon: Persoon, *, today: date) -> list[BrpRegel]:
    doubt, unknown = persoon.in_onderzoek, _("Niet bekend")
    born = persoon.geboorte
    place = ", ".join(part for part in (born.plaats, "" if born.land == "Nederland" else born.land) if part)
    when = _birthday(born.datum, today=today, dead=persoon.opgeschort is Opschorting.OVERLEDEN)
    return [
        BrpRegel(_("Naam bij de geboorte"), (persoon.naam.tekst or unknown,), Deel.NAAM in doubt),
        BrpRegel(_("Geboren"), tuple(part for part in (when, place) if part), Deel.GEBOORTE in doubt),
        BrpRegel(_("Adres"), _home(persoon.verblijfplaats), Deel.ADRES in doubt, dicht=persoon.geheimhouding),
        *gezag_lines(persoon),
    ]


def _birthday(datum: Datum | None, *, today: date, dead: bool) -> str:
    if datum is None:
        return _("Niet bekend")
    whole = datum.volledig
    if whole is None or whole > today or dead:
        return date_words(datum)
    age = today.year - whole.year - ((today.month, today.day) < (whole.month, whole.day))
    return _("%(datum)s (%(jaren)s jaar)") % {"datum": date_words(datum), "jaren": age}


def date_words(datum: Datum) -> str:
    """As far as it is known, and what is not."""
    if datum.jaar is None:
        return _("Datum niet bekend")
    if datum.maand is None:
        return _("%(jaar)s (dag en maand niet bekend)") % {"jaar": datum.jaar}
    if datum.dag is None:
        month = date_format(date(datum.jaar, datum.maand, 1), "F Y")
        return _("%(maand)s (dag niet bekend)") % {"maand": month}
    return date_format(date(datum.jaar, datum.maand, datum.dag), "j E Y")


def _home(home: Verblijfplaats | None) -> tuple[str, ...]:
    if home is None:
        return (_("Staat niet in het antwoord"),)
    if home.soort is Woonsoort.ONBEKEND or not (home.regels or home.land):
        return (_("Niet bekend waar deze persoon woont"),)
    note = (_("Dit is een briefadres: de persoon krijgt hier alleen post."),) if home.briefadres else ()
    return (*home.regels, *((home.land,) if home.land else ()), *note)
