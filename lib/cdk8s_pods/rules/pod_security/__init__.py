"""The Pod Security Standards, baseline and restricted: one rule for each control."""

from . import host, privileges, profiles, sysctls, users, volumes

__all__ = ["host", "privileges", "profiles", "sysctls", "users", "volumes"]
