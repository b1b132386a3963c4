"""The six steps to DigiD Machtigen."""
