"""Address of the rule book."""

from django.urls import path

from . import views

urlpatterns = [path("", views.rules, name="rulebook")]
