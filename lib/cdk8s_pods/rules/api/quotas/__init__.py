"""How much a namespace may use, and how much each of its containers, pods and claims."""
