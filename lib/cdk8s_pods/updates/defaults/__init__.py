"""What the API server fills in where an object says nothing: what is stored counts, not what is written."""
