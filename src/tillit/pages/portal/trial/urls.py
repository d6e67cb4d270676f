"""Address of the trial sum."""

from django.urls import path

from . import views

urlpatterns = [path("vad-kan-jag-fa/", views.trial, name="trial")]
