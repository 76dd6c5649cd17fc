"""Where data is kept: volumes of the cluster and the classes that make them."""
