"""The forms in which findings are told: for people, for programs, for those who host repositories."""
