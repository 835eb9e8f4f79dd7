#!/usr/bin/env python3
"""Write beta-cdf.csv and beta-quantile.csv: high-precision values of the regularised incomplete beta function.

    python3 generate.py [--out FOLDER] [--check]

Integers only: every shape and argument is the exact rational value of its double, logarithms, exponentials and sums are
big-integer fixed point, and nothing depends on the platform's libm beyond the choice of the points (which are printed).

Value:    I_x(a,b) = x^a (1-x)^b / (a B(a,b)) * S,   S = sum_n prod_{j=1..n} (a+b+j-1)/(a+j) x^n
          (all terms positive, so no cancellation), or one minus the mirror image, whichever needs fewer terms;
          the precision is raised until both tails are good to BITS bits.
Gamma:    Stirling's series with exact Bernoulli numbers at an argument shifted upwards by an exact product.
Quantile: Newton's method on log I against logit(x), which is concave, so it converges from anywhere; the last steps and
          the check of the residual use the arithmetic above.

Checks while generating (a failure stops the script):
  1. I_x(a,b) + I_{1-x}(b,a) = 1, each from its own series, wherever both series are affordable;
  2. whole-number shapes up to a+b = 4000: the binomial sum in exact rational arithmetic;
  3. with --check, a sample against mpmath: Lentz's continued fraction with mpmath's loggamma, and mpmath.betainc.
"""
import argparse
import hashlib
import math
import os
import sys
import time
from decimal import Decimal, localcontext
from fractions import Fraction

BITS = 120          # guaranteed relative bits of every figure (36 digits; 30 are printed)
DIGITS = 30
CDF_POINTS_D1 = 3000
CDF_POINTS_D2 = 1000
CDF_POINTS_HUGE = 100
QUANTILE_POINTS = 1000
MAX_TERMS = 700_000
TAIL_FLOOR = 1e-290
TAILS = [1e-300, 1e-100, 1e-20, 1e-10, 1e-6, 1e-3, 0.005, 0.025, 0.05, 0.1, 0.25, 0.5]


