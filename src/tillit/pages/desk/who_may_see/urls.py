"""Address of the page of the policy."""

from django.urls import path

from . import views

urlpatterns = [path("", views.who_may_see, name="who_may_see")]
