"""How sure a ranking is, by Monte Carlo: stochastic multicriteria acceptability analysis (SMAA).

Figures, unknown parts, weights and method are drawn together or alone; `draws` counts the ranks.

Reference: Lahdelma and Salminen, SMAA-2: Stochastic Multicriteria Acceptability Analysis for
Group Decision Making, Operations Research 49 (2001), 444-454.
"""
