"""Rules between the objects of one application: what no single object shows."""
