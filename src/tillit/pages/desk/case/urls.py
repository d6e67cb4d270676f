"""Addresses of cases."""

from django.urls import path

from . import barring, disputes, doors, kin, note_moves, notes, rare, steps, templates_page, views

CASE = "<uuid:case_id>/"
urlpatterns = [
    path("", views.cases, name="cases"),
    path("nodoppna/", rare.break_glass, name="break_glass"),
    path("narstaende/", kin.bar_myself, name="bar_myself"),
    path("mallar/", templates_page.templates, name="case_templates"),
    path("notis/<uuid:notice_id>/", rare.read_notice, name="read_case_notice"),
    path(CASE, views.case, name="case"),
    path(f"{CASE}utskrift/", views.case_print, name="case_print"),
    path(f"{CASE}personnummer/", views.show_number, name="case_number"),
    path(f"{CASE}anteckning/", views.write_note, name="write_note"),
    path(f"{CASE}anteckning/<uuid:note_id>/", notes.note, name="case_note"),
    path(f"{CASE}anteckning/<uuid:note_id>/slang/", views.discard_note, name="discard_note"),
    path(f"{CASE}anteckning/<uuid:note_id>/flytta/", note_moves.move, name="move_note"),
    path(f"{CASE}flyttad/<uuid:move_id>/", note_moves.left, name="case_note_left"),
    path(f"{CASE}plan/", steps.plan, name="case_plan"),
    path(f"{CASE}beratta/", steps.informing, name="case_inform"),
    path(f"{CASE}bedomning/", steps.assessment, name="case_assessment"),
    path(
        f"{CASE}bedomning/<uuid:assessment_id>/",
        steps.signed_assessment,
        name="case_assessment_signed",
    ),
    path(f"{CASE}vilka-ser/", doors.doors, name="case_doors"),
    path(f"{CASE}narstaende/", kin.bar_myself, name="case_bar_myself"),
    path(f"{CASE}jav/", barring.disqualify, name="case_disqualify"),
    path(
        f"{CASE}jav/<uuid:disqualification_id>/",
        barring.lift_disqualification,
        name="lift_disqualification",
    ),
    path(f"{CASE}fel/", disputes.disputes, name="case_disputes"),
    path(f"{CASE}registrering/", rare.register, name="case_register"),
    path(f"{CASE}flytta/", rare.transfer, name="case_transfer"),
    path(f"{CASE}vantat-lange/", rare.delay, name="case_delay"),
]
