"""Thirty kinds of snoops. Each goes in by a way that the program has, and behaves as curious people
do: most come back, some look at the family too, a few look once.

A kind gives the reader and what must be among the rows that come up: one person, or the reader.
"""

from __future__ import annotations

from datetime import timedelta

from . import at_work  # noqa: F401 – registers the other fifteen
from .life import MINUTE
from .scene import KINDS, Planted, Scene, kind, neighbours, own

__all__ = ["KINDS", "Planted", "Scene"]


@kind("granne")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", "duty", known=True)
    return scene.visit(who, neighbours(scene.town, own(who)), scene.days())


@kind("samma trappuppgång")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    family = scene.town.family(address=own(who).address)
    return scene.visit(who, family, scene.days(0.2))


@kind("tidigare partner")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    former = scene.town.family()
    former[0].kin.add(own(who).id)  # the register knows the child they have together
    return scene.visit(who, former[:1], scene.days(0.7))


@kind("den nya partnern till ens tidigare")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    return scene.visit(who, scene.town.family(), scene.days(0.7), deep=0.8)


@kind("släkting utan spärr")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", "duty", known=True)
    relative = scene.town.family(name=own(who).name)
    own(who).kin.add(relative[0].id)
    return scene.visit(who, relative, scene.days(0.3))


@kind("samma efternamn")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    return scene.visit(who, scene.town.family(name=own(who).name), scene.days())


@kind("eget barn i en anmälan")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    family = [scene.town.people[each] for each in own(who).kin] or [own(who)]
    report = scene.report_of(who.unit, family)
    for day in scene.days(0.3):
        scene.look(who, scene.at(day), report, "intake")
    return scene.planted(who, family[0])


@kind("kollega")
def _(scene: Scene) -> Planted:
    who, other = scene.somebody("intake"), scene.somebody("barn", "home", known=True)
    return scene.visit(who, [own(other)], scene.days(0.3))


@kind("chefen")
def _(scene: Scene) -> Planted:
    boss = scene.somebody("barn", "home", known=True, leads=True)
    who = scene.somebody("intake", "duty")
    return scene.visit(who, [own(boss)], scene.days(0.3), (8, 22))


@kind("känd person")
def _(scene: Scene) -> Planted:
    star = scene.town.family()[:1]
    planted = [scene.visit(scene.somebody("intake"), star, scene.days(0.1)[:1]) for _ in range(5)]
    return planted[0]


@kind("ärende i nyheterna")
def _(scene: Scene) -> Planted:
    family = scene.town.family()
    report = scene.report_of(scene.town.units["intake"][0], family)
    duty = [scene.somebody("duty") for _ in range(2)]
    people = [*duty, *(scene.somebody("intake") for _ in range(4))]
    for who in people:
        for day in scene.days(0.2):
            if who in duty:
                scene.look(who, scene.at(day, 18, 23), report, "duty")
            else:
                scene.visit(who, family[:2], [day])
    return scene.planted(people[-1], family[0])


@kind("många på en gång")
def _(scene: Scene) -> Planted:
    who, at = scene.somebody("intake"), scene.at(scene.days(0)[0], 8, 15)
    for number in range(scene.dice.randint(15, 50)):
        person = scene.stranger()[0]
        scene.search(who, at + number * 2 * MINUTE, person)
        scene.open(who, at + (number * 2 + 1) * MINUTE, person)
    return scene.planted(who)


@kind("en om dagen")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    for number in range(28):
        day = scene.monday - timedelta(days=number)
        if day.weekday() < 5 or number > 26:
            scene.visit(who, scene.stranger()[:1], [day + timedelta(days=4)])
    return scene.planted(who)
