namespace LlmJudgeStats.Gates;

/// <summary>Labels by kind: human passes and fails, or passes and fails of the judge where labels are chosen by verdict.</summary>
/// <param name="Passes">How many passes.</param>
/// <param name="Fails">How many fails.</param>
/// <param name="IsChosen">Whether somebody chooses them; of a random sample the parts are what is expected.</param>
internal readonly record struct LabelSplit(double Passes, double Fails, bool IsChosen)
{
    private const long EnoughForBoth = 20;
    private const double FewestOfAKind = 10;

    public double Count => Passes + Fails;

    public long? ChosenPasses => IsChosen ? (long)Math.Round(Passes) : null;

    public long? ChosenFails => IsChosen ? (long)Math.Round(Fails) : null;

    /// <summary>So many labels, a share of them passes, but never fewer of a kind than there are: decisions.md 8.3.</summary>
    public static LabelSplit Of(long labels, double share, double passesNow, double failsNow)
    {
        var passes = Math.Floor((labels * share) + 0.5);
        if (labels >= EnoughForBoth) passes = Math.Clamp(passes, FewestOfAKind, labels - FewestOfAKind);
        passes = Math.Min(Math.Max(passes, passesNow), labels - failsNow);
        return new(passes, labels - passes, IsChosen: true);
    }

    /// <summary>Neyman's share of passes: most labels where they are most uncertain and count most; half where nothing is.</summary>
    /// <remarks><code>a √(p(1 − p)) : b √(q(1 − q))</code> Source: decisions.md 8.3.</remarks>
    public static double Neyman((double Weight, double Rate) passes, (double Weight, double Rate) fails)
    {
        var ofPasses = passes.Weight * Math.Sqrt(passes.Rate * (1 - passes.Rate));
        var ofFails = fails.Weight * Math.Sqrt(fails.Rate * (1 - fails.Rate));
        return ofPasses + ofFails > 0 ? ofPasses / (ofPasses + ofFails) : 0.5;
    }
}
