"""The fault switches: each makes one genuine answer wrong in exactly one way.

What a switch does stands in `simulator.digid.kapot`.
"""

from __future__ import annotations

from enum import StrEnum


class Groep(StrEnum):
    HANDTEKENING = "Handtekening"
    VERPAKKING = "Verpakking (signature wrapping)"
    XML = "XML"
    TIJD = "Tijd"
    ADRES = "Afzender en ontvanger"
    NIVEAU = "Niveau"
    PERSOON = "Persoon"
    VORM = "Vorm van het antwoord"
    HTTP = "Netwerk"
    VERBINDING = "Verbinding"  # works on a connection, before anybody knows which answer it will carry
    EID = "Alleen eID 4.x"


class Fout(StrEnum):
    """The name of a switch."""

    ARTIFACTRESPONSE_ONGETEKEND = "artifactresponse-ongetekend"
    ASSERTION_ONGETEKEND = "assertion-ongetekend"
    ALLES_ONGETEKEND = "alles-ongetekend"
    ALLEEN_RESPONSE_GETEKEND = "alleen-response-getekend"
    VERKEERDE_SLEUTEL = "verkeerde-sleutel"
    SLEUTEL_IN_KEYINFO = "sleutel-in-keyinfo"
    SHA1_HANDTEKENING = "sha1-handtekening"
    SHA1_DIGEST = "sha1-digest"
    HMAC_MET_PUBLIEKE_SLEUTEL = "hmac-met-publieke-sleutel"
    GEWIJZIGD_BSN = "gewijzigd-bsn"
    GEWIJZIGD_NIVEAU = "gewijzigd-niveau"

    XSW_ASSERTION_ERNAAST = "xsw-assertion-ernaast"
    XSW_OBJECT = "xsw-object"
    XSW_EXTENSIONS = "xsw-extensions"
    XSW_GENEST = "xsw-genest"
    XSW_TWEEDE_RESPONSE = "xsw-tweede-response"
    XSW_SOAP_HEADER = "xsw-soap-header"
    XSW_SOAP_BODY = "xsw-soap-body"
    DUBBELE_ID = "dubbele-id"
    ID_ALIAS_XML_ID = "id-alias-xml-id"
    ID_ALIAS_ID = "id-alias-id"

    COMMENTAAR_NAMEID = "commentaar-nameid"
    COMMENTAAR_NIVEAU = "commentaar-niveau"
    COMMENTAAR_ISSUER = "commentaar-issuer"
    CDATA_NAMEID = "cdata-nameid"
    CDATA_NIVEAU = "cdata-niveau"
    CDATA_ISSUER = "cdata-issuer"
    ENTITEIT_NAMEID = "entiteit-nameid"
    ENTITEIT_NIVEAU = "entiteit-niveau"
    ENTITEIT_ISSUER = "entiteit-issuer"
    DTD = "dtd"
    INTERNE_ENTITEIT = "interne-entiteit"
    EXTERNE_ENTITEIT = "externe-entiteit"
    EXTERNE_DTD = "externe-dtd"
    MILJARD_KEER = "miljard-keer"
    VERWERKINGSINSTRUCTIE = "verwerkingsinstructie"

    VERLOPEN = "verlopen"
    NOG_NIET_GELDIG = "nog-niet-geldig"
    NOG_NIET_GELDIG_ALLES = "nog-niet-geldig-alles"
    SUBJECT_VERLOPEN = "subject-verlopen"
    CONDITIONS_VERLOPEN = "conditions-verlopen"
    ISSUEINSTANT_OUD_ARTIFACTRESPONSE = "issueinstant-oud-artifactresponse"
    ISSUEINSTANT_OUD_RESPONSE = "issueinstant-oud-response"
    ISSUEINSTANT_OUD_ASSERTION = "issueinstant-oud-assertion"
    INLOGMOMENT_OUD = "inlogmoment-oud"

    ISSUER_ARTIFACTRESPONSE = "issuer-artifactresponse"
    ISSUER_RESPONSE = "issuer-response"
    ISSUER_ASSERTION = "issuer-assertion"
    AUDIENCE_ONTBREEKT = "audience-ontbreekt"
    AUDIENCE_ANDERS = "audience-anders"
    AUDIENCE_MEER = "audience-meer"
    RECIPIENT_ANDERS = "recipient-anders"
    RECIPIENT_VOORVOEGSEL = "recipient-voorvoegsel"
    RECIPIENT_ACHTERVOEGSEL = "recipient-achtervoegsel"
    RECIPIENT_HOOFDLETTERS = "recipient-hoofdletters"
    DESTINATION_ANDERS = "destination-anders"
    DESTINATION_VOORVOEGSEL = "destination-voorvoegsel"
    DESTINATION_ACHTERVOEGSEL = "destination-achtervoegsel"
    DESTINATION_HOOFDLETTERS = "destination-hoofdletters"
    INRESPONSETO_ARTIFACTRESPONSE = "inresponseto-artifactresponse"
    INRESPONSETO_RESPONSE = "inresponseto-response"
    INRESPONSETO_SUBJECT = "inresponseto-subject"
    INRESPONSETO_WEG_ARTIFACTRESPONSE = "inresponseto-weg-artifactresponse"
    INRESPONSETO_WEG_RESPONSE = "inresponseto-weg-response"
    INRESPONSETO_WEG_SUBJECT = "inresponseto-weg-subject"

    NIVEAU_LAGER = "niveau-lager"
    NIVEAU_ONBEKEND = "niveau-onbekend"
    NIVEAU_ONTBREEKT = "niveau-ontbreekt"

    SOFI_SECTOR = "sofi-sector"
    BSN_LETTERS = "bsn-letters"
    BSN_8_CIJFERS = "bsn-8-cijfers"
    BSN_10_CIJFERS = "bsn-10-cijfers"
    BSN_UNICODE = "bsn-unicode"
    BSN_ELFPROEF = "bsn-elfproef"
    BSN_DUBBELE_PUNT = "bsn-dubbele-punt"

    TWEE_ASSERTIONS = "twee-assertions"
    VERSLEUTELDE_ASSERTION = "versleutelde-assertion"
    TWEE_AUTHNSTATEMENTS = "twee-authnstatements"
    ARTIFACT_TWEEMAAL = "artifact-tweemaal"
    ARTIFACT_ONBEKEND = "artifact-onbekend"
    ZONDER_RESPONSE = "zonder-response"

    SOAP_FOUT = "soap-fout"
    HTML = "html"
    LEEG = "leeg"
    VERKEERD_SOORT = "verkeerd-soort"
    TRAAG = "traag"
    DRUPPELEND = "druppelend"
    HALF = "half"
    TE_GROOT = "te-groot"
    DOORVERWIJZING = "doorverwijzing"
    HTTP_500 = "http-500"

    VERBINDING_GEWEIGERD = "verbinding-geweigerd"
    VERBINDING_VERBROKEN = "verbinding-verbroken"
    TLS_ANDERE_NAAM = "tls-andere-naam"
    TLS_ANDERE_CA = "tls-andere-ca"
    TLS_VERLOPEN = "tls-verlopen"

    ENCRYPTEDID_ANDERE_ONTVANGER = "encryptedid-andere-ontvanger"
    ENCRYPTEDID_ANDERE_SLEUTEL = "encryptedid-andere-sleutel"
    ENCRYPTEDID_RSA_1_5 = "encryptedid-rsa-1-5"
    ENCRYPTEDID_3DES = "encryptedid-3des"
    ENCRYPTEDID_GEWIJZIGD = "encryptedid-gewijzigd"
    SERVICEUUID_ANDERS = "serviceuuid-anders"
    ACTINGSUBJECTID_ONTBREEKT = "actingsubjectid-ontbreekt"
    ACTINGSUBJECTID_DUBBEL = "actingsubjectid-dubbel"
    NAAMSOORT_PSEUDONIEM = "naamsoort-pseudoniem"
    ADVICE_ALS_ANTWOORD = "advice-als-antwoord"

    @property
    def tekst(self) -> str:
        """One line that says what the switch does."""
        return TEKSTEN[self.groep][self]

    @property
    def groep(self) -> Groep:
        return next(groep for groep, teksten in TEKSTEN.items() if self in teksten)


