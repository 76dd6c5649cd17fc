"""What the world is like: images, programs, meshes, ports and times that rules and patterns ask about."""
