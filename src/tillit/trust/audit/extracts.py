"""What a backup needs of the log: where it ends."""

# Asked of a snapshot of the database, which is not Django's own connection.
LAST_LEAF = "SELECT id, hash FROM audit_leaf ORDER BY id DESC LIMIT 1"
