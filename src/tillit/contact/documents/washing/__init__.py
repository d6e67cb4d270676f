"""Washing: what comes from outside is checked and stripped before it is kept.

`wash` (here beside) runs `washer.py` in a process of its own: few rights, little memory, no keys.
"""
