"""What carries traffic to pods and keeps it from them: Services, Ingresses and network policies."""
