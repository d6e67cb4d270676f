"""E-services: forms as data, with versions, and what people have sent by them.

Owns:    form versions, submissions, the language that a form is written in.
Law:     what each form says of itself; clocks by tillit.law.deadlines.
Calls:   registers.people, trust.
News:    FormPublished, SubmissionSent, SubmissionDone.
Begin:   types.py, then reading.py: how a form is written.
"""
