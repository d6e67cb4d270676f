"""The bank's simulator: takes payment files, answers with reports and statements, forgets nothing.

For our tests and the demo. It reads and writes by itself and shares no code with who pays.
"""