TEKSTEN: dict[Groep, dict[Fout, str]] = {
    Groep.HANDTEKENING: {
        Fout.ARTIFACTRESPONSE_ONGETEKEND: "Geen handtekening op de ArtifactResponse",
        Fout.ASSERTION_ONGETEKEND: "Geen handtekening op de Assertion",
        Fout.ALLES_ONGETEKEND: "Nergens een handtekening",
        Fout.ALLEEN_RESPONSE_GETEKEND: "Alleen de Response heeft een handtekening",
        Fout.VERKEERDE_SLEUTEL: "Ondertekend met een andere sleutel",
        Fout.SLEUTEL_IN_KEYINFO: "Ondertekend door een vreemde, met zijn certificaat in KeyInfo",
        Fout.SHA1_HANDTEKENING: "Handtekening met RSA-SHA1",
        Fout.SHA1_DIGEST: "Digest met SHA-1",
        Fout.HMAC_MET_PUBLIEKE_SLEUTEL: "HMAC met het certificaat van DigiD als geheim",
        Fout.GEWIJZIGD_BSN: "Ander BSN na het ondertekenen",
        Fout.GEWIJZIGD_NIVEAU: "Ander niveau na het ondertekenen",
    },
    Groep.VERPAKKING: {
        Fout.XSW_ASSERTION_ERNAAST: "Valse Assertion naast de echte",
        Fout.XSW_OBJECT: "Echt antwoord in een Object van de handtekening van een vals antwoord",
        Fout.XSW_EXTENSIONS: "Echt antwoord in de Extensions van een vals antwoord",
        Fout.XSW_GENEST: "Echte Assertion binnen in een valse Assertion",
        Fout.XSW_TWEEDE_RESPONSE: "Tweede, valse Response in de ArtifactResponse",
        Fout.XSW_SOAP_HEADER: "Echt antwoord in de SOAP-header, vals antwoord in de body",
        Fout.XSW_SOAP_BODY: "Vals antwoord vóór het echte in de SOAP-body",
        Fout.DUBBELE_ID: "Vals antwoord met dezelfde ID als het echte",
        Fout.ID_ALIAS_XML_ID: "De ID van het antwoord ook als xml:id op een ander element",
        Fout.ID_ALIAS_ID: "De ID van de Assertion ook als Id op een ander element",
    },
    Groep.XML: {
        Fout.COMMENTAAR_NAMEID: "Commentaar midden in het BSN, na het ondertekenen",
        Fout.COMMENTAAR_NIVEAU: "Commentaar midden in het niveau, na het ondertekenen",
        Fout.COMMENTAAR_ISSUER: "Commentaar midden in de afzender, na het ondertekenen",
        Fout.CDATA_NAMEID: "Het BSN in een CDATA-blok",
        Fout.CDATA_NIVEAU: "Het niveau in een CDATA-blok",
        Fout.CDATA_ISSUER: "De afzender in een CDATA-blok",
        Fout.ENTITEIT_NAMEID: "Het BSN uit een eigen entiteit",
        Fout.ENTITEIT_NIVEAU: "Het niveau uit een eigen entiteit",
        Fout.ENTITEIT_ISSUER: "De afzender uit een eigen entiteit",
        Fout.DTD: "Een documenttype zonder inhoud",
        Fout.INTERNE_ENTITEIT: "Een documenttype met een eigen entiteit",
        Fout.EXTERNE_ENTITEIT: "Een entiteit die een bestand wil lezen",
        Fout.EXTERNE_DTD: "Een documenttype dat van een ander adres komt",
        Fout.MILJARD_KEER: "Entiteiten die uitgroeien tot miljarden tekens",
        Fout.VERWERKINGSINSTRUCTIE: "Een processing instruction in het antwoord",
    },
    Groep.TIJD: {
        Fout.VERLOPEN: "Alle tijden een uur te oud",
        Fout.NOG_NIET_GELDIG: "De Conditions gelden pas over een uur",
        Fout.NOG_NIET_GELDIG_ALLES: "Alle tijden een uur te nieuw",
        Fout.SUBJECT_VERLOPEN: "De SubjectConfirmationData is verlopen",
        Fout.CONDITIONS_VERLOPEN: "De Conditions zijn verlopen",
        Fout.ISSUEINSTANT_OUD_ARTIFACTRESPONSE: "De ArtifactResponse is een uur oud",
        Fout.ISSUEINSTANT_OUD_RESPONSE: "De Response is een uur oud",
        Fout.ISSUEINSTANT_OUD_ASSERTION: "De Assertion is een uur oud",
        Fout.INLOGMOMENT_OUD: "De inwoner logde een uur geleden in",
    },
    Groep.ADRES: {
        Fout.ISSUER_ARTIFACTRESPONSE: "Andere afzender van de ArtifactResponse",
        Fout.ISSUER_RESPONSE: "Andere afzender van de Response",
        Fout.ISSUER_ASSERTION: "Andere afzender van de Assertion",
        Fout.AUDIENCE_ONTBREEKT: "Geen Audience",
        Fout.AUDIENCE_ANDERS: "Bedoeld voor een ander portaal",
        Fout.AUDIENCE_MEER: "Bedoeld voor dit portaal en voor nog een ander",
        Fout.RECIPIENT_ANDERS: "Recipient is een ander adres",
        Fout.RECIPIENT_VOORVOEGSEL: "Recipient mist het laatste teken",
        Fout.RECIPIENT_ACHTERVOEGSEL: "Recipient heeft een teken te veel",
        Fout.RECIPIENT_HOOFDLETTERS: "Recipient in hoofdletters",
        Fout.DESTINATION_ANDERS: "Destination is een ander adres",
        Fout.DESTINATION_VOORVOEGSEL: "Destination mist het laatste teken",
        Fout.DESTINATION_ACHTERVOEGSEL: "Destination heeft een teken te veel",
        Fout.DESTINATION_HOOFDLETTERS: "Destination in hoofdletters",
        Fout.INRESPONSETO_ARTIFACTRESPONSE: "De ArtifactResponse hoort bij een andere vraag",
        Fout.INRESPONSETO_RESPONSE: "De Response hoort bij een andere vraag",
        Fout.INRESPONSETO_SUBJECT: "Het Subject hoort bij een andere vraag",
        Fout.INRESPONSETO_WEG_ARTIFACTRESPONSE: "De ArtifactResponse hoort bij geen vraag",
        Fout.INRESPONSETO_WEG_RESPONSE: "De Response hoort bij geen vraag",
        Fout.INRESPONSETO_WEG_SUBJECT: "Het Subject hoort bij geen vraag",
    },
    Groep.NIVEAU: {
        Fout.NIVEAU_LAGER: "Een lager niveau dan gevraagd",
        Fout.NIVEAU_ONBEKEND: "Een niveau dat niet bestaat",
        Fout.NIVEAU_ONTBREEKT: "Geen niveau",
    },
    Groep.PERSOON: {
        Fout.SOFI_SECTOR: "Een sofinummer in plaats van een BSN",
        Fout.BSN_LETTERS: "Negen letters in plaats van een BSN",
        Fout.BSN_8_CIJFERS: "Een BSN van 8 cijfers",
        Fout.BSN_10_CIJFERS: "Een BSN van 10 cijfers",
        Fout.BSN_UNICODE: "Een BSN met een cijfer uit een ander schrift",
        Fout.BSN_ELFPROEF: "Een BSN dat de elfproef niet doorstaat",
        Fout.BSN_DUBBELE_PUNT: "Nog een dubbele punt achter het BSN",
    },
    Groep.VORM: {
        Fout.TWEE_ASSERTIONS: "Twee Assertions, allebei van DigiD",
        Fout.VERSLEUTELDE_ASSERTION: "De Assertion is versleuteld",
        Fout.TWEE_AUTHNSTATEMENTS: "Twee AuthnStatements in een Assertion",
        Fout.ARTIFACT_TWEEMAAL: "Het artifact geeft tweemaal antwoord",
        Fout.ARTIFACT_ONBEKEND: "DigiD zegt dat het artifact onbekend is",
        Fout.ZONDER_RESPONSE: "Gelukt, maar zonder Response",
    },
    Groep.HTTP: {
        Fout.SOAP_FOUT: "Een SOAP-fout",
        Fout.HTML: "Een webpagina",
        Fout.LEEG: "Een leeg antwoord",
        Fout.VERKEERD_SOORT: "Het goede antwoord, maar als text/html",
        Fout.TRAAG: "Een antwoord na lang wachten",
        Fout.DRUPPELEND: "Een byte per tiende seconde",
        Fout.HALF: "De helft van het antwoord",
        Fout.TE_GROOT: "Het goede antwoord met 16 MB spaties erachter",
        Fout.DOORVERWIJZING: "Een doorverwijzing naar een ander adres",
        Fout.HTTP_500: "HTTP-status 500",
    },
    Groep.VERBINDING: {
        Fout.VERBINDING_GEWEIGERD: "De poort is dicht, 10 seconden lang",
        Fout.VERBINDING_VERBROKEN: "De verbinding wordt meteen verbroken",
        Fout.TLS_ANDERE_NAAM: "TLS-certificaat voor een andere naam",
        Fout.TLS_ANDERE_CA: "TLS-certificaat van een andere uitgever",
        Fout.TLS_VERLOPEN: "Verlopen TLS-certificaat",
    },
    Groep.EID: {
        Fout.ENCRYPTEDID_ANDERE_ONTVANGER: "EncryptedKey voor een andere ontvanger",
        Fout.ENCRYPTEDID_ANDERE_SLEUTEL: "EncryptedID versleuteld met een andere sleutel",
        Fout.ENCRYPTEDID_RSA_1_5: "EncryptedKey met RSA 1.5",
        Fout.ENCRYPTEDID_3DES: "EncryptedID met 3DES",
        Fout.ENCRYPTEDID_GEWIJZIGD: "EncryptedID met een veranderde byte",
        Fout.SERVICEUUID_ANDERS: "De ServiceUUID van een andere dienst",
        Fout.ACTINGSUBJECTID_ONTBREEKT: "Geen ActingSubjectID",
        Fout.ACTINGSUBJECTID_DUBBEL: "Twee ActingSubjectIDs",
        Fout.NAAMSOORT_PSEUDONIEM: "Een pseudoniem in plaats van een BSN",
        Fout.ADVICE_ALS_ANTWOORD: "De Assertion uit het Advice in plaats van de buitenste",
    },
}
