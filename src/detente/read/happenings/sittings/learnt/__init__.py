"""What is learnt of meetings: which sentences tell of one, and who sat there; the rules' findings are signs among others."""
