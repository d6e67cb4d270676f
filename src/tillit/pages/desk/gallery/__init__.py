"""The gallery: every component with invented content, in both scales. Only in the demo."""
