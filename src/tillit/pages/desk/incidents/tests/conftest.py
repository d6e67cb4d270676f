"""The office of the review, with what it needs here."""

from tillit.overview.review.tests.office import office as office
from tillit.overview.review.tests.office import office_once as office_once
