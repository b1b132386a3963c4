"""The OpenAPI 3.1 description: what Ninja finds in the code, and what it cannot know."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI

from begrippen.scope import Scope
from identification.api.problemen import MEDIA_TYPE, Soort, status_of, title_of
from identification.api.voorbeelden import ANTWOORDEN, VRAGEN
from identification.api.vormen import ProbleemUit

Json = dict[str, Any]

# What each operation is for, which right it asks, and what may go wrong beside the errors of every call.
_ALTIJD = (Soort.NIET_AANGEMELD, Soort.GEEN_RECHT, Soort.TE_VEEL, Soort.FOUT)
_MET_INHOUD = (Soort.GEEN_JSON, Soort.TE_GROOT, Soort.SOORT_INHOUD, Soort.ONGELDIG)
_WIJZIGT = (*_MET_INHOUD, Soort.ANDERE_INHOUD, Soort.NOG_BEZIG)
_VAN_EEN = (
    Soort.NIET_GEVONDEN,
    Soort.ANDERE_AMBTENAAR,
    Soort.AMBTENAAR_ONBEKEND,
    Soort.AL_VERDER,
    Soort.GEWIST,
)
_NA_INLOGGEN = (*_VAN_EEN, Soort.NOG_NIET_INGELOGD)
_OPERATIES: dict[str, tuple[Scope | None, str, tuple[Soort, ...]]] = {
    "token": (
        None,
        "OAuth 2.0 client credentials: a token for a quarter of an hour.",
        (Soort.TOKEN_GEWEIGERD, Soort.ONGELDIG_VERZOEK, Soort.TE_GROOT, Soort.SOORT_INHOUD, Soort.TE_VEEL),
    ),
    "diensten": (Scope.LEZEN, "What this client may start.", ()),
    "start": (
        Scope.STARTEN,
        "Make a link for one call. Give an Idempotency-Key, and ask again with the same one when no answer comes.",
        (
            *_WIJZIGT,
            Soort.DIENST_NIET_TOEGESTAAN,
            Soort.AMBTENAAR_ONBEKEND,
            Soort.FLOW_NIET_TOEGESTAAN,
            Soort.ZAAK_ONBEKEND,
            Soort.GEWIST,
            Soort.ZAAKSYSTEEM,
            Soort.SLEUTELS,
            Soort.MEDEWERKERS,
        ),
    ),
    "lees": (
        Scope.LEZEN,
        "How far it is. Ask every few seconds with If-None-Match: 304 costs next to nothing.",
        (Soort.NIET_GEVONDEN,),
    ),
    "controleerCode": (
        Scope.CONTROLEREN,
        "Check the code that the inwoner read out. Three wrong ones end the identification.",
        (*_WIJZIGT, *_NA_INLOGGEN, Soort.EERST_OPZOEKEN, Soort.SLEUTELS),
    ),
    "bevestigWoord": (
        Scope.CONTROLEREN,
        "Does the inwoner see the word of the ambtenaar? Only where the dienst asks for it.",
        (*_WIJZIGT, *_NA_INLOGGEN),
    ),
    "persoonOpgezocht": (
        Scope.CONTROLEREN,
        "The ambtenaar looked the person up in the BRP.",
        (*_WIJZIGT, *_NA_INLOGGEN, Soort.EERST_CODE),
    ),
    "voltooi": (
        Scope.VOLTOOIEN,
        "Finish: the proof goes into the zaak, the rest is wiped. Twice is one outcome.",
        (
            *_WIJZIGT,
            *_NA_INLOGGEN,
            Soort.CODE_NOG_NIET,
            Soort.NOG_VOORLOPIG,
            Soort.NOG_NIET_IEDEREEN,
            Soort.NIET_SAMEN,
            Soort.VERKLARING_ONTBREEKT,
            Soort.ZAAK_WEIGERT,
            Soort.SLEUTELS,
        ),
    ),
    "trekIn": (
        Scope.INTREKKEN,
        "Stop: the link is dead and everything of a person is wiped at once.",
        (*_WIJZIGT, *_VAN_EEN),
    ),
}
_SCOPES = {
    Scope.STARTEN: "make a link",
    Scope.LEZEN: "read how far it is",
    Scope.CONTROLEREN: "check the code, confirm the word",
    Scope.VOLTOOIEN: "finish",
    Scope.INTREKKEN: "stop it",
}


def described(api: NinjaAPI) -> Json:
    schema: Json = dict(api.get_openapi_schema(path_prefix="/api/v1/"))
    schema["info"]["description"] = (
        "Identify the person in a video call with DigiD. A client sees only what it started. "
        "Guide: docs/api.md of the source."
    )
    schema["info"]["license"] = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
    parts = schema["components"]
    parts["securitySchemes"] = _security_schemes()
    parts["schemas"]["Probleem"] = _problem_schema()
    for item in schema["paths"].values():
        for method, operation in item.items():
            _complete(operation, method=method)
    schema["webhooks"] = {"identificatie.status": {"post": _webhook()}}
    return schema


def _security_schemes() -> Json:
    scopes = {scope.value: text for scope, text in _SCOPES.items()}
    flow = {"tokenUrl": "/api/v1/token", "scopes": scopes}
    return {
        "oauth2": {"type": "oauth2", "flows": {"clientCredentials": flow}},
        "vastToken": {"type": "http", "scheme": "bearer", "description": "A token that a beheerder made."},
    }


def _problem_schema() -> Json:
    schema = ProbleemUit.model_json_schema()
    fout = schema.pop("$defs")["VeldfoutUit"]
    schema["properties"]["fouten"] = {"type": "array", "items": fout}
    schema["properties"]["code"]["enum"] = [soort.value for soort in Soort]
    schema["title"] = "Probleem"
    return schema


def _complete(operation: Json, *, method: str) -> None:
    scope, description, kinds = _OPERATIES[operation["operationId"]]
    operation["description"] = description
    if scope is not None:
        operation["security"] = [{"oauth2": [scope.value]}, {"vastToken": []}]
    if operation["operationId"] == "token":
        operation["requestBody"] = _token_form()
        operation["security"] = [{}]
    _headers(operation, method=method)
    _examples(operation)
    always = _ALTIJD if scope is not None else (Soort.NIET_AANGEMELD, Soort.FOUT)
    for status in sorted({status_of(soort) for soort in (*kinds, *always)}):
        operation["responses"][str(status)] = _problem(status, (*kinds, *always))
    operation["responses"] = {str(status): found for status, found in operation["responses"].items()}


def _problem(status: int, kinds: tuple[Soort, ...]) -> Json:
    mine = list(dict.fromkeys(soort for soort in kinds if status_of(soort) == status))
    found: Json = {
        "description": " ".join(f"`{soort}`" for soort in mine),
        "content": {
            MEDIA_TYPE: {
                "schema": {"$ref": "#/components/schemas/Probleem"},
                "examples": {soort.value: {"value": _example(soort)} for soort in mine},
            }
        },
    }
    if status == 429:
        found["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "Seconds."}}
    return found


def _example(soort: Soort) -> Json:
    return {
        "type": f"urn:beeldpas:fout:{soort}",
        "title": title_of(soort),
        "status": status_of(soort),
        "code": soort.value,
    }


def _headers(operation: Json, *, method: str) -> None:
    if operation["operationId"] == "lees":
        etag = {"ETag": {"schema": {"type": "string"}}}
        operation["parameters"].append(
            {"in": "header", "name": "If-None-Match", "required": False, "schema": {"type": "string"}}
        )
        operation["responses"][200]["headers"] = etag
        operation["responses"]["304"] = {"description": "Nothing changed.", "headers": etag}
    if method == "post" and operation["operationId"] != "token":
        operation["parameters"].append(
            {
                "in": "header",
                "name": "Idempotency-Key",
                "required": False,
                "description": "Of your own choice, new for each thing that you want done; kept for 24 hours.",
                "schema": {"type": "string", "pattern": "^[\\x21-\\x7e]{1,200}$"},
            }
        )


def _examples(operation: Json) -> None:
    name = operation["operationId"]
    if name in VRAGEN:
        operation["requestBody"]["content"]["application/json"]["examples"] = {
            key: {"value": value} for key, value in VRAGEN[name].items()
        }
    if name in ANTWOORDEN:
        for status in (200, 201):
            if status in operation["responses"]:
                content = operation["responses"][status]["content"]["application/json"]
                content["example"] = ANTWOORDEN[name]


def _token_form() -> Json:
    properties = {
        "grant_type": {"type": "string", "const": "client_credentials"},
        "scope": {"type": "string", "description": "Separated by spaces; left out: all that the client has."},
        "client_id": {"type": "string", "description": "Unless given by HTTP Basic."},
        "client_secret": {"type": "string", "description": "Unless given by HTTP Basic."},
    }
    schema = {"type": "object", "properties": properties, "required": ["grant_type"]}
    return {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": schema}}}


def _webhook() -> Json:
    texts = ("type", "timestamp", "identificatie", "status", "afloop", "adres")
    schema = {"type": "object", "properties": {name: {"type": "string"} for name in texts}, "required": texts}
    headers = {
        "webhook-id": "The same at every try: use it to do nothing twice.",
        "webhook-timestamp": "Seconds since 1970 of this try.",
        "webhook-signature": "One or two of `v1,` and base64 of HMAC-SHA-256 over `id.timestamp.body`, with a space.",
    }
    return {
        "operationId": "statusGewijzigd",
        "summary": "The status of an identification changed",
        "description": "Sent to the webhook of the client, at least once, in no fixed order. Answer 2xx in 5 seconds.",
        "parameters": [
            {
                "in": "header",
                "name": name,
                "required": True,
                "description": text,
                "schema": {"type": "string"},
            }
            for name, text in headers.items()
        ],
        "requestBody": {
            "content": {"application/json": {"schema": schema, "example": ANTWOORDEN["webhook"]}}
        },
        "responses": {"204": {"description": "Taken."}},
    }
