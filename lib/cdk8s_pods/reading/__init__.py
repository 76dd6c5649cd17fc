"""Reading manifests from files, with the place of everything in them."""
