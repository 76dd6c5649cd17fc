"""What pods read: ConfigMaps and Secrets."""
