"""UI: components, form fields, style and small scripts. No process, no persons.

Owns:    how things look and speak; the gallery shows every component.
Law:     none.
Calls:   the kernel.
News:    none.
Begin:   templates/components, then forms.py.
"""
