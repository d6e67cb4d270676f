"""The office of the module that the pages show."""

from tillit.overview.review.tests.office import office as office
from tillit.overview.review.tests.office import office_once as office_once
