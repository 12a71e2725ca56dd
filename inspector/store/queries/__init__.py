"""What the services ask of the store; the only SQL that reads records."""
