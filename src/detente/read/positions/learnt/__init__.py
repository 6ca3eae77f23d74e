"""What rules have no word for: which issue and outcome a clause is about, and what is done with it, by a learnt model."""
