"""What of each kind cannot be changed in place; every module registers its rules when it is imported."""
