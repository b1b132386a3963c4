"""What is worth writing down, and what a person must look at."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Soort(StrEnum):
    LINK_GEMAAKT = "link_gemaakt"
    LINK_GEOPEND_ELDERS = "link_geopend_elders"
    LOGIN_GESTART = "login_gestart"
    LOGIN_GELUKT = "login_gelukt"
    LOGIN_GEANNULEERD = "login_geannuleerd"
    NIVEAU_TE_LAAG = "niveau_te_laag"
    LOGIN_MISLUKT = "login_mislukt"
    DIGID_ONBEREIKBAAR = "digid_onbereikbaar"
    CODE_ONJUIST = "code_onjuist"
    CODE_DRIE_KEER_ONJUIST = "code_drie_keer_onjuist"
    CODE_JUIST = "code_juist"
    BSN_GETOOND = "bsn_getoond"
    PERSOON_OPGEZOCHT = "persoon_opgezocht"
    INGETROKKEN = "ingetrokken"
    VOLTOOID = "voltooid"
    BEWIJS_VASTGELEGD = "bewijs_vastgelegd"
    BEWIJS_GELEVERD = "bewijs_geleverd"
    BEZORGING_UITGESTELD = "bezorging_uitgesteld"
    BEZORGING_GEWEIGERD = "bezorging_geweigerd"
    VERLOPEN = "verlopen"
    GEWIST = "gewist"
    OVERGENOMEN = "overgenomen"
    SIGNAAL_NIET_BEZORGD = "signaal_niet_bezorgd"
    DAGSLEUTEL_VERNIETIGD = "dagsleutel_vernietigd"
    IDP_METADATA_VERNIEUWD = "idp_metadata_vernieuwd"
    IDP_METADATA_NIET_VERNIEUWD = "idp_metadata_niet_vernieuwd"
    UITGELOGD_VIA_DIGID = "uitgelogd_via_digid"
    GETAL_JUIST = "getal_juist"
    GETAL_ONJUIST = "getal_onjuist"
    NIET_IN_GESPREK = "niet_in_gesprek"
    APPARAAT_GEVRAAGD = "apparaat_gevraagd"
    APPARAAT_TOEGESTAAN = "apparaat_toegestaan"
    APPARAAT_GEWEIGERD = "apparaat_geweigerd"
    SIGNAAL = "signaal"
    SIGNAAL_GEZIEN = "signaal_gezien"
    STIL_ALARM = "stil_alarm"
    WANTROUWEN = "wantrouwen"
    WOORD_INWONER = "woord_inwoner"
    WOORD_AMBTENAAR = "woord_ambtenaar"
    WOORD_ANDERS = "woord_anders"
    OVERDRACHT_AANGEBODEN = "overdracht_aangeboden"
    LOSGELATEN = "losgelaten"
    PANEEL_GEKOPPELD = "paneel_gekoppeld"
    GEBELD_NAGEKEKEN = "gebeld_nagekeken"
    GEBELD_ONBEKEND = "gebeld_onbekend"
    MELDING_NEPGESPREK = "melding_nepgesprek"
    ONTVANGST_GEMAILD = "ontvangst_gemaild"
    ONTVANGST_NIET_GEMAILD = "ontvangst_niet_gemaild"
    GEOEFEND = "geoefend"
    ONTVANGST_ONBEKEND = "ontvangst_onbekend"
    BETWIST = "betwist"
    BETWIST_GEMARKEERD = "betwist_gemarkeerd"
    BETWIST_NIET_GEMARKEERD = "betwist_niet_gemarkeerd"
    BEZORGING_OPNIEUW = "bezorging_opnieuw"
    BEZORGING_OMGELEID = "bezorging_omgeleid"
    BEZORGING_OPGEGEVEN = "bezorging_opgegeven"
    BEWIJS_BEWAARD = "bewijs_bewaard"
    BEWIJS_OPGEHAALD = "bewijs_opgehaald"
    BEWAARD_BEWIJS_GEWIST = "bewaard_bewijs_gewist"
    PERSOON_NIET_OPGEZOCHT = "persoon_niet_opgezocht"
    KLANTCONTACT_GEMAAKT = "klantcontact_gemaakt"
    KLANTCONTACT_NIET_GEMAAKT = "klantcontact_niet_gemaakt"
    KOPPELING_GEWIJZIGD = "koppeling_gewijzigd"
    KOPPELING_GETEST = "koppeling_getest"
    KOPPELING_STUK = "koppeling_stuk"
    API_CLIENT_GEMAAKT = "api_client_gemaakt"
    API_CLIENT_GEWIJZIGD = "api_client_gewijzigd"
    API_CLIENT_INGETROKKEN = "api_client_ingetrokken"
    API_GEWEIGERD = "api_geweigerd"
    BERICHT_NIET_BEZORGD = "bericht_niet_bezorgd"
    RECHTEN_WEGGEHAALD = "rechten_weggehaald"
    NAMENS_VASTGELEGD = "namens_vastgelegd"
    NAMENS_GEWEIGERD = "namens_geweigerd"
    NAMENS_NAGEKEKEN = "namens_nagekeken"
    NAMENS_MEEGEKEKEN = "namens_meegekeken"
    AFSPRAAK_GEMAAKT = "afspraak_gemaakt"
    AFSPRAAK_GEWIJZIGD = "afspraak_gewijzigd"
    AFSPRAAK_AFGEZEGD = "afspraak_afgezegd"
    AFSPRAAK_OVERGENOMEN = "afspraak_overgenomen"
    AFSPRAAK_GESTART = "afspraak_gestart"
    AFSPRAAK_GEMAILD = "afspraak_gemaild"
    AFSPRAAK_NIET_GEMAILD = "afspraak_niet_gemaild"
    AFSPRAKEN_GEWIST = "afspraken_gewist"
    INRICHTING_INGELEZEN = "inrichting_ingelezen"
    TEKST_VOORGESTELD = "tekst_voorgesteld"
    TEKST_GEPUBLICEERD = "tekst_gepubliceerd"
    TEKST_GEPLAND = "tekst_gepland"
    TEKST_TERUGGEGEVEN = "tekst_teruggegeven"
    TEKST_INGETROKKEN = "tekst_ingetrokken"
    TEKST_NAGEKEKEN = "tekst_nagekeken"
    ZONDER_PERSOON = "zonder_persoon"
    TEKST_INGEGAAN = "tekst_ingegaan"
    NIVEAU_VERLAAGD = "niveau_verlaagd"
    NIVEAU_VERHOOGD = "niveau_verhoogd"
    VERHOGING_GEPLAND = "verhoging_gepland"
    VERHOGING_GEWIJZIGD = "verhoging_gewijzigd"
    VERHOGING_INGETROKKEN = "verhoging_ingetrokken"
    VERHOGING_INGEGAAN = "verhoging_ingegaan"
    VERHOGING_TERUGGEDRAAID = "verhoging_teruggedraaid"
    MEDEDELING_GEPLAATST = "mededeling_geplaatst"
    MEDEDELING_WEGGEHAALD = "mededeling_weggehaald"
    GEMEENTE_GEWIJZIGD = "gemeente_gewijzigd"
    VOORSTEL_GEDAAN = "voorstel_gedaan"
    VOORSTEL_GOEDGEKEURD = "voorstel_goedgekeurd"
    VOORSTEL_TERUGGEGEVEN = "voorstel_teruggegeven"
    VOORSTEL_INGETROKKEN = "voorstel_ingetrokken"


_WOORDEN = {
    Soort.LINK_GEMAAKT: _("Link gemaakt"),
    Soort.LINK_GEOPEND_ELDERS: _("Link ook geopend in een andere browser"),
    Soort.LOGIN_GESTART: _("Inwoner ging naar DigiD"),
    Soort.LOGIN_GELUKT: _("Inwoner logde in"),
    Soort.LOGIN_GEANNULEERD: _("Inwoner stopte bij DigiD"),
    Soort.NIVEAU_TE_LAAG: _("Inlogmanier was niet sterk genoeg"),
    Soort.LOGIN_MISLUKT: _("Inloggen mislukt"),
    Soort.DIGID_ONBEREIKBAAR: _("DigiD was niet bereikbaar"),
    Soort.CODE_ONJUIST: _("Code onjuist"),
    Soort.CODE_DRIE_KEER_ONJUIST: _("Code drie keer onjuist"),
    Soort.CODE_JUIST: _("Code juist"),
    Soort.BSN_GETOOND: _("BSN getoond aan ambtenaar"),
    Soort.PERSOON_OPGEZOCHT: _("Persoon opgezocht"),
    Soort.INGETROKKEN: _("Ingetrokken door ambtenaar"),
    Soort.VOLTOOID: _("Voltooid door ambtenaar"),
    Soort.BEWIJS_VASTGELEGD: _("Bewijs gemaakt"),
    Soort.BEWIJS_GELEVERD: _("Bewijs in de zaak gezet"),
    Soort.BEZORGING_UITGESTELD: _("Bewijs kon nog niet in de zaak"),
    Soort.BEZORGING_GEWEIGERD: _("Zaaksysteem weigerde het bewijs"),
    Soort.VERLOPEN: _("Verlopen"),
    Soort.GEWIST: _("Gegevens gewist"),
    Soort.OVERGENOMEN: _("Overgenomen door andere ambtenaar"),
    Soort.SIGNAAL_NIET_BEZORGD: _("Bewijs nooit in de zaak gekomen"),
    Soort.DAGSLEUTEL_VERNIETIGD: _("Sleutel van de dag vernietigd"),
    Soort.IDP_METADATA_VERNIEUWD: _("Gegevens van DigiD vernieuwd"),
    Soort.IDP_METADATA_NIET_VERNIEUWD: _("Gegevens van DigiD konden niet vernieuwd worden"),
    Soort.UITGELOGD_VIA_DIGID: _("Inwoner uitgelogd door DigiD"),
    Soort.GETAL_JUIST: _("Inwoner koos het goede getal"),
    Soort.GETAL_ONJUIST: _("Inwoner koos een verkeerd getal"),
    Soort.NIET_IN_GESPREK: _("Inwoner zei: ik zit niet in dit gesprek"),
    Soort.APPARAAT_GEVRAAGD: _("Inwoner wil verder op een ander apparaat"),
    Soort.APPARAAT_TOEGESTAAN: _("Ander apparaat toegestaan door ambtenaar"),
    Soort.APPARAAT_GEWEIGERD: _("Ander apparaat geweigerd door ambtenaar"),
    Soort.SIGNAAL: _("Signaal aan de ambtenaar"),
    Soort.SIGNAAL_GEZIEN: _("Signaal gezien door ambtenaar"),
    Soort.STIL_ALARM: _("Inwoner kan niet vrij praten"),
    Soort.WANTROUWEN: _("Ambtenaar vertrouwt het niet"),
    Soort.WOORD_INWONER: _("Inwoner bevestigde het woord"),
    Soort.WOORD_AMBTENAAR: _("Ambtenaar bevestigde het woord"),
    Soort.WOORD_ANDERS: _("Het woord was niet hetzelfde"),
    Soort.OVERDRACHT_AANGEBODEN: _("Aangeboden aan een collega"),
    Soort.LOSGELATEN: _("Losgelaten door ambtenaar"),
    Soort.PANEEL_GEKOPPELD: _("Zijpaneel gekoppeld"),
    Soort.GEBELD_NAGEKEKEN: _("Inwoner keek na wie er belt"),
    Soort.GEBELD_ONBEKEND: _("Onbekend gespreksnummer ingevuld"),
    Soort.MELDING_NEPGESPREK: _("Inwoner meldt: dit is geen echt gesprek"),
    Soort.ONTVANGST_GEMAILD: _("Ontvangstbewijs gemaild"),
    Soort.ONTVANGST_NIET_GEMAILD: _("Ontvangstbewijs kon niet gemaild worden"),
    Soort.GEOEFEND: _("Ambtenaar deed een oefening"),
    Soort.ONTVANGST_ONBEKEND: _("Onbekende ontvangstcode ingevuld"),
    Soort.BETWIST: _("Inwoner meldt: dit was ik niet"),
    Soort.BETWIST_GEMARKEERD: _("Melding van de inwoner in de zaak gezet"),
    Soort.BETWIST_NIET_GEMARKEERD: _("Melding van de inwoner kon niet in de zaak"),
    Soort.BEZORGING_OPNIEUW: _("Bezorging nog eens gevraagd"),
    Soort.BEZORGING_OMGELEID: _("Bewijs naar een andere zaak gestuurd"),
    Soort.BEZORGING_OPGEGEVEN: _("Bezorging opgegeven"),
    Soort.BEWIJS_BEWAARD: _("Bewijs versleuteld bewaard: het kwam niet op tijd in de zaak"),
    Soort.BEWIJS_OPGEHAALD: _("Bewaard bewijs opgehaald"),
    Soort.BEWAARD_BEWIJS_GEWIST: _("Bewaard bewijs gewist"),
    Soort.PERSOON_NIET_OPGEZOCHT: _("Persoon kon niet opgezocht worden"),
    Soort.KLANTCONTACT_GEMAAKT: _("Contactmoment gemaakt"),
    Soort.KLANTCONTACT_NIET_GEMAAKT: _("Contactmoment kon niet gemaakt worden"),
    Soort.KOPPELING_GEWIJZIGD: _("Koppeling met een zaaktype gewijzigd"),
    Soort.KOPPELING_GETEST: _("Koppelingen getest"),
    Soort.KOPPELING_STUK: _("Koppeling werkt niet"),
    Soort.API_CLIENT_GEMAAKT: _("Toegang voor een ander systeem gemaakt"),
    Soort.API_CLIENT_GEWIJZIGD: _("Toegang van een ander systeem gewijzigd"),
    Soort.API_CLIENT_INGETROKKEN: _("Toegang van een ander systeem ingetrokken"),
    Soort.API_GEWEIGERD: _("Ander systeem geweigerd"),
    Soort.BERICHT_NIET_BEZORGD: _("Bericht aan een ander systeem kwam niet aan"),
    Soort.RECHTEN_WEGGEHAALD: _("Rechten van een medewerker weggehaald"),
    Soort.NAMENS_VASTGELEGD: _("Vastgelegd voor wie de inwoner komt"),
    Soort.NAMENS_GEWEIGERD: _("Inwoner mag dit niet voor een ander doen"),
    Soort.NAMENS_NAGEKEKEN: _("Vertegenwoordiging nagekeken door ambtenaar"),
    Soort.NAMENS_MEEGEKEKEN: _("Collega keek mee met een vertegenwoordiging"),
    Soort.AFSPRAAK_GEMAAKT: _("Afspraak gemaakt"),
    Soort.AFSPRAAK_GEWIJZIGD: _("Afspraak gewijzigd"),
    Soort.AFSPRAAK_AFGEZEGD: _("Afspraak afgezegd"),
    Soort.AFSPRAAK_OVERGENOMEN: _("Afspraak overgenomen van een collega"),
    Soort.AFSPRAAK_GESTART: _("Gesprek gestart vanuit een afspraak"),
    Soort.AFSPRAAK_GEMAILD: _("Mail over een afspraak verstuurd"),
    Soort.AFSPRAAK_NIET_GEMAILD: _("Mail over een afspraak kon niet weg"),
    Soort.AFSPRAKEN_GEWIST: _("Afspraken van een dag die voorbij is gewist"),
    Soort.INRICHTING_INGELEZEN: _("Inrichting ingelezen uit een bestand"),
    Soort.TEKST_VOORGESTELD: _("Tekst voor inwoners ter goedkeuring aangeboden"),
    Soort.TEKST_GEPUBLICEERD: _("Tekst voor inwoners goedgekeurd; geldt meteen"),
    Soort.TEKST_GEPLAND: _("Tekst voor inwoners goedgekeurd; gaat later in"),
    Soort.TEKST_INGEGAAN: _("Geplande tekst voor inwoners ingegaan"),
    Soort.TEKST_TERUGGEGEVEN: _("Tekst voor inwoners niet goedgekeurd"),
    Soort.TEKST_INGETROKKEN: _("Tekst voor inwoners ingetrokken"),
    Soort.TEKST_NAGEKEKEN: _("Tekst voor inwoners nagekeken"),
    Soort.ZONDER_PERSOON: _("Gesprek ging verder zonder deze persoon"),
    Soort.NIVEAU_VERLAAGD: _("Manier van inloggen minder sterk gemaakt"),
    Soort.NIVEAU_VERHOOGD: _("Manier van inloggen sterker gemaakt"),
    Soort.VERHOGING_GEPLAND: _("Verhoging van het inloggen gepland"),
    Soort.VERHOGING_GEWIJZIGD: _("Geplande verhoging gewijzigd"),
    Soort.VERHOGING_INGETROKKEN: _("Geplande verhoging ingetrokken"),
    Soort.VERHOGING_INGEGAAN: _("Verhoging van het inloggen ingegaan"),
    Soort.VERHOGING_TERUGGEDRAAID: _("Verhoging van het inloggen teruggedraaid"),
    Soort.MEDEDELING_GEPLAATST: _("Mededeling boven de pagina’s geplaatst of gewijzigd"),
    Soort.MEDEDELING_WEGGEHAALD: _("Mededeling boven de pagina’s weggehaald"),
    Soort.GEMEENTE_GEWIJZIGD: _("Naam of nummers van de gemeente gewijzigd"),
    Soort.VOORSTEL_GEDAAN: _("Wijziging voor inwoners voorgesteld"),
    Soort.VOORSTEL_GOEDGEKEURD: _("Voorgestelde wijziging goedgekeurd"),
    Soort.VOORSTEL_TERUGGEGEVEN: _("Voorgestelde wijziging niet goedgekeurd"),
    Soort.VOORSTEL_INGETROKKEN: _("Voorgestelde wijziging ingetrokken"),
}

SIGNALEN = frozenset(
    {
        Soort.LINK_GEOPEND_ELDERS,
        Soort.CODE_DRIE_KEER_ONJUIST,
        Soort.BEZORGING_GEWEIGERD,
        Soort.SIGNAAL_NIET_BEZORGD,
        Soort.IDP_METADATA_NIET_VERNIEUWD,
        Soort.GETAL_ONJUIST,
        Soort.NIET_IN_GESPREK,
        Soort.SIGNAAL,
        Soort.STIL_ALARM,
        Soort.WANTROUWEN,
        Soort.WOORD_ANDERS,
        Soort.MELDING_NEPGESPREK,
        Soort.BETWIST,
        Soort.BETWIST_NIET_GEMARKEERD,
        Soort.BEZORGING_OPGEGEVEN,
        Soort.BEWIJS_BEWAARD,
        Soort.KOPPELING_STUK,
        Soort.BERICHT_NIET_BEZORGD,
        Soort.NIVEAU_VERLAAGD,
        Soort.VERHOGING_TERUGGEDRAAID,
    }
)
# Their reason says of which dienst, from which niveau and to which.
MANIER_VAN_INLOGGEN = frozenset(
    {
        Soort.NIVEAU_VERLAAGD,
        Soort.NIVEAU_VERHOOGD,
        Soort.VERHOGING_GEPLAND,
        Soort.VERHOGING_GEWIJZIGD,
        Soort.VERHOGING_INGETROKKEN,
        Soort.VERHOGING_INGEGAAN,
        Soort.VERHOGING_TERUGGEDRAAID,
    }
)
# Their `aantal` is the number of a version or of a proposal.
GENUMMERD = frozenset(soort for soort in Soort if soort.startswith(("tekst_", "voorstel_")))


def woorden(soort: Soort) -> _StrPromise:
    return _WOORDEN[soort]


def is_signaal(soort: Soort) -> bool:
    """Must a person look at this?"""
    return soort in SIGNALEN
