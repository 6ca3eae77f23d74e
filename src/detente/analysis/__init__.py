"""What the record implies."""
