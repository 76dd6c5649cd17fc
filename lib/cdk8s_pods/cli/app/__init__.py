"""Running the app of a project."""
