"""The API for other systems, version 1 (docs/api.md)."""
