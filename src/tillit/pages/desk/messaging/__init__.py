"""Messages with the parties of a case, as those who have it read and write them."""
