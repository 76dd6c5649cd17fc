"""What a pod says besides its containers and volumes."""
