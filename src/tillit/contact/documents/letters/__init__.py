"""Letters: PDF that everybody can read (PDF/UA-1), kept for long (PDF/A-3a), made by typst.

A module that sends letters keeps its own template, `letters/<name>.typ`, and gives its text to
`render_letter` together with data. How a letter looks is in letter.typ, in one place.
"""
