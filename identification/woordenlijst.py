"""The words of which both sides see one: short, concrete, and not to be confused by ear.

No word is about a person, a body, health, faith or money, and none sounds like another one here.
"""

from __future__ import annotations

import secrets

_NL = """
aardbei ananas anker appel auto avond baksteen balkon banaan basilicum bezem bieb bliksem bloem bloempot boek
boerderij boom borstel boter brood brug bureau bus cactus citroen computer dakpan deken deur dolfijn doos drop
druif eekhoorn eend egel eiland emmer fiets fles fluit foto framboos garage gieter giraf gitaar gordijn gras
haven hek helm herfst hond hooi houtblok iglo jas kaars kameel kano kapstok karton kasteel kat kersen ketel
kiezel klomp knikker knoop koekje koffer kompas konijn kraan krant kroket kruiwagen kussen ladder lamp lente
lepel leeuw lucifer mandje maandag mais melk merel meubel mier molen mosterd muts olifant oven paard paraplu
park pauw peer pen perron piano pinda pinguin plank pleister potlood prei puzzel raam regen rits robot rok
rugzak schaap schaats schelp schip schoen schommel schuur slak sleutel sneeuw soep spiegel spin spons stal
station ster stoel strand struik tafel takje tandem tang tapijt telefoon tent thee tomaat toren touw trap
trein trommel trui tuin tulp ui vaas venster viool vis vlag vlieger vlinder vogel vork vrijdag walnoot
wandelpad water wekker wiel wind winkel winter wolk wortel zadel zand zebra zeep zeilboot zomer zon zwaan
"""
_EN = """
acorn anchor apple apron arrow attic banana barn basket beach bell berry bicycle blanket boat bookcase bottle
branch bread bridge broom brush bucket button cabbage cactus camel candle canoe carpet carrot castle cat
ceiling cherry chimney circle clock cloud coconut coffee compass cookie copper corner cotton cricket cup
curtain cushion daisy desert dolphin donkey door dragon drawer drum duck eagle elephant engine evening falcon
farm feather fence field flag flute forest fork fox garage garden giraffe glove grape grass guitar hammer
harbour hedge helmet hill honey horse igloo island jacket jigsaw kettle kitchen kite ladder lamp lantern lemon
lettuce library lion lizard magnet maple market meadow melon milk mirror monday mountain mouse muffin mushroom
needle nest notebook oak ocean olive onion orange orchid oven owl paddle painting panda paper pasta pebble
pencil penguin pepper piano picnic pillow pine planet plum pocket pond potato pumpkin puzzle rabbit railway
ribbon river robin robot roof rope salad sandwich scarf seagull shell shovel snow soap spider spoon square
squirrel stable station statue summer sunrise sweater teapot tent thunder ticket tiger toast tomato towel
train trumpet tulip tunnel turtle umbrella valley vase village violin wagon walnut water wheel window winter
yellow yoghurt zebra
"""
WOORDEN: dict[str, tuple[str, ...]] = {"nl": tuple(_NL.split()), "en": tuple(_EN.split())}


def draw_word(taal: str) -> str:
    """A word in the language of the inwoner's page; Dutch, the language of the ambtenaar, where we have no list."""
    return secrets.choice(WOORDEN.get(taal, WOORDEN["nl"]))
