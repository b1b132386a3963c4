"""`make compare`: the same DigiD answers, good and hostile, at our adapter and at another library."""
