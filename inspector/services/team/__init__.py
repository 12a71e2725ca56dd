"""Working as a team by files: joining, sending, merging, deciding, and who may do what."""
