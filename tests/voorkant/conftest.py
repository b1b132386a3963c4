"""Templates rendered as the views do, without a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import get_template
from django.test import RequestFactory, override_settings
from django.utils import translation
from lxml import html

from tests.voorkant.voorbeelden import NOBODY_SET_ANYTHING, context_of, template_of

Render = Callable[..., html.HtmlElement]


@pytest.fixture
def render() -> Iterator[Render]:
    """`render(name, example, taal="nl", **context)`: the page as a tree. Static files go by their plain names."""

    def page(name: str, example: object, *, taal: str = "nl", **context: object) -> html.HtmlElement:
        request = RequestFactory().get("/werkblad/")
        request.user = AnonymousUser()
        with translation.override(taal):
            shown = {"messages": (), **NOBODY_SET_ANYTHING, **context_of(example), **context}
            text = get_template(template_of(name)).render(shown, request)
        return html.document_fromstring(text)

    plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=plain):
        yield page
