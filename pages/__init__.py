"""One file a page, one public function page(); a page knows everything and computes nothing."""
