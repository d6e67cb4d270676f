"""The monthly statistics: what lacks, the file, and what is told of each adult."""
