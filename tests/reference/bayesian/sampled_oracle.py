#!/usr/bin/env python3
"""Print P(theta <= t) for labels sampled from the test population, by a route of its own.

    python3 sampled_oracle.py

theta = p a + (1 - p) b with independent betas (pass-rates.md 5.7). Over p, then b, the double exponential rule in the log-odds with
breaks where the inner distribution function starts or ends; that of a by Lentz's continued fraction. 20 digits; needs mpmath; minutes a case.
The figures are those of PosteriorRegressions.
"""
from mpmath import mp, mpf, exp, log, quad, loggamma

mp.dps = 20
DEGREE = 4    # halvings of the step


def cdf(a, b, x):
    """I_x(a, b) by the continued fraction (Abramowitz & Stegun 26.5.8), on the side where it converges fast."""
    if x <= 0:
        return mpf(0)
    if x >= 1:
        return mpf(1)
    if x > (a + 1) / (a + b + 2):
        return 1 - cdf(b, a, 1 - x)
    front = exp(loggamma(a + b) - loggamma(a) - loggamma(b) + a * log(x) + b * log(1 - x)) / a
    tiny = mpf("1e-60")
    c, d = mpf(1), 1 - (a + b) * x / (a + 1)
    d = 1 / (d if d else tiny)
    f = d
    for m in range(1, 100000):
        for top in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 + top * d
            d = 1 / (d if d else tiny)
            c = 1 + top / c
            c = c if c else tiny
            f *= c * d
        if abs(c * d - 1) < mpf("1e-19"):
            return front * f
    raise ArithmeticError


class Share:
    """A beta distribution over the log-odds, and where it lives."""

    def __init__(self, a, b):
        self.a, self.b = mpf(a), mpf(b)
        self.log = loggamma(self.a + self.b) - loggamma(self.a) - loggamma(self.b)
        mode = log(self.a / self.b)
        self.breaks = [self.edge(mode, -1), mode, self.edge(mode, 1)]

    def density(self, w):
        return exp(self.log + self.a * -log(1 + exp(-w)) + self.b * -log(1 + exp(w)))

    def edge(self, mode, side):
        top, step = log(self.density(mode)), mpf("1e-6")
        while log(self.density(mode + side * step)) > top - 42:
            step *= mpf("1.3")
        return mode + side * step

    def integral(self, f, cuts, degree):
        inside = [log(c / (1 - c)) for c in cuts if 0 < c < 1]
        points = sorted(self.breaks + [w for w in inside if self.breaks[0] < w < self.breaks[-1]])
        return quad(lambda w: self.density(w) * f(1 / (1 + exp(-w))), points, maxdegree=degree)


def below(t, p, a, b, degree):
    p, a, b, t = Share(*p), Share(*a), Share(*b), mpf(t)
    aw = [1 / (1 + exp(-w)) for w in a.breaks]

    def inner(q):
        cuts = [(t - q * x) / (1 - q) for x in [0, 1] + aw]
        return b.integral(lambda r: cdf(a.a, a.b, (t - (1 - q) * r) / q), cuts, degree)

    return p.integral(inner, [t, 1 - t], degree)


def below_given_share(t, p, a, b, degree):
    """The same for a narrow share b beside poles: over b outside, then over p with breaks where, for this b, the distribution function of a starts or ends."""
    p, a, b, t = Share(*p), Share(*a), Share(*b), mpf(t)
    return b.integral(lambda r: p.integral(lambda q: cdf(a.a, a.b, (t - (1 - q) * r) / q), [(t - r) / (1 - r), 1 - t / r], degree), [], degree)


def of(k, n, x1, m1, x0, m0, prior):
    """The three betas with one prior shape, labels at random."""
    c = mpf(prior)
    passed, failed = k + x1 + (m0 - x0), (n - k) + (m1 - x1) + x0
    return (passed + c, failed + c), (x1 + c, m0 - x0 + c), (m1 - x1 + c, x0 + c)


if __name__ == "__main__":
    for k, n, x1, m1, x0, m0, prior, t in [
        (6, 10, 3, 3, 2, 2, "0.5", "0.286133845550"),
        (6, 10, 3, 3, 2, 2, "0.3", "0.297322011008"),
        (0, 10, 0, 0, 10, 10, "0.5", "0.228594843785"),
        (1000, 2000, 10, 10, 8, 10, "0.5", "0.298988229595"),
        (60, 100, 22, 25, 21, 25, "0.5", "0.646314365223"),
        (6000, 10000, 19990, 20000, 19950, 20000, "0.5", "0.515355589274"),
        (5000, 10000, 20000, 20000, 20000, 20000, "0.5", "0.495617438619"),
    ]:
        print(k, n, x1, m1, x0, m0, prior, t, mp.nstr(below(t, *of(k, n, x1, m1, x0, m0, prior), DEGREE), 14), flush=True)
    for p, a, b, t in [
        ((34, 153), ("3.5", "0.5"), (248, 879), "0.26058413598608"),
        ((66, 5), ("3.5", "0.5"), (464, 984), "0.45406129125436"),    # the narrow share is that of judge-passes: p and a, b exchanged
        (("88.8", "73.3"), ("0.5", "1.5"), (413, 622), "0.16481277132364"),
        (("52.5", "5.25"), ("2.5", "0.5"), (7238, 746), "0.99310410028558"),
    ]:
        p, a, b = ((mpf(x), mpf(y)) for x, y in (p, a, b))
        print(t, mp.nstr(below_given_share(t, p, a, b, DEGREE), 14), flush=True)
