"""The proof of letters, small: the promise holds, and each control falls.

Seen red: with the check's words matched only whole, with places left out of `for_receiver`, and
with a wall that is taken down reported as up.
"""

from tools.prove import letters


def test_no_letter_tells_and_every_control_falls(settings):
    """`./tillit prove letters` prints the figures always; `--long` writes 50,000 letters."""
    settings.MUNICIPALITY = "Solby kommun"
    for figure in letters.figures(200, seed=7):
        assert figure.proves, figure
