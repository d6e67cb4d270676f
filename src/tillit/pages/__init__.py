"""Pages: HTTP and HTML, nothing else."""
