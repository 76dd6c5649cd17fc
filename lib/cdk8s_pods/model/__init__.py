"""Kubernetes' own types as frozen values."""
