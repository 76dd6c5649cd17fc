"""What is asked before an object is taken: webhooks and policies of admission."""
