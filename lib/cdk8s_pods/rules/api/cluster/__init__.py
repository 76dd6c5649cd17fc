"""Settings of the cluster that pods live under: namespaces and priorities."""
