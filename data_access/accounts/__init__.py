"""Who may see what: accounts, grants, signed-in browsers, and the viewer they amount to."""
