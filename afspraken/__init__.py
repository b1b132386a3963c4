"""Appointments for a video call: recorded, mailed to the inwoner, shown on the day, and gone after it."""
