"""A logo from outside becomes a small PNG of our own: nothing of the file itself is kept or served."""

from __future__ import annotations

import io
import warnings

from PIL import Image

GROOTSTE = 1024 * 1024  # bytes of the upload
LICHTST = 12_000  # bytes of what is served: a page of an inwoner stays under 30 kB (P01)
_MAAT = (480, 144)  # pixels, three for each one of the place in the header
_KLEINER = (240, 72)
_PUNTEN = 16_000_000
_SOORTEN = ("PNG", "WEBP", "JPEG")


class OngeldigLogo(ValueError):
    """`groot` (file or picture too large), `soort` (no PNG, WebP or JPEG), `zwaar` (too much in it to make small)."""


def read_logo(inhoud: bytes) -> bytes:
    """A new PNG with the picture alone: no metadata, one frame. Raises `OngeldigLogo`."""
    if len(inhoud) > GROOTSTE:
        raise OngeldigLogo("groot")
    picture = _opened(inhoud)
    for size in (_MAAT, _KLEINER):
        picture.thumbnail(size)
        for colours in (0, 256, 64):
            written = _written(picture, colours)
            if len(written) <= LICHTST:
                return written
    raise OngeldigLogo("zwaar")


def take_over_logo(inhoud: bytes) -> bytes:
    """A picture that another installation of ours wrote stays as it is, byte for byte; any other becomes one of ours.

    Raises `OngeldigLogo`.
    """
    if len(inhoud) <= LICHTST and _rewritten(inhoud) == inhoud:
        return inhoud
    return read_logo(inhoud)


def _rewritten(inhoud: bytes) -> bytes | None:
    """The same picture written by us, with nothing else in it; None for what is no PNG of ours."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(inhoud), formats=("PNG",))
        if picture.width > _MAAT[0] or picture.height > _MAAT[1] or picture.mode not in {"RGBA", "P"}:
            return None
        fresh = Image.new(picture.mode, picture.size)
        if picture.mode == "P":
            fresh.putpalette(picture.getpalette("RGB") or [])
        fresh.paste(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    except (OSError, SyntaxError, ValueError, EOFError):
        return None
    written = io.BytesIO()
    clear = {"transparency": picture.info["transparency"]} if "transparency" in picture.info else {}
    fresh.save(written, "PNG", optimize=True, **clear)
    return written.getvalue()


def _opened(inhoud: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(inhoud), formats=_SOORTEN)
            if picture.width * picture.height > _PUNTEN:
                raise OngeldigLogo("groot")
            pixels = picture.convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise OngeldigLogo("groot") from None
    except OngeldigLogo:
        raise
    except (OSError, SyntaxError, ValueError, EOFError):
        raise OngeldigLogo("soort") from None
    fresh = Image.new("RGBA", pixels.size)
    fresh.paste(pixels)
    return fresh


def _written(picture: Image.Image, colours: int) -> bytes:
    kept = picture.quantize(colours, method=Image.Quantize.FASTOCTREE) if colours else picture
    written = io.BytesIO()
    kept.save(written, "PNG", optimize=True)
    return written.getvalue()
