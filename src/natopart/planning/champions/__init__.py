"""Which partner champions which function: an assignment with proof, and what it would cost."""
