"""Address of the page of figures."""

from django.urls import path

from . import views

urlpatterns = [path("", views.proved, name="proved")]
