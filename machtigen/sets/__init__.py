"""Dienstensets: several diensten behind one machtiging."""
