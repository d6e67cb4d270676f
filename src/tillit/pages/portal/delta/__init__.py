"""Take part: groups that meet, a seat with as little of a name as can be, a code of one's own."""
