"""Addresses of services."""

from django.urls import path

from . import closing, orders, plan, verbs, views

urlpatterns = [
    path("arenden/<uuid:case_id>/insatser/", views.case_services, name="case_services"),
    path(
        "arenden/<uuid:case_id>/insatser/bestall/<uuid:decision_id>/",
        views.order_form,
        name="order_service",
    ),
    path(
        "arenden/<uuid:case_id>/insatser/<uuid:service_id>/",
        views.case_service,
        name="case_service",
    ),
    path("arenden/<uuid:case_id>/avsluta/", closing.close, name="case_close"),
    path(
        "arenden/<uuid:case_id>/uppfoljning/<str:what>/", closing.follow_up, name="case_follow_up"
    ),
    path("uppdrag/", orders.orders, name="orders"),
    path("uppdrag/<uuid:service_id>/", orders.order, name="order"),
    path("uppdrag/<uuid:service_id>/plan/", plan.plan, name="service_plan"),
    path("uppdrag/<uuid:service_id>/plan/mal/<uuid:goal_id>/", plan.rate, name="rate_goal"),
    path("uppdrag/<uuid:service_id>/plan/mal/<uuid:goal_id>/ord/", plan.steps, name="goal_steps"),
    path("uppdrag/<uuid:service_id>/plan/steg/<uuid:step_id>/", plan.tick, name="tick_step"),
    path("uppdrag/<uuid:service_id>/<slug:slug>/", verbs.verb, name="service_verb"),
    path("ej-verkstallt/", orders.not_executed, name="not_executed"),
    path("ej-verkstallt/fil/", orders.not_executed_file, name="not_executed_file"),
    path("ej-verkstallt/<uuid:decision_id>/", orders.explain, name="explain_not_executed"),
]
