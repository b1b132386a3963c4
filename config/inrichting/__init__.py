"""The whole set-up of functioneel beheer as one YAML file: written, read, and said in words what is wrong with it."""
