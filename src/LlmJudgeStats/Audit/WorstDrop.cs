namespace LlmJudgeStats.Audit;

/// <summary>The largest drop between any two checkpoints, and whether any drop is real: audit.md 5.</summary>
internal readonly record struct WorstDrop(double Size, int From, int To, double P)
{
    /// <param name="checkpoints">Two or more.</param>
    public static WorstDrop Of(ItemMoments checkpoints)
    {
        var means = checkpoints.Means;
        var size = double.NegativeInfinity;
        var from = 0;
        var to = 0;
        var p = 1.0;
        for (var t = 0; t < means.Length; t++)
        {
            for (var u = t + 1; u < means.Length; u++)
            {
                p = Math.Min(p, checkpoints.Pair(t, u).GreaterP);
                if (means[t] - means[u] <= size + AuditTolerance.Equal) continue;
                size = means[t] - means[u];
                from = t;
                to = u;
            }
        }
        var pairs = means.Length * (means.Length - 1) / 2.0;
        return new(size, from, to, Math.Min(1, p * pairs));
    }
}
