using System.Globalization;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>A population that is declared, as shares of values in strata: a table whose proportions are these.</summary>
internal static class DeclaredTruth
{
    private const double Tolerance = 1e-9;

    public static MeanStudy Of(Given given, CoverageOptions options, MeasureArguments values)
    {
        var measure = options.Measure;
        given.Refuse([measure.Table, measure.Unlabelled], "--truth stands in its place; leave one of them out");
        var text = given.Text(options.Truth)!;
        double[][] rows = [.. text.Split(';').Select(Row)];
        var columns = rows[0].Length;
        if (rows.Any(row => row.Length != columns))
            throw new UsageException($"--truth \"{text}\": every row needs as many shares as there are columns");
        var range = MeasureCounts.RangeOf(given, options.Reading, values.Kind, columns);
        var worth = MeasureCounts.ValuesOf(given, measure, values.Kind, columns, options.Truth.Name);
        var weights = MeasureNumbers.Of(given, measure.StratumWeights);
        var shares = SharesOf(given, options, rows.Length, weights.Count);
        if (weights.Count > 0 && weights.Count != rows.Length)
            throw new UsageException($"{measure.StratumWeights.Name}: give one number for each row of --truth");
        int[] order = [.. Enumerable.Range(0, columns).OrderBy(c => worth[c])];
        return LibraryRefusal.AsUsage(
            () => new MeanStudy
            {
                Table = StrataTable.Of(range, [.. order.Select(c => worth[c])], rows.Length,
                    [.. rows.SelectMany((row, h) => order.Select(c => shares[h] * row[c]))], new double[rows.Length]),
                Design = values.Design,
                Weights = weights.ToArray(),
            },
            about: "--truth");
    }

    private static double[] Row(string text) => Checked([.. text.Split(',').Select(share => Numbers.Rate(share.Trim(), "--truth"))],
        "--truth", $"the shares of a row ({text.Trim()})");

    private static double[] SharesOf(Given given, CoverageOptions options, int rows, int weights)
    {
        double[] shares = [.. given.List(options.Shares).Select(share => Numbers.Rate(share, options.Shares.Name))];
        if (weights > 0)
        {
            // Declared weights are the shares that count.
            return shares.Length == 0 ? [.. Enumerable.Repeat(1.0, rows)]
                : throw new UsageException("--shares: with --stratum-weights the rows count for what is declared; leave it out");
        }
        if (shares.Length == 0 && rows == 1) return [1];
        if (shares.Length != rows)
        {
            throw new UsageException(Invariant($"--truth has {rows} rows and --shares {shares.Length} numbers: give one for each row"));
        }
        return Checked(shares, options.Shares.Name, "they");
    }

    private static double[] Checked(double[] shares, string option, string what)
    {
        var sum = shares.Sum();
        return Math.Abs(sum - 1) <= Tolerance ? shares : throw new UsageException(
            $"{option}: {what} must sum to 1, and sum to " + sum.ToString("0.######", CultureInfo.InvariantCulture));
    }
}
