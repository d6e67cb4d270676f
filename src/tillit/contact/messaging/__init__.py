"""Messaging: a party of a case and those who have it write to each other.

Owns:    messages. A thread is one party in one case.
Law:     FL 7 (easy to reach), OSL 26:1; read receipts are shown to nobody (our own choice).
Calls:   trust. Who may read and write is asked at ports.py; casework.cases answers.
News:    MessageSent.
Begin:   ports.py, then actions.py.
"""
