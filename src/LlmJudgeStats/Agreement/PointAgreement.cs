namespace LlmJudgeStats.Agreement;

/// <summary>Coefficients of two raters for which no interval is offered: agreement.md 4.</summary>
internal static class PointAgreement
{
    /// <summary>The coefficient; NaN where it is not defined.</summary>
    public static double Of(RatingTable table, AgreementCoefficient coefficient) => coefficient switch
    {
        AgreementCoefficient.F1 => OfTwo(table, (both, first, second, _) => 2 * both / ((2 * both) + first + second)),
        AgreementCoefficient.PrevalenceIndex =>
            OfTwo(table, (both, first, second, none) => Math.Abs(both - none) / (both + first + second + none)),
        AgreementCoefficient.BiasIndex =>
            OfTwo(table, (both, first, second, none) => Math.Abs(first - second) / (both + first + second + none)),
        AgreementCoefficient.Spearman => Correlation(table, Ranks(table, isFirst: true), Ranks(table, isFirst: false)),
        AgreementCoefficient.Kendall => Kendall(table),
        AgreementCoefficient.LinConcordance => Concordance(table),
        AgreementCoefficient.KrippendorffAlphaRatio when table.Values[0] < 0 => double.NaN,
        _ => Coincidences.Of(table).Alpha(coefficient, table.Values),
    };

    private static double OfTwo(RatingTable table, Func<double, double, double, double, double> index) =>
        table.Classes.Length == 2 ? index(table.Count(0, 0), table.Count(0, 1), table.Count(1, 0), table.Count(1, 1)) : double.NaN;

    private static double Concordance(RatingTable table)
    {
        var moments = Moments(table, table.Values, table.Values);
        var scale = moments.First + moments.Second + (moments.Shift * moments.Shift);
        return scale > 0 ? 2 * moments.Both / scale : double.NaN;
    }

    private static double Correlation(RatingTable table, ReadOnlySpan<double> ofFirst, ReadOnlySpan<double> ofSecond)
    {
        var moments = Moments(table, ofFirst, ofSecond);
        return moments is { First: > 0, Second: > 0 }
            ? moments.Both / (Math.Sqrt(moments.First) * Math.Sqrt(moments.Second))
            : double.NaN;
    }

    // Variances, covariance and the difference of means, over n.
    private static (double First, double Second, double Both, double Shift) Moments(
        RatingTable table, ReadOnlySpan<double> ofFirst, ReadOnlySpan<double> ofSecond)
    {
        var classes = table.Classes.Length;
        double n = table.Items;
        double meanOfFirst = 0, meanOfSecond = 0, first = 0, second = 0, both = 0;
        for (var i = 0; i < classes; i++)
        {
            for (var j = 0; j < classes; j++)
            {
                meanOfFirst += table.Count(i, j) / n * ofFirst[i];
                meanOfSecond += table.Count(i, j) / n * ofSecond[j];
            }
        }
        for (var i = 0; i < classes; i++)
        {
            for (var j = 0; j < classes; j++)
            {
                var share = table.Count(i, j) / n;
                first += share * (ofFirst[i] - meanOfFirst) * (ofFirst[i] - meanOfFirst);
                second += share * (ofSecond[j] - meanOfSecond) * (ofSecond[j] - meanOfSecond);
                both += share * (ofFirst[i] - meanOfFirst) * (ofSecond[j] - meanOfSecond);
            }
        }
        return (first, second, both, meanOfFirst - meanOfSecond);
    }

    // The mean rank of the items of each class.
    private static double[] Ranks(RatingTable table, bool isFirst)
    {
        var ranks = new double[table.Classes.Length];
        var below = 0.0;
        for (var i = 0; i < ranks.Length; i++)
        {
            var size = 0.0;
            for (var j = 0; j < ranks.Length; j++) size += isFirst ? table.Count(i, j) : table.Count(j, i);
            ranks[i] = below + ((size + 1) / 2);
            below += size;
        }
        return ranks;
    }

    // tau-b = (concordant − discordant) / √(pairs not tied by the first × pairs not tied by the second).
    private static double Kendall(RatingTable table)
    {
        var classes = table.Classes.Length;
        var above = new double[classes];            // items of earlier rows, by column
        double excess = 0, untiedByFirst = 0, untiedBySecond = 0;
        for (var i = 0; i < classes; i++)
        {
            var before = 0.0;
            var after = above.Sum();
            var earlier = after;
            var row = 0.0;
            for (var j = 0; j < classes; j++)
            {
                after -= above[j];
                excess += table.Count(i, j) * (before - after);
                before += above[j];
                row += table.Count(i, j);
            }
            untiedByFirst += row * earlier;
            for (var j = 0; j < classes; j++) above[j] += table.Count(i, j);
        }
        var left = 0.0;
        for (var j = 0; j < classes; j++)
        {
            untiedBySecond += above[j] * left;
            left += above[j];
        }
        return untiedByFirst > 0 && untiedBySecond > 0 ? excess / (Math.Sqrt(untiedByFirst) * Math.Sqrt(untiedBySecond)) : double.NaN;
    }
}
