"""Fifteen of the thirty kinds: what people do with the ways that their work gives them."""

from __future__ import annotations

from datetime import timedelta

from .life import MINUTE
from .scene import Planted, Scene, kind, neighbours, own


@kind("kvar i ett lämnat ärende")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn")
    case = scene.case_of(who, scene.stranger())
    ended = scene.monday - timedelta(days=scene.dice.randint(20, 90))
    scene.town.hold(case, who, ended - timedelta(days=90), ended)
    for day in scene.days():
        scene.look(who, scene.at(day), case, "")
    return scene.planted(who, case, case.family[0])


@kind("lämnat ärende genom mottagningen")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    case = scene.case_of(who, scene.stranger())
    ended = scene.monday - timedelta(days=scene.dice.randint(20, 90))
    scene.town.hold(case, who, ended - timedelta(days=90), ended)
    return scene.visit(who, case.family, scene.days())


@kind("efter avslutat ärende")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn", leads=True)
    case = scene.case_of(who, scene.stranger())
    case.closed = scene.monday - timedelta(days=scene.dice.randint(10, 200))
    for day in scene.days(0.7):
        scene.look(who, scene.at(day), case, "leader")
    return scene.planted(who, case, case.family[0])


@kind("före sista dagen")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    who.last = scene.monday + timedelta(days=scene.dice.randint(3, 9))
    for day in scene.days(0.8):
        for _ in range(scene.dice.randint(2, 5)):
            scene.visit(who, scene.stranger(), [day])
    return scene.planted(who)


@kind("på natten")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    return scene.visit(who, scene.town.family(), scene.days(), (21, 24))


@kind("på helgen")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake")
    sunday = scene.monday + timedelta(days=6)
    return scene.visit(who, scene.town.family(), [sunday])


@kind("bara sökt")
def _(scene: Scene) -> Planted:
    who, target = scene.somebody("intake"), scene.town.family()[0]
    for day in scene.days(0.7):
        scene.search(who, scene.at(day), target)
    return scene.planted(who, target)


@kind("många sökningar")
def _(scene: Scene) -> Planted:
    who, at = scene.somebody("intake", "duty"), scene.at(scene.days(0)[0], 8, 15)
    for number in range(scene.dice.randint(6, 25)):
        scene.search(who, at + number * 2 * MINUTE, scene.stranger()[0])
    return scene.planted(who)


@kind("nödöppning av nyfikenhet")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn", "intake")
    case = scene.case_of(who, scene.stranger())
    for day in scene.days(0.2):
        scene.look(who, scene.at(day), case, "glass")
    return scene.planted(who, case.family[0])


@kind("nödöppning gång på gång")
def _(scene: Scene) -> Planted:
    who, case = scene.somebody("home"), None
    for day in scene.days(0.8):
        case = scene.case_of(who, scene.stranger())
        scene.look(who, scene.at(day), case, "glass")
    assert case is not None
    return scene.planted(who, case.family[0])


@kind("stoppad vid närstående")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn", known=True)
    family = [scene.town.people[each] for each in own(who).kin] or [own(who)]
    case = scene.case_of(who, family)
    scene.look(who, scene.at(scene.monday), case, "")
    return scene.planted(who, case, family[0])


@kind("provar adresser")
def _(scene: Scene) -> Planted:
    who, at = scene.somebody("barn", "home"), scene.at(scene.days(0)[0])
    for number in range(scene.dice.randint(4, 15)):
        matter = scene.dice.choice(scene.town.matters)
        scene.look(who, at + number * MINUTE, matter, "")
    return scene.planted(who)


@kind("barnets klasskamrat")
def _(scene: Scene) -> Planted:
    who = scene.somebody("intake", known=True)
    return scene.visit(who, scene.stranger(), scene.days())


@kind("skyddad person")
def _(scene: Scene) -> Planted:
    who, family = scene.somebody("intake", "duty"), scene.town.family()
    family[0].protected = True
    planted = scene.visit(who, family[:1], scene.days(0.2))
    scene.open(who, scene.at(scene.monday), family[0], "people.home")
    return planted


@kind("jouren bläddrar")
def _(scene: Scene) -> Planted:
    who = scene.somebody("duty")
    for day in scene.days(0.7):
        for _ in range(scene.dice.randint(2, 6)):
            scene.visit(who, scene.stranger()[:1], [day], (18, 26))
    return scene.planted(who)


@kind("gruppledarens granne")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn", known=True, leads=True)
    case = scene.case_of(who, neighbours(scene.town, own(who)))
    for day in scene.days():
        scene.look(who, scene.at(day), case, "leader")
    return scene.planted(who, case, case.family[0])


@kind("uppdrag för en timme")
def _(scene: Scene) -> Planted:
    who = scene.somebody("barn")
    case, at = scene.case_of(who, scene.stranger()), scene.at(scene.days(0)[0])
    scene.town.hold(case, who, at, at + timedelta(hours=1))
    for step in range(4):
        scene.look(who, at + (step + 1) * MINUTE, case, "assigned")
    return scene.planted(who, case.family[0])
