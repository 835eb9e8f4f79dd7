using LlmJudgeStats.LabelQuality;

namespace LlmJudgeStats.Tests.LabelQuality;

/// <summary>
/// Intervals of a ratio a second time: the dual root of one stratum's likelihood, and the formulas of Wilson and MOVER as they are written.
/// </summary>
internal static class TextbookRatio
{
    private const int Halvings = 100;

    /// <summary>Both ends of a table in which every item is on both sides.</summary>
    public static (double Lower, double Upper) Paired(ConsistencyTable table, double z)
    {
        var point = table.Accuracy.Rate / table.SelfConsistency.Rate;
        var outside = Math.Max(2 * point, 1);
        while (IsAccepted(outside, isUpper: true)) outside *= 2;
        return (IsAccepted(0, isUpper: false) ? 0 : End(0, isUpper: false), End(outside, isUpper: true));

        double End(double far, bool isUpper)
        {
            var near = point;
            for (var i = 0; i < Halvings; i++)
            {
                var middle = (near + far) / 2;
                if (IsAccepted(middle, isUpper)) near = middle;
                else far = middle;
            }
            return near;
        }

        // The upper test is the lower one of one minus the values.
        bool IsAccepted(double ratio, bool isUpper)
        {
            (double Value, double Count)[] items =
            [
                (1 / (1 + ratio), table.BothAgree), (1, table.OnlyJudgeAgrees), (0, table.OnlySecondAgrees),
                (ratio / (1 + ratio), table.NeitherAgrees),
            ];
            var mean = ratio / (1 + ratio);
            return isUpper
                ? Statistic([.. items.Select(item => (1 - item.Value, item.Count))], 1 - mean) <= z * z
                : Statistic(items, mean) <= z * z;
        }
    }

    /// <summary>Both ends from the limits of each share.</summary>
    public static (double Lower, double Upper) Mover(double agree, double items, double again, double doubles, double z)
    {
        var (a, r) = (agree / items, again / doubles);
        var (l1, u1) = Wilson(a, items);
        var (l2, u2) = Wilson(r, doubles);
        var lower = ((a * r) - Math.Sqrt(Math.Max((a * a * r * r) - (l1 * u2 * ((2 * a) - l1) * ((2 * r) - u2)), 0)))
            / (u2 * ((2 * r) - u2));
        var upper = ((a * r) + Math.Sqrt(Math.Max((a * a * r * r) - (u1 * l2 * ((2 * a) - u1) * ((2 * r) - l2)), 0)))
            / (l2 * ((2 * r) - l2));
        return (u2 >= 2 * r ? 0 : lower, upper);

        (double Lower, double Upper) Wilson(double share, double n)
        {
            var half = z * Math.Sqrt((share * (1 - share) / n) + (z * z / (4 * n * n)));
            var centre = share + (z * z / (2 * n));
            var total = 1 + (z * z / n);
            return (Math.Max((centre - half) / total, 0), Math.Min((centre + half) / total, 1));
        }
    }

    // Twice the drop of the likelihood at a mean below that of the counts, half an item of the largest values put at 0.
    private static double Statistic((double Value, double Count)[] items, double mean)
    {
        var left = 0.5;
        List<(double Value, double Count)> moved = [];
        foreach (var (value, count) in items.OrderByDescending(item => item.Value))
        {
            var taken = value > 0 ? Math.Min(left, count) : 0;
            left -= taken;
            moved.Add((value, count - taken));
        }
        moved.Add((0, 0.5 - left));
        moved.RemoveAll(item => item.Count == 0);
        if (moved.Sum(item => item.Count * (item.Value - mean)) <= 0) return 0;
        if (mean == 0) return double.PositiveInfinity;
        // λ in [0, 1/mean): a value of 0 has some count.
        var (low, high) = (0.0, 1 / mean);
        for (var i = 0; i < 2 * Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (moved.Sum(item => item.Count * (item.Value - mean) / (1 + (middle * (item.Value - mean)))) > 0) low = middle;
            else high = middle;
        }
        return 2 * moved.Sum(item => item.Count * Math.Log(1 + (low * (item.Value - mean))));
    }
}
