"""Which packages of the issues in play contradict no red line, which no refusal, and what stands in the way."""
