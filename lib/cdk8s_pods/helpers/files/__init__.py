"""Files for the main container: copies of repositories and objects, and secrets."""
