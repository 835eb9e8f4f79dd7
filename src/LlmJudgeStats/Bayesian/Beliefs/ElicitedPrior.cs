using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>The shapes of the Beta distribution with a given mean and a given probability on the mean's side of a bound.</summary>
internal static class ElicitedPrior
{
    private const double LogHeaviest = 23;    // a weight of e^23 = 1e10 items
    private const double LogLightest = -7;    // e^-7: a thousandth of an item
    private const double Step = 0.125;

    public static (double Alpha, double Beta) Of(double guess, double bound, double sure)
    {
        if (bound == guess) throw Contradiction("the bound is the guess itself", guess, bound, sure);
        var defect = new Defect(guess, bound, sure);
        if (!(defect.At(LogHeaviest) > 0)) throw Contradiction("the bound is too near to the guess", guess, bound, sure);
        // The heavier, the surer; but very light priors, of two hills at 0 and 1, grow surer again: so from the heavy side.
        for (var heavy = LogHeaviest; heavy > LogLightest; heavy -= Step)
        {
            if (defect.At(heavy - Step) > 0) continue;
            var weight = Math.Exp(Root.Find(in defect, heavy - Step, heavy));
            return (weight * guess, weight * (1 - guess));
        }
        throw Contradiction("every prior with that mean is surer", guess, bound, sure);
    }

    private static ArgumentException Contradiction(string why, double guess, double bound, double sure) => new(
        Invariant($"no Beta prior has mean {guess} and is {sure} sure of {(bound < guess ? "more" : "less")} than {bound}: {why}"),
        nameof(sure));

    private readonly struct Defect(double guess, double bound, double sure) : IFunction
    {
        public double At(double x)
        {
            var weight = Math.Exp(x);
            var tails = new BetaDistribution(weight * guess, weight * (1 - guess)).At(bound);
            return (bound < guess ? tails.Upper : tails.Lower) - sure;
        }
    }
}
