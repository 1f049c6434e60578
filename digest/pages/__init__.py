"""Stage: pages."""
