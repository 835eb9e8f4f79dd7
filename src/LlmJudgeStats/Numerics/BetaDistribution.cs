namespace LlmJudgeStats.Numerics;

/// <summary>
/// The beta distribution: both tails and quantiles with full relative accuracy, where MathNet's were measured unfit (docs/adr/0003).
/// </summary>
/// <remarks>
/// <para>A point is a pair x, y = 1 − x of which the smaller carries the information, so nothing is lost near 1.</para>
/// <para><code>x^a y^b / B(a,b) = √(a b / 2π s) · exp(a λ(d/a) + b λ(−d/b) + μ(s) − μ(a) − μ(b)),  s = a + b,  d = s x − a</code>
/// with λ(v) = ln(1+v) − v and μ the Stirling remainder: every term of the exponent that depends on x is negative, so nothing cancels
/// (after Loader 2000). Tails: the continued fraction of DiDonato &amp; Morris 1992, and its power series for small first shapes.</para>
/// </remarks>
internal readonly struct BetaDistribution
{
    private const int MaxTerms = 1_000_000;
    private const int MaxQuantileSteps = 200;
    private const double LargestStep = 50;        // of the log-odds
    private const double RoundingStep = 1e-8;     // steps below it that grow again are rounding
    private const double InsteadOfZero = 1e-300;
    private const double Vast = 1e10;             // shapes from which two terms of an expansion leave 1e-15

    private readonly double _a, _b, _scale;

    /// <summary>A beta distribution.</summary>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public BetaDistribution(double a, double b)
    {
        var sum = a + b;
        _a = a;
        _b = b;
        _scale = Math.Sqrt(a / sum) * Math.Sqrt(b) / Math.Sqrt(2 * Math.PI)
            * Math.Exp(StirlingError.Of(sum) - StirlingError.Of(a) - StirlingError.Of(b));
    }

    private BetaDistribution(double a, double b, double scale)
    {
        _a = a;
        _b = b;
        _scale = scale;
    }

    private BetaDistribution Mirror => new(_b, _a, _scale);

    /// <summary>P(X ≥ k) of a binomial X with the rate p; 1 of no success.</summary>
    /// <remarks><code>I_p(k, n − k + 1)</code></remarks>
    /// <param name="successes">k, 0 or more.</param>
    /// <param name="failures">n − k; −1 for more successes than there are items, which have the probability 0.</param>
    /// <param name="rate">p.</param>
    public static double BinomialTail(double successes, double failures, double rate) => successes <= 0 ? 1
        : failures <= -1 ? 0
        : new BetaDistribution(successes, failures + 1).At(rate).Lower;

    /// <summary>P(X ≤ x) and P(X ≥ x).</summary>
    public Tails At(double x) => At(x, 1 - x);

    /// <summary>P(X ≤ x) and P(X ≥ x), at a point given with its complement.</summary>
    public Tails At(double x, double y)
    {
        if (x <= 0) return new(0, 1, 0);
        if (y <= 0) return new(1, 0, 0);
        return x <= 0.5 ? AtSmall(x) : Mirror.AtSmall(y).Flip();
    }

    /// <summary>P(X ≤ x) and P(X ≥ x), at a point with its complement.</summary>
    public Tails At(Share point) => At(point.Rate, point.Complement);

    /// <summary>The point with the given probability below it.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    public Share LowerQuantile(double probability)
    {
        if (probability <= 0) return new(0, 1);
        if (probability >= 1) return new(1, 0);
        // Halley's steps on ln P(X ≤ x) as a function of the log-odds of x, which is concave. A step that leaves the bracket is halved. The
        // cap is a seat belt.
        var target = Math.Log(probability);
        var w = StartingLogOdds(probability);
        var left = double.NegativeInfinity;
        var right = double.PositiveInfinity;
        var last = double.PositiveInfinity;
        for (var i = 0; i < MaxQuantileSteps; i++)
        {
            var (step, remainder) = QuantileStep(Share.FromLogOdds(w), target);
            if (step > 0) left = w;
            else right = w;
            if (step > 0 ? w + step >= right : w + step <= left) step = ((step > 0 ? right : left) - w) / 2;
            w += step;
            // What a step leaves is of the third order in it; or rounding stops them.
            var size = Math.Abs(step);
            if (Math.Min(size, remainder) <= 1e-16 * Math.Max(1, Math.Abs(w)) || (size < RoundingStep && size >= last)) break;
            last = size;
        }
        return Share.FromLogOdds(w);
    }

    /// <summary>The point with the given probability above it.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    public Share UpperQuantile(double probability) => Mirror.LowerQuantile(probability).Flip();

    /// <summary>
    /// The slope of P(X ≤ x) per unit of log-odds, x^a y^b / B: without the tails, which take long near the mean of a large count.
    /// </summary>
    public double Slope(double x, double y) => x <= 0 || y <= 0 ? 0 : x <= 0.5 ? SlopeAtSmall(x, out _) : Mirror.SlopeAtSmall(y, out _);

    // Halley's step in log-odds towards a logarithm of the lower tail, and what it leaves; Newton's where the curvature would turn it.
    // Where the tail underflows only the direction is known.
    private (double Step, double Remainder) QuantileStep(Share point, double target)
    {
        var tails = At(point);
        if (!(tails.Lower > 0)) return (1, double.PositiveInfinity);
        if (!(tails.Slope > 0)) return (-1, double.PositiveInfinity);
        // The slope of ln P is s = slope/P, and that of ln s is drift − s, with drift = a y − b x.
        var logSlope = tails.Slope / tails.Lower;
        var drift = (_a * point.Complement) - (_b * point.Rate);
        var newton = (target - Math.Log(tails.Lower)) / logSlope;
        var bend = 1 + (newton * (drift - logSlope) / 2);
        var step = bend is > 0.5 and < 2 ? newton / bend : newton;
        var reach = newton * (Math.Abs(drift) + logSlope);
        return (Math.Clamp(step, -LargestStep, LargestStep), Math.Abs(newton) * reach * reach);
    }

    // Here x is at most ½ and exact; its complement is rounded and used only where that does no harm.
    private double SlopeAtSmall(double x, out double d)
    {
        var sum = _a + _b;
        var lost = _a >= _b ? _b - (sum - _a) : _a - (sum - _b);    // a + b = sum + lost exactly (Dekker 1971)
        var (product, error) = ExactProduct.Product(sum, x);
        d = (product - _a) + (error + (lost * x));
        var first = d / _a;
        var ofX = first < -0.5 ? _a * (Math.Log(product / _a) - first) : _a * LogSeries.Log1PMinus(first);
        return _scale * Math.Exp(ofX + (_b * LogSeries.Log1PMinus(-d / _b)));
    }

    private Tails AtSmall(double x)
    {
        var density = SlopeAtSmall(x, out var d);
        if (density == 0) return d < 0 ? new(0, 1, 0) : new(1, 0, 0);
        if (Math.Min(_a, _b) >= Vast && d * d < _a * (_b / (_a + _b))) return NearTheMean(d, density);
        if (d < 1)
        {
            var lower = Math.Min(1, density * (_a < 1 || _b < 1 ? Series(_a, _a + _b, x) : 1 / Fraction(_a, _b, x, -d)));
            return new(lower, 1 - lower, density);
        }
        var upper = Math.Min(1, density / Fraction(_b, _a, 1 - x, d));
        return new(1 - upper, upper, density);
    }

    /// <summary>Within a standard deviation of the mean of vast shapes, where the fraction takes the cube root of them in terms.</summary>
    /// <remarks>
    /// <code>
    /// P(X ≤ x) = Φ(±√(2K)) + density/w · [(b − a)/(3s) − d/(12w) · (1 − w/s)],  K = −a λ(d/a) − b λ(−d/b),  w = a b/s
    /// </code>
    /// The uniform expansion for large shapes (after Temme), its first coefficient to the first order in d; the rest is below 1e-15 for
    /// such shapes.
    /// </remarks>
    private Tails NearTheMean(double d, double density)
    {
        var sum = _a + _b;
        var width = _a * (_b / sum);
        var drop = -((_a * LogSeries.Log1PMinus(d / _a)) + (_b * LogSeries.Log1PMinus(-d / _b)));
        var rest = density / width * (((_b - _a) / sum / 3) - (d / (12 * width) * (1 - (width / sum))));
        var tail = Normal.UpperTail(Math.Sqrt(2 * Math.Max(0, drop)));
        if (d < 0)
        {
            var lower = tail + rest;
            return new(lower, 1 - lower, density);
        }
        var upper = tail - rest;
        return new(1 - upper, upper, density);
    }

    /// <summary>Σ (s)ₙ / (a)ₙ₊₁ xⁿ, all terms positive.</summary>
    private static double Series(double a, double sum, double x)
    {
        var term = 1 / a;
        var total = term;
        for (var n = 0; n < MaxTerms; n++)
        {
            term *= (sum + n) / (a + 1 + n) * x;
            total += term;
            if (term <= total * 1e-17) break;
        }
        return total;
    }

    /// <summary>
    /// The continued fraction F with I = x^a y^b / (B F); excess = a − s x. Source: DiDonato &amp; Morris 1992, evaluated after Lentz.
    /// </summary>
    private static double Fraction(double a, double b, double x, double excess)
    {
        var f = NonZero(a * (excess + 1) / (a + 1));
        var c = f;
        var d = 0.0;
        var under = 1 / (a + 1);    // 1/(a + 2m − 1), carried from term to term: a division is most of what one costs
        for (var m = 1; m < MaxTerms; m++)
        {
            var next = 1 / (a + (2 * m) + 1);
            var share = m * (b - m) * x * under;
            var numerator = (a + m - 1) * under * ((a + b + m - 1) * under) * m * (b - m) * x * x;
            var denominator = m + share + ((a + m) * (excess + 1 + (m * (2 - x))) * next);
            under = next;
            d = 1 / NonZero(denominator + (numerator * d));
            c = NonZero(denominator + (numerator / c));
            var delta = c * d;
            f *= delta;
            if (Math.Abs(delta - 1) <= 2.3e-16) break;
        }
        return f;
    }

    private static double NonZero(double value) => value == 0 ? InsteadOfZero : value;

    private double StartingLogOdds(double probability)
    {
        if (_a > 1 && _b > 1)
        {
            // Abramowitz & Stegun 26.5.22.
            var z = Normal.Quantile(probability);
            var ia = 1 / ((2 * _a) - 1);
            var ib = 1 / ((2 * _b) - 1);
            var h = 2 / (ia + ib);
            var lambda = ((z * z) - 3) / 6;
            if (h + lambda > 0)
            {
                var half = (-z * Math.Sqrt(h + lambda) / h) - ((ib - ia) * (lambda + (5.0 / 6) - (2 / (3 * h))));
                return Math.Log(_a / _b) - (2 * half);
            }
        }
        // The lower tail is close to x^a / (a B) near 0; the Stirling form of the scale gives B.
        var logOneOverBeta = Math.Log(_scale) + (_a * Math.Log((_a + _b) / _a)) + (_b * Math.Log((_a + _b) / _b));
        return Math.Min((Math.Log(probability) + Math.Log(_a) - logOneOverBeta) / _a, Math.Log(_a / _b) + 2);
    }

    /// <summary>Both tails at a point and the slope of the lower one per unit of log-odds.</summary>
    internal readonly record struct Tails(double Lower, double Upper, double Slope)
    {
        public Tails Flip() => new(Upper, Lower, Slope);
    }
}
