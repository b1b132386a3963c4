"""What is registered at Logius, kept beside what stands here."""
