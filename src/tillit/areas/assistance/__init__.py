"""Financial assistance (ekonomiskt bistånd): what is asked of the registers, and what is paid.

Owns:    nothing yet: types and ports only.
Law:     SoL 15:10-12 and förordning (2008:975), which say what an agency may hand over.
Calls:   kernel, law.
News:    none.
Begin:   types/answers.py, then ports.py.
"""
