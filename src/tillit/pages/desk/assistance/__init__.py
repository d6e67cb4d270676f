"""The desk's pages about financial assistance: months, payments, choices, statistics.

For the units that handle it. Each noun is a package of its own.
"""
