"""Which words name an actor where no rule tells: candidates, what is seen of them, and a learnt judgement."""
