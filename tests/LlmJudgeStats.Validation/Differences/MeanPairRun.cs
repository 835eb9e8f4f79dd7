using System.Globalization;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>
/// Coverage of differences of means of the same items, as <c>compare --measure --pair</c> has them, beside textbook intervals.
/// </summary>
internal static class MeanPairRun
{
    /// <summary>How many studies a cell has.</summary>
    public const int Sets = 10_000;

    private const double Rounding = 1e-12;

    private static readonly double[] s_levels = [0.9, 0.95, 0.99];

    private static readonly string[] s_intervals = ["profile", "t", "wald", "ppi", "judge"];

    /// <summary>The columns.</summary>
    public static string Header { get; } = "design,population,difference,sets," + string.Join(',', s_intervals.SelectMany(
        name => s_levels.Select(level => FormattableString.Invariant($"{name}{100 * level:0}")))) + ",width95,t_width95";

    /// <summary>A row for each cell.</summary>
    public static IEnumerable<(string Name, Func<string> Line)> Tasks => MeanPairCell.All.Select(cell =>
        (FormattableString.Invariant($"{cell.Design},{cell.Number}"), (Func<string>)(() => Line(cell, Sets))));

    /// <summary>What is in the row of a cell.</summary>
    public static string Line(MeanPairCell cell, int sets)
    {
        var random = new Philox(2028, ((ulong)cell.Items << 24) + ((ulong)cell.Labels << 8) + ((ulong)cell.Number << 1)
            + (cell.IsScore ? 1u : 0u));
        var difference = cell.Difference;
        var quantiles = Quantiles.Of(cell);
        var held = new int[s_intervals.Length * s_levels.Length];
        var (width, textbook) = (0.0, 0.0);
        for (var set = 0; set < sets; set++)
        {
            var items = new (double Judged, double Label)[cell.Items];
            for (var i = 0; i < items.Length; i++) items[i] = cell.Next(ref random);
            Count(cell, quantiles, items, difference, held, ref width, ref textbook);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{difference:F4},{sets},")
            + string.Join(',', held.Select(count => ((double)count / sets).ToString("F4", CultureInfo.InvariantCulture)))
            + string.Create(CultureInfo.InvariantCulture, $",{width / sets:F4},{textbook / sets:F4}");
    }

    // The first items have a label: they come in no order.
    private static void Count(MeanPairCell cell, Quantiles quantiles, (double Judged, double Label)[] items, double difference,
        int[] held, ref double width, ref double textbook)
    {
        double[] labels = [.. items.Take(cell.Labels).Select(item => item.Label)];
        double[] judged = [.. items.Take(cell.Labels).Select(item => item.Judged)];
        double[] others = [.. items.Skip(cell.Labels).Select(item => item.Judged)];
        var study = new ScoreSample(new(-cell.Width, cell.Width), labels, judged, others).ToStudy(CalibrationDesign.Random);
        // As the tool has it: of three values δ = r/2.
        var estimator = new StratifiedMeanEstimator
        {
            Interval = cell.IsScore ? StratifiedMeanInterval.CorrectedProfile : StratifiedMeanInterval.CorrectedProfileStrict,
        };
        var powered = new ScoreStudy { Unlabelled = Moments.FromValues(others), Labelled = PairedMoments.FromPairs(labels, judged) };
        var ofLabels = Paired(labels);
        var ofJudge = Paired([.. judged, .. others]);
        var p = estimator.PValue(in study, difference);
        var estimate = estimator.Estimate(in study, 0.95);
        width += estimate.Interval.Width;
        textbook += 2 * quantiles.OfLabels[1] * ofLabels.Error;
        for (var i = 0; i < s_levels.Length; i++)
        {
            Add(0, i, p >= 1 - s_levels[i]);
            Add(1, i, Holds(ofLabels.Mean, ofLabels.Error, quantiles.OfLabels[i]));
            Add(2, i, estimate.IsIdentified && Holds(estimate.Point, estimate.StandardError, quantiles.Normal[i]));
            Add(3, i, PredictionPoweredScoreEstimator.Default.Estimate(in powered, s_levels[i]).Interval.Contains(difference));
            Add(4, i, Holds(ofJudge.Mean, ofJudge.Error, quantiles.OfItems[i]));
        }

        void Add(int interval, int level, bool isHeld)
        {
            if (isHeld) held[(interval * s_levels.Length) + level]++;
        }

        bool Holds(double mean, double error, double quantile) => Math.Abs(mean - difference) <= (quantile * error) + Rounding;
    }

    // Of differences their mean and its standard error: what a textbook calls a paired t.
    private static (double Mean, double Error) Paired(double[] differences)
    {
        var mean = differences.Average();
        var squares = differences.Sum(one => (one - mean) * (one - mean));
        return (mean, Math.Sqrt(squares / (differences.Length - 1) / differences.Length));
    }

    // For each level.
    private sealed record Quantiles(double[] Normal, double[] OfLabels, double[] OfItems)
    {
        public static Quantiles Of(MeanPairCell cell) => new(
            [.. s_levels.Select(level => -Numerics.Normal.Quantile((1 - level) / 2))],
            [.. s_levels.Select(level => StudentT.UpperQuantile((1 - level) / 2, cell.Labels - 1))],
            [.. s_levels.Select(level => StudentT.UpperQuantile((1 - level) / 2, cell.Items - 1))]);
    }
}
