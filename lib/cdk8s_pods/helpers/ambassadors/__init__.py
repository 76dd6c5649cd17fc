"""Ambassadors: what stands between the pod and others."""
