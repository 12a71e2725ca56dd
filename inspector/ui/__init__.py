"""The window: pages, widgets, theme. Asks the services, never the store."""
