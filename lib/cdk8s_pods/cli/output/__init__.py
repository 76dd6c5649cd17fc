"""The folder that manifests go to: what may be one, what in it belongs to the user, and how it is replaced."""
