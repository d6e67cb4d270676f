"""My times: when I can be booked, who comes, and who did not."""
