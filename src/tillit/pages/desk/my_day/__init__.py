"""My day: the first page in the morning: times, what is new, what is half written."""
