"""Pure functions from figures to Altair charts; they fetch nothing."""
