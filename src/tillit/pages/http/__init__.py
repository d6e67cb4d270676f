"""What every page shares: who asks, when, and how a refusal is shown.

Owns:    middleware, the page() helper, error pages.
Law:     none.
Calls:   trust.identity.
News:    none.
Begin:   middleware.py, then page.py.
"""
