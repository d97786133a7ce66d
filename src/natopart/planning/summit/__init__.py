"""A meeting of the Allies and some partners: whom to invite, and why."""
