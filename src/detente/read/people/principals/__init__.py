"""Who the talks of a report are between: a learnt judge of the sides that it names."""
