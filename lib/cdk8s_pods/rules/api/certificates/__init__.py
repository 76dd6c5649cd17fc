"""Certificates that signers of the cluster issue."""
