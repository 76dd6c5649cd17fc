"""What a container is made of."""
