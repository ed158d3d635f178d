"""What every page needs: who is looking, what is chosen, how blocks reach the screen."""
