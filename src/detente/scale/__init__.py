"""Where reading runs: here, or in local processes."""
