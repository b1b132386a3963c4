"""How an adapter reaches the outside: one call over HTTP, limited in time as a whole and in size."""
