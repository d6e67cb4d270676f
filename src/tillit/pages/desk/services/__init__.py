"""Services at the desk: the worker's panel, the provider's orders, the shared plan, closing."""
