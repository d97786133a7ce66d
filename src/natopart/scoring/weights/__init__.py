"""All weights of the criteria at once: exact answers by geometry in the weight triangle."""
