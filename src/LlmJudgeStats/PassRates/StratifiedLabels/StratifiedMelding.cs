using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>Melded Clopper–Pearson confidence distributions when labels were sampled from the test population: pass-rates.md 5.8.</summary>
internal static class StratifiedMelding
{
    public static IntervalTraits Traits { get; } =
        new("melding", "melding", Citations.Tenenbein1970) { Promise = 0.97, Cost = IntervalCost.Seconds };

    public static Limits Of(in LabelledSample sample, double z) =>
        Limits.OfLower(Lower(in sample, z), Lower(sample.FlipLabels(), z));

    /// <summary>One minus the highest level whose one-sided limit refutes the rate.</summary>
    public static double Tail(in LabelledSample sample, double rate, IntervalSide side) => side switch
    {
        IntervalSide.Lower => Below(in sample, rate),
        IntervalSide.Upper => Below(sample.FlipLabels(), 1 - rate),
    };

    /// <remarks>
    /// <code>the α/2 quantile of min(p A + (1 − p) B) over p drawn from its lower and its upper confidence distribution, A, B from the
    /// lower ones of PPV and FOR</code>
    /// </remarks>
    private static double Lower(in LabelledSample sample, double z)
    {
        if (sample.TruePositive + sample.FalseNegative == 0) return 0;
        return Root.Find(new FromTail(new(in sample), Math.Log(Normal.UpperTail(z))), 0, 1, 1e-15);
    }

    private static double Below(in LabelledSample sample, double rate) =>
        sample.TruePositive + sample.FalseNegative == 0 ? 1 : new StratifiedMix(in sample).Below(rate);

    private readonly struct FromTail(StratifiedMix mix, double tail) : IFunction
    {
        private const double Nothing = -800;    // the logarithm of less than any number

        public double At(double x) => Math.Max(Nothing, Math.Log(mix.Below(x))) - tail;
    }
}
