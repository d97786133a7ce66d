"""Does the ranking of the day before find who was then invited?"""
