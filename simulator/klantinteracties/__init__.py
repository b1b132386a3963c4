"""A stand-in for Klantinteracties (Open Klant), with the rules that were seen there."""
