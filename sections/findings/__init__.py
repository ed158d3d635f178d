"""Each figure in plain words: what is seen, how sure it is, and what not to conclude."""
