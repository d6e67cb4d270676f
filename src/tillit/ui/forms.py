"""Forms draw themselves with the design system's parts."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Error summary first, then every field with label, hint and error."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
