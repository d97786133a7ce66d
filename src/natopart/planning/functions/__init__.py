"""Functions of the Alliance: who covers them, who leads, what lacks, who is helped."""