class Lcg:
    """Knuth's MMIX generator; the top 53 bits make a double in [0,1)."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        return (self.state >> 11) / 2**53

    def below(self, n):
        return int(self.uniform() * n)


# ---- fixed-point elementary functions: an integer v stands for v / 2^p -------------------------------------------------

_cache = {}


def _atanh_inverse(q, p):
    """atanh(1/q) with p fractional bits."""
    term, total, k, q2 = (1 << p) // q, 0, 1, q * q
    while term:
        total += term // k
        term //= q2
        k += 2
    return total


def ln2(p):
    if ("ln2", p) not in _cache:
        g = p + 32
        _cache["ln2", p] = (18 * _atanh_inverse(26, g) - 2 * _atanh_inverse(4801, g) + 8 * _atanh_inverse(8749, g)) >> 32
    return _cache["ln2", p]


def pi(p):
    if ("pi", p) not in _cache:
        g = p + 32

        def arctan_inverse(q):
            term, total, k, sign, q2 = (1 << g) // q, 0, 1, 1, q * q
            while term:
                total += sign * (term // k)
                term //= q2
                k += 2
                sign = -sign
            return total

        _cache["pi", p] = (16 * arctan_inverse(5) - 4 * arctan_inverse(239)) >> 32
    return _cache["pi", p]


def ln_ratio(num, den, p):
    """ln(num/den), absolute error below 2^-p."""
    g = p + 24
    e = num.bit_length() - den.bit_length()
    num, den = (num, den << e) if e >= 0 else (num << -e, den)
    if 4 * num > 5 * den:                                  # keep num/den in about [0.6, 1.25]
        den <<= 1
        e += 1
    y = ((num - den) << g) // (num + den)
    y2, power, total, k = (y * y) >> g, y, 0, 1
    while power and power != -1:
        total += power // k
        power = (power * y2) >> g
        k += 2
    return (2 * total + e * ln2(g)) >> 24


def exp_fixed(v, p):
    """exp(v/2^p) as (mantissa, exponent), relative error about 2^-p."""
    g = p + 40
    v <<= 40
    k = v // ln2(g)
    r = v - k * ln2(g)
    halvings = 12
    r >>= halvings
    term, total, n = 1 << g, 1 << g, 1
    while term:
        term = ((term * r) >> g) // n
        total += term
        n += 1
    for _ in range(halvings):
        total = (total * total) >> g
    return total, k - g


_bernoulli = [Fraction(1)]


def bernoulli(n):
    """Exact B_n for even n, from the tangent numbers."""
    if n >= len(_bernoulli):
        count = max(64, n)
        tangent = [0] * (count + 1)
        tangent[1] = 1
        for k in range(2, count + 1):
            tangent[k] = (k - 1) * tangent[k - 1]
        for k in range(2, count + 1):
            for j in range(k, count + 1):
                tangent[j] = (j - k) * tangent[j - 1] + (j - k + 2) * tangent[j]
        _bernoulli.clear()
        _bernoulli.extend([Fraction(0)] * (2 * count + 1))
        _bernoulli[0] = Fraction(1)
        for k in range(1, count + 1):
            _bernoulli[2 * k] = Fraction((-1) ** (k - 1) * 2 * k * tangent[k], 4**k * (4**k - 1))
    return _bernoulli[n]


def ln_gamma(num, s, p):
    """ln Gamma(num/2^s) with absolute error about max(1, num/2^s) 2^-p."""
    key = ("lg", num, s, p)
    if key in _cache:
        return _cache[key]
    g = p + 24
    need = g // 5 + 8                                      # Stirling reaches 2^-g once z > 0.111 g
    shift, one = 0, 1 << s
    if num < need * one:
        shift = need - num // one
    product = 1
    for j in range(shift):
        product *= num + j * one
    z = num + shift * one
    ln_z = ln_ratio(z, one, g)
    total = (((2 * z - one) * ln_z) >> (s + 1)) - ((z << g) >> s)
    total += (ln_ratio(2 * pi(g + 8), 1 << (g + 8), g)) >> 1
    # powers of 1/z as g-bit mantissas with an exponent: the Bernoulli numbers grow too fast for plain fixed point
    scale = g + z.bit_length() - s
    inverse = (1 << (s + scale)) // z                      # 1/z = inverse / 2^scale
    inverse2, scale2 = (inverse * inverse) >> g, 2 * scale - g
    power, exponent, k = inverse, scale, 1
    while True:
        b = bernoulli(2 * k)
        term = power * b.numerator // (b.denominator * 2 * k * (2 * k - 1))
        term = term >> (exponent - g) if exponent >= g else term << (g - exponent)
        total += term
        if -1 <= term <= 1:
            break
        if k > 3 * need:
            raise ArithmeticError("Stirling series did not reach the precision")
        power, exponent = (power * inverse2) >> g, exponent + scale2 - g
        k += 1
    if shift:
        total -= ln_ratio(product, 1 << (s * shift), g)
    total >>= 24
    if len(_cache) > 4000:
        for old in [c for c in _cache if c[0] == "lg"]:
            del _cache[old]
    _cache[key] = total
    return total


# ---- the incomplete beta function -------------------------------------------------------------------------------------

class Shape:
    """An exact pair of shapes a = A/2^s, b = B/2^s."""

    def __init__(self, a, b):
        fa, fb = Fraction(a), Fraction(b)
        self.s = max(fa.denominator, fb.denominator).bit_length() - 1
        self.A, self.B = int(fa * (1 << self.s)), int(fb * (1 << self.s))
        self.a, self.b = a, b


class Argument:
    """An exact x = X/2^k with y = 1-x = Y/2^k."""

    def __init__(self, X, k):
        self.X, self.Y, self.k = X, (1 << k) - X, k
        self.x, self.y = self.X / (1 << k) if k < 1000 else float(Fraction(X, 1 << k)), float(Fraction(self.Y, 1 << k))

    @staticmethod
    def of(x):
        f = Fraction(x)
        return Argument(f.numerator, f.denominator.bit_length() - 1)

    def ln_x(self):
        return math.log(self.x) if self.x < 0.5 else math.log1p(-self.y)

    def ln_y(self):
        return math.log(self.y) if self.y < 0.5 else math.log1p(-self.x)


def terms_needed(a, b, lnx, bits):
    """How many terms until they fall below 2^-bits (double precision suffices for an estimate)."""
    limit = -bits * math.log(2)
    base = math.lgamma(a + 1) - math.lgamma(a + b)

    def log_term(n):
        return base + math.lgamma(a + b + n) - math.lgamma(a + 1 + n) + n * lnx

    high = 16.0
    while log_term(high) > limit:
        high *= 2
        if high > 1e12:
            return high
    low = high / 2
    while high - low > 0.02 * high:
        mid = (low + high) / 2
        low, high = (mid, high) if log_term(mid) > limit else (low, mid)
    return high


def front(shape, arg, p):
    """x^a y^b / B(a,b) as (mantissa, exponent)."""
    s, A, B = shape.s, shape.A, shape.B
    L = (A * ln_ratio(arg.X, 1 << arg.k, p) + B * ln_ratio(arg.Y, 1 << arg.k, p)) >> s
    L += ln_gamma(A + B, s, p) - ln_gamma(A, s, p) - ln_gamma(B, s, p)
    return exp_fixed(L, p)


def series(A, B, s, X, k, bits):
    """S with about `bits` relative bits, as an integer with q fractional bits."""
    q = bits + 48
    if X.bit_length() > q:                                 # arguments that are not doubles are rounded to q bits
        cut = X.bit_length() - q
        X, k = X >> cut, k - cut
    one, unit = 1 << s, 1 << q
    term, total = unit, unit
    top, bottom = (A + B) * X, A + one
    step_top, step_bottom = one * X, one
    n, stop = 0, 0
    while True:
        term = (term * top >> k) // bottom
        total += term
        top += step_top
        bottom += step_bottom
        n += 1
        if n & 15 == 0 or term == 0:
            # the remaining terms shrink at least by the larger of the next ratio and x
            if term == 0:
                break
            ratio_num, ratio_den = top, bottom << k
            if A + B > A + one:                            # ratio decreases towards x
                pass
            else:                                          # ratio increases towards x
                ratio_num, ratio_den = X, 1 << k
            if ratio_num < ratio_den and term * ratio_num < ((total * (ratio_den - ratio_num)) >> bits):
                break
    return total, q


def tail(shape, arg, bits):
    """I_x(a,b) by the direct series, as (mantissa, exponent), relative error about 2^-bits; and the density front."""
    p = bits + 64
    total, q = series(shape.A, shape.B, shape.s, arg.X, arg.k, bits + 8)
    m, e = front(shape, arg, p)
    # divide by a = A/2^s, keeping p bits
    return ((m * total) << shape.s) // shape.A, e - q, (m, e)


def mirror(shape, arg):
    other = Shape.__new__(Shape)
    other.s, other.A, other.B, other.a, other.b = shape.s, shape.B, shape.A, shape.b, shape.a
    turned = Argument.__new__(Argument)
    turned.X, turned.Y, turned.k, turned.x, turned.y = arg.Y, arg.X, arg.k, arg.y, arg.x
    return other, turned


def complement(m, e):
    """1 - m 2^e, and how many bits were lost (None when nothing is left)."""
    if e > 0:
        raise ArithmeticError("not a probability")
    rest = (1 << -e) - m
    if rest <= 0:
        return None
    return rest, e, (-e) - rest.bit_length()


def beta(shape, arg, bits=BITS):
    """(lower, upper, front), each (mantissa, exponent) with about `bits` relative bits; None if it would take too long."""
    other, turned = mirror(shape, arg)
    n1 = terms_needed(shape.a, shape.b, arg.ln_x(), bits)
    n2 = terms_needed(shape.b, shape.a, arg.ln_y(), bits)
    swapped = n2 < n1
    if min(n1, n2) > MAX_TERMS:
        return None
    near, far = ((other, turned), (shape, arg)) if swapped else ((shape, arg), (other, turned))
    m, e, density = tail(*near, bits)
    got = complement(m, e)
    extra = 0
    while got is None or got[2] > extra + 4:
        # the complement lost too much: take it from its own series if that is cheap, else raise the precision
        if max(n1, n2) < 6 * min(n1, n2) + 2000:
            m2, e2, _ = tail(*far, bits)
            got = (m2, e2, 0)
            break
        extra = got[2] + 8 if got is not None else max(64, 2 * extra)
        if extra > 1400:
            return None
        m, e, density = tail(*near, bits + extra)
        got = complement(m, e)
    first, second = (m, e), (got[0], got[1])
    return (second, first, density) if swapped else (first, second, density)


# ---- numbers <-> text -------------------------------------------------------------------------------------------------

def text(m, e):
    """Decimal string of m 2^e with DIGITS significant digits."""
    with localcontext() as context:
        context.prec = 60
        context.Emin, context.Emax = -100000, 100000
        value = Decimal(m >> max(0, m.bit_length() - 190)) * (Decimal(2) ** (e + max(0, m.bit_length() - 190)))
        context.prec = DIGITS
        return f"{+value:.{DIGITS - 1}E}"


def log_of(pair):
    m, e = pair
    cut = max(0, m.bit_length() - 60)
    return math.log(m >> cut) + (e + cut) * math.log(2)


def relative_difference(u, v):
    (m1, e1), (m2, e2) = u, v
    low = min(e1, e2)
    p, q = m1 << (e1 - low), m2 << (e2 - low)
    return abs(p - q) * (1 << 200) // max(p, q, 1) / 2**200


# ---- checks -----------------------------------------------------------------------------------------------------------

class Checks:
    def __init__(self):
        self.identity = self.binomial = self.mpmath = 0
        self.worst_identity = self.worst_binomial = self.worst_mpmath = 0.0

    def identity_sum(self, shape, arg):
        other, turned = mirror(shape, arg)
        cost = terms_needed(shape.a, shape.b, arg.ln_x(), BITS) + terms_needed(shape.b, shape.a, arg.ln_y(), BITS)
        if cost > 150_000:
            return
        m1, e1, _ = tail(shape, arg, BITS)
        m2, e2, _ = tail(other, turned, BITS)
        low = min(e1, e2)
        total = (m1 << (e1 - low)) + (m2 << (e2 - low))
        error = relative_difference((total, low), (1, 0))
        self.identity += 1
        self.worst_identity = max(self.worst_identity, error)
        if error > 2.0 ** -(BITS - 4):
            raise ArithmeticError(f"tails do not add to one at {shape.a!r} {shape.b!r} {arg.x!r}: {error}")

    def binomial_sum(self, shape, arg, lower, upper):
        a, b = shape.a, shape.b
        if a != int(a) or b != int(b) or a + b > 4000 or arg.k > 400:
            return
        n = int(a + b) - 1
        # I_x(a,b) = P(K >= a), K ~ Bin(n, x); the upper tail is the same with the roles of x and y exchanged
        for first, X, Y, value in ((int(a), arg.X, arg.Y, lower), (int(b), arg.Y, arg.X, upper)):
            total, coefficient, y_power = 1, 1, 1
            for i in range(1, n - first + 1):
                coefficient = coefficient * (n - i + 1) // i
                y_power *= Y
                total = total * X + coefficient * y_power
            error = relative_difference((total * X**first, -arg.k * n), value)
            self.worst_binomial = max(self.worst_binomial, error)
            if error > 2.0 ** -(BITS - 4):
                raise ArithmeticError(f"binomial sum disagrees at {a} {b} {arg.x!r}: {error}")
        self.binomial += 1

    def with_mpmath(self, shape, arg, lower, upper):
        """Lentz's continued fraction with mpmath's own loggamma; mpmath.betainc as well where the shapes are small."""
        import mpmath as mp
        below_mean = shape.a * arg.y > shape.b * arg.x
        if min(shape.a, shape.b) > 2e7:
            return
        with mp.workdps(60):
            a, b = mp.mpf(shape.a), mp.mpf(shape.b)
            x, y = mp.mpf(arg.X) / mp.mpf(2) ** arg.k, mp.mpf(arg.Y) / mp.mpf(2) ** arg.k
            if not below_mean:
                a, b, x, y = b, a, y, x
            value = continued_fraction(mp, a, b, x, y)
            mine = lower if below_mean else upper
            error = float(abs(value / (mp.mpf(mine[0]) * mp.mpf(2) ** mine[1]) - 1))
            if max(a, b) < 300 and arg.k < 200:
                other = mp.betainc(a, b, 0, x, regularized=True)
                error = max(error, float(abs(other / value - 1)))
        self.mpmath += 1
        self.worst_mpmath = max(self.worst_mpmath, error)
        if error > 1e-33:
            raise ArithmeticError(f"mpmath disagrees at {shape.a!r} {shape.b!r} {arg.x!r}: {error}")


def continued_fraction(mp, a, b, x, y):
    """I_x(a,b) for x below the mean, by the modified Lentz algorithm."""
    ln_front = a * mp.log(x) + b * mp.log(y) + mp.loggamma(a + b) - mp.loggamma(a) - mp.loggamma(b)
    tiny = mp.mpf(10) ** -(mp.mp.dps * 4)
    eps = mp.mpf(10) ** -(mp.mp.dps - 8)
    c, d = mp.mpf(1), 1 / (1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, 400_000):
        m2 = 2 * m
        f = m * (b - m) * x / ((a + m2 - 1) * (a + m2))
        d = 1 / (1 + f * d or tiny)
        c = 1 + f / c or tiny
        h *= d * c
        f = -(a + m) * (a + b + m) * x / ((a + m2) * (a + m2 + 1))
        d = 1 / (1 + f * d or tiny)
        c = 1 + f / c or tiny
        step = d * c
        h *= step
        if abs(step - 1) < eps:
            return mp.exp(ln_front) * h / a
    raise ArithmeticError("continued fraction did not converge")


# ---- points -----------------------------------------------------------------------------------------------------------

def draw_shape(lcg, low, high):
    value = 10.0 ** (math.log10(low) + lcg.uniform() * (math.log10(high) - math.log10(low)))
    kind = lcg.below(4)
    if kind == 0 and value >= 1:
        return float(round(value))
    if kind == 1 and value >= 0.5:
        return math.floor(value) + 0.5
    if kind == 2:
        return float(f"{value:.4g}")                       # what people type
    return value


def draw_x(lcg, a, b):
    """Near the mean most of the time, else far out on either side."""
    mean = a / (a + b)
    sd = math.sqrt(a / (a + b) * (b / (a + b)) / (a + b + 1))
    if min(a, b) > 1e6:
        return mean + sd * (2 * lcg.uniform() - 1) * (3, 9, 36)[lcg.below(3)]
    kind = lcg.below(10)
    if kind < 6:
        return mean + (60 * lcg.uniform() - 30) * sd * (1 if kind < 3 else 0.15)
    if kind == 6:
        return mean * 10.0 ** (-8 * lcg.uniform() ** 2)
    if kind == 7:
        return 1 - b / (a + b) * 10.0 ** (-8 * lcg.uniform() ** 2)
    if kind == 8:
        u = 10.0 ** (-300 * lcg.uniform() ** 3)
        return u if lcg.below(4) else 1 - max(u, 2.0**-53)
    return lcg.uniform()


def cdf_rows(lcg, count, low, high, checks, against_mpmath, slow_quota):
    rows = skipped_slow = skipped_tail = 0
    while rows < count:
        a, b = draw_shape(lcg, low, high), draw_shape(lcg, low, high)
        x = draw_x(lcg, a, b)
        if not 0 < x < 1:
            continue
        shape, arg = Shape(a, b), Argument.of(x)
        # a cheap look first: the density front bounds the smaller tail well enough to drop hopeless points
        lf = a * arg.ln_x() + b * arg.ln_y() + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
        if lf < -720:
            skipped_tail += 1
            continue
        terms = min(terms_needed(a, b, arg.ln_x(), BITS), terms_needed(b, a, arg.ln_y(), BITS))
        if terms > 60_000:
            if slow_quota <= 0 or terms > MAX_TERMS:
                skipped_slow += 1
                continue
            slow_quota -= 1
        got = beta(shape, arg)
        if got is None:
            skipped_slow += 1
            continue
        lower, upper, _ = got
        if min(log_of(lower), log_of(upper)) < math.log(TAIL_FLOOR):
            skipped_tail += 1
            continue
        rows += 1
        checks.identity_sum(shape, arg)
        checks.binomial_sum(shape, arg, lower, upper)
        if against_mpmath and rows % 8 == 0 and terms < 30_000:
            checks.with_mpmath(shape, arg, lower, upper)
        yield f"{a!r},{b!r},{x!r},{text(*lower)},{text(*upper)}"
    print(f"  shapes {low:g}..{high:g}: {rows} rows; left out: {skipped_tail} with a tail below {TAIL_FLOOR:g}, {skipped_slow} too slow", file=sys.stderr)


def argument_from_logit(t, bits):
    """The x with logit(x) = t, kept as `bits` significant bits of the smaller of x and 1-x."""
    u = math.exp(-abs(t)) / (1 + math.exp(-abs(t)))
    f = Fraction(u)
    k = f.denominator.bit_length() - 1
    U = f.numerator
    return U, k


def to_argument(U, k, small_is_x):
    return Argument(U, k) if small_is_x else Argument((1 << k) - U, k)


def quantile(shape, p):
    """x with I_x(a,b) = p as an Argument, or None when x < 1e-300 or it would take too long."""
    target = Fraction(p)
    ln_p = math.log(p)
    t = math.log(shape.a / shape.b)
    for _ in range(200):                                   # Newton in doubles, on a concave function: no bracket needed
        if abs(t) > 690:
            return None
        U, k = argument_from_logit(t, 53)
        arg = to_argument(U, k, t < 0)
        got = beta(shape, arg, 50)
        if got is None:
            return None
        lower, _, density = got
        step = (log_of(lower) - ln_p) / math.exp(log_of(density) - log_of(lower))
        if step > 0:                                       # from the right a step can be huge
            step = min(step, 40.0)
        t -= step
        if abs(step) < 1e-8:
            break
    else:
        raise ArithmeticError(f"no convergence at {shape.a!r} {shape.b!r} {p!r}")
    U, k = argument_from_logit(t, 53)
    small_is_x = t < 0
    for _ in range(6):
        arg = to_argument(U, k, small_is_x)
        lower, _, density = beta(shape, arg, BITS)
        value = Fraction(lower[0]) * Fraction(2) ** lower[1]
        delta = value / target - 1
        g = 2 * BITS
        d = (delta.numerator << g) // delta.denominator
        log_ratio = d - ((d * d) >> (g + 1)) + ((d * d * d) >> 2 * g) // 3
        slope = Fraction(density[0]) * Fraction(2) ** density[1] / value
        step = (log_ratio * slope.denominator) // slope.numerator            # in logit units, g fractional bits
        if abs(step) < 1 << (g - BITS + 6):
            return arg
        # logit moves by -step: u' = u r / (1 - u + u r), r = exp(-step) (or its inverse for 1-x)
        m, e = exp_fixed(-step if small_is_x else step, g)
        r = Fraction(m) * Fraction(2) ** e
        u = Fraction(U, 1 << k)
        u = u * r / (1 - u + u * r)
        k = BITS + 40 + max(0, (u.denominator.bit_length() - u.numerator.bit_length()))
        U = (u.numerator << k) // u.denominator
    raise ArithmeticError(f"no certificate at {shape.a!r} {shape.b!r} {p!r}")


def quantile_rows(lcg, count):
    rows = skipped = 0
    while rows < count:
        a, b = draw_shape(lcg, 0.5, 1e6), draw_shape(lcg, 0.5, 1e6)
        p = TAILS[lcg.below(len(TAILS))]
        for first, second in ((a, b), (b, a)):             # the lower tail of (b,a) is the upper tail of (a,b)
            shape = Shape(first, second)
            arg = quantile(shape, p)
            if arg is None or rows == count:
                skipped += arg is None
                continue
            rows += 1
            yield f"{first!r},{second!r},{p!r},{text(arg.X, -arg.k)},{text(arg.Y, -arg.k)}"
    print(f"  quantiles: {rows} rows; left out: {skipped} with x below 1e-300 or too slow", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--check", action="store_true", help="compare a sample with mpmath")
    parser.add_argument("--scale", type=float, default=1.0, help="a fraction of the points, for a trial run")
    options = parser.parse_args()
    started, checks = time.time(), Checks()

    def write(name, header, rows):
        data = "\n".join([header, *rows, ""]).encode("ascii")
        with open(os.path.join(options.out, name), "wb") as file:
            file.write(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {name}  ({len(data)} bytes, {time.time() - started:.0f} s so far)")

    def all_cdf_rows():
        scale = options.scale
        yield from cdf_rows(Lcg(20250101), int(CDF_POINTS_D1 * scale), 0.5, 1e6, checks, options.check, 0)
        yield from cdf_rows(Lcg(20250102), int(CDF_POINTS_D2 * scale), 1e-3, 1e9, checks, options.check, int(100 * scale))
        yield from cdf_rows(Lcg(20250104), int(CDF_POINTS_HUGE * scale), 1e6, 1e9, checks, options.check, CDF_POINTS_HUGE)

    write("beta-cdf.csv", "a,b,x,lower,upper", all_cdf_rows())
    write("beta-quantile.csv", "a,b,tail_probability,quantile_x,one_minus_x",
          quantile_rows(Lcg(20250103), int(QUANTILE_POINTS * options.scale)))
    print(f"tails add to one: {checks.identity} points, worst {checks.worst_identity:.1e}")
    print(f"exact binomial sums: {checks.binomial} points, worst {checks.worst_binomial:.1e}")
    print(f"mpmath: {checks.mpmath} points, worst {checks.worst_mpmath:.1e}" if options.check else "mpmath: not asked for")


if __name__ == "__main__":
    main()
