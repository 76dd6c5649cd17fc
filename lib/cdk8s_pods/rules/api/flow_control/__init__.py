"""Which requests to the API server go before others: flow schemas and levels of priority."""
