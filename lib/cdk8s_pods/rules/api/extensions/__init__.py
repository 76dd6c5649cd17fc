"""What extends the API: custom resources, and servers of other groups."""
