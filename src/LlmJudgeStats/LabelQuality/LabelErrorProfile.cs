using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.LabelQuality;

/// <summary>Profile likelihood of a rate over the error of labels: human-error.md 1.</summary>
/// <remarks>
/// In (h, d) the log-likelihood is concave and what it may reach convex, so it has one top, and the rates that are accepted are one range.
/// For one rate the errors form a bent line, on which there may be two tops: a scan of slopes finds them all.
/// </remarks>
internal readonly struct LabelErrorProfile
{
    private const double LeastError = 1e-100;           // not 0, where slopes are a quotient of zeros; its square is still a number
    private const double MostError = 0.5 - 1e-9;        // at one half labels say nothing
    private const int Scan = 64;
    private const double Tolerance = 1e-13;

    private readonly SymmetricErrorLikelihood _likelihood;
    private readonly double _top;
    private readonly double _least;

    public LabelErrorProfile(SymmetricErrorLikelihood likelihood)
    {
        _likelihood = likelihood;
        var slope = new SlopeAtBestRate(likelihood);
        var error = slope.At(LeastError) <= 0 ? 0
            : slope.At(MostError) >= 0 ? MostError
            : Root.Find(in slope, LeastError, MostError);
        _top = BestRate(in likelihood, error);
        _least = likelihood.Drop(_top, error);
    }

    /// <summary>The rates at which twice the drop is at most z².</summary>
    public Limits Interval(double z)
    {
        var excess = new Excess(this, z * z);
        return new(End(in excess, 0), End(in excess, 1));
    }

    /// <summary>Twice the drop of the log-likelihood from its top to a rate.</summary>
    public double Statistic(double rate) => 2 * (Drop(rate) - _least);

    private double End(in Excess excess, double end) =>
        _top == end || excess.At(end) <= 0 ? end : Root.Find(in excess, end, _top, Tolerance);

    // The least drop over all errors at one rate.
    private double Drop(double rate)
    {
        var slope = new SlopeInError(_likelihood, rate);
        var before = LeastError;
        var valueBefore = slope.At(LeastError);
        var least = valueBefore <= 0 ? _likelihood.Drop(rate, 0) : double.PositiveInfinity;
        for (var i = 1; i <= Scan; i++)
        {
            var error = MostError * i / Scan;
            var value = slope.At(error);
            if (valueBefore > 0 && value <= 0)
                least = Math.Min(least, _likelihood.Drop(rate, Root.Find(in slope, before, error)));
            before = error;
            valueBefore = value;
        }
        return valueBefore > 0 ? Math.Min(least, _likelihood.Drop(rate, MostError)) : least;
    }

    private static double BestRate(in SymmetricErrorLikelihood likelihood, double error)
    {
        var slope = new SlopeInRate(likelihood, error);
        if (slope.At(0) <= 0) return 0;
        return slope.At(1) >= 0 ? 1 : Root.Find(in slope, 0, 1);
    }

    private readonly struct SlopeInRate(SymmetricErrorLikelihood likelihood, double error) : IFunction
    {
        public double At(double x) => likelihood.SlopeInRate(x, error);
    }

    private readonly struct SlopeInError(SymmetricErrorLikelihood likelihood, double rate) : IFunction
    {
        public double At(double x) => likelihood.SlopeInError(rate, x);
    }

    private readonly struct SlopeAtBestRate(SymmetricErrorLikelihood likelihood) : IFunction
    {
        public double At(double x) => likelihood.SlopeInError(BestRate(in likelihood, x), x);
    }

    private readonly struct Excess(LabelErrorProfile profile, double square) : IFunction
    {
        public double At(double x) => profile.Statistic(x) - square;
    }
}
