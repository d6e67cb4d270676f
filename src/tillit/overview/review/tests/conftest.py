"""The office of these tests."""

from .office import office as office
from .office import office_once as office_once
