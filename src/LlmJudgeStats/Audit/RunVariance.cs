namespace LlmJudgeStats.Audit;

/// <summary>What varies in repeated runs: items, and answers to the same item. Source: audit.md 1.</summary>
internal readonly record struct RunVariance(double MsItem, double Item, double Within, double OfMean)
{
    public static RunVariance Of(RunMoments run, TwoWay table)
    {
        var moments = run.Runs;
        var runs = moments.Systems;
        var items = (double)moments.Items;
        var all = 0.0;
        var diagonal = 0.0;
        for (var a = 0; a < runs; a++)
        {
            diagonal += moments.Cross(a, a);
            for (var b = 0; b < runs; b++) all += moments.Cross(a, b);
        }
        var msItem = all / runs / (items - 1);
        var within = ((table.MsSystem * (runs - 1)) + Math.Max(0, diagonal - (all / runs))) / (items * (runs - 1));
        if (AuditTolerance.IsZero(within)) within = 0;
        var item = Math.Max(0, (msItem - within) / runs);
        var weights = Enumerable.Repeat(1.0 / runs, runs).ToArray();
        return new(msItem, AuditTolerance.IsZero(item) ? 0 : item, within, moments.Contrast(weights).Variance);
    }

    public static double? Share(double noise, double items) => noise + items > 0 ? noise / (noise + items) : null;
}
