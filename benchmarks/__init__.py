"""Measured claims: one runnable file a claim, each printing its ratio last."""
