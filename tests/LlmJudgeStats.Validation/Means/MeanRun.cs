using System.Diagnostics;
using System.Globalization;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Validation.Means;

/// <summary>Coverage of the means of every family in drawn studies. What is in the file is not run again.</summary>
internal static class MeanRun
{
    private const string Header =
        "design,population,mean,sets,c90,c95,c99,lower90,upper90,lower95,upper95,lower99,upper99,wald95,ppi95,bootstrap_sets,bootstrap95";

    private const int Sets = 12_000;
    private const int BootstrapSets = 400;
    private const int Draws = 200;
    private const int OneIn = 6;
    private const double Normal = 1.959963984540054;

    private static readonly double[] s_errors = [0.1, 0.05, 0.01];

    public static void Run(string folder, TimeSpan limit)
    {
        var path = Path.Combine(folder, "means", "simulated.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path)) File.WriteAllText(path, Header + "\n");
        var done = File.ReadLines(path).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var cell in MeanCell.All)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{cell.Design},{cell.Number},");
            if (done.Exists(row => row.StartsWith(name, StringComparison.Ordinal))) continue;
            if (clock.Elapsed > limit) return;
            var line = name + Line(cell);
            File.AppendAllText(path, line + "\n");
            Console.WriteLine(line);
        }
    }

    private static string Line(MeanCell cell)
    {
        var draw = new MeanDraw(cell);
        var random = new Philox(
            2026, ((ulong)cell.Family << 32) + ((ulong)cell.Items << 16) + ((ulong)cell.Labels << 8) + (ulong)cell.Number);
        var both = new int[s_errors.Length];
        var lower = new int[s_errors.Length];
        var upper = new int[s_errors.Length];
        var (wald, ppi, bootstrap, bootstraps) = (0, 0, 0, 0);
        for (var set = 0; set < Sets; set++)
        {
            var (labelled, unlabelled) = draw.Next(ref random);
            var study = draw.StudyOf(labelled, unlabelled);
            var p = StratifiedMeanEstimator.Default.PValue(in study, draw.Mean);
            var above = StratifiedMeanEstimator.Default.PValue(in study, draw.Mean, Alternative.Greater);
            var below = StratifiedMeanEstimator.Default.PValue(in study, draw.Mean, Alternative.Less);
            for (var i = 0; i < s_errors.Length; i++)
            {
                if (p >= s_errors[i]) both[i]++;
                if (above >= s_errors[i]) lower[i]++;
                if (below >= s_errors[i]) upper[i]++;
            }
            if (IsWaldRight(study, draw.Mean)) wald++;
            if (cell.Family == MeanFamilyKind.Scores && IsPredictionPoweredRight(cell, labelled, unlabelled, draw.Mean)) ppi++;
            if (cell.Number % OneIn != 0 || set >= BootstrapSets || cell.IsByVerdict) continue;
            bootstraps++;
            if (IsBootstrapRight(cell, labelled, unlabelled, draw.Mean, ref random)) bootstrap++;
        }
        return string.Create(CultureInfo.InvariantCulture, $"{draw.Mean:F4},{Sets},{Shares(both)},")
            + string.Join(',', Enumerable.Range(0, s_errors.Length).Select(i => $"{Share(lower[i], Sets)},{Share(upper[i], Sets)}"))
            + $",{Share(wald, Sets)},{(cell.Family == MeanFamilyKind.Scores ? Share(ppi, Sets) : "")},"
            + string.Create(CultureInfo.InvariantCulture, $"{bootstraps},{(bootstraps == 0 ? "" : Share(bootstrap, bootstraps))}");
    }

    // The stratified mean and 1.96 standard errors: what a textbook gives.
    private static bool IsWaldRight(MeanStudy study, double mean)
    {
        var estimate = StratifiedMeanEstimator.Default.Estimate(in study, 0.5);
        return estimate.IsIdentified && Math.Abs(estimate.Point - mean) <= Normal * estimate.StandardError;
    }

    private static bool IsPredictionPoweredRight(MeanCell cell, long[] labelled, long[] unlabelled, double mean)
    {
        var values = cell.Values;
        List<double> labels = [];
        List<double> judged = [];
        List<double> others = [];
        for (var i = 0; i < labelled.Length; i++)
        {
            for (var n = 0; n < labelled[i]; n++)
            {
                labels.Add(values[i % values.Length]);
                judged.Add(i / values.Length);
            }
        }
        for (var h = 0; h < unlabelled.Length; h++) others.AddRange(Enumerable.Repeat((double)h, (int)unlabelled[h]));
        var study = new ScoreStudy
        {
            Unlabelled = Moments.FromValues([.. others]),
            Labelled = PairedMoments.FromPairs([.. labels], [.. judged]),
        };
        return PredictionPoweredScoreEstimator.Default.Estimate(in study, 0.95).Interval.Contains(mean);
    }

    // Items are drawn again, and the stratified mean of each draw taken; a percentile interval.
    private static bool IsBootstrapRight(MeanCell cell, long[] labelled, long[] unlabelled, double mean, ref Philox random)
    {
        var values = cell.Values;
        var means = new double[Draws];
        for (var d = 0; d < Draws; d++)
        {
            var again = Again(labelled, ref random);
            var others = Again(unlabelled, ref random);
            var total = again.Sum() + others.Sum();
            for (var h = 0; h < cell.Decisions; h++)
            {
                var row = again.AsSpan(h * values.Length, values.Length);
                var size = 0L;
                var sum = 0.0;
                for (var c = 0; c < values.Length; c++)
                {
                    size += row[c];
                    sum += row[c] * values[c];
                }
                // A stratum without a label in a draw has the mean of none: it counts as one half.
                means[d] += (double)(size + others[h]) / total * (size > 0 ? sum / size : 0.5);
            }
        }
        Array.Sort(means);
        return means[Draws / 40] <= mean && mean <= means[^((Draws / 40) + 1)];
    }

    private static long[] Again(long[] counts, ref Philox random)
    {
        var total = counts.Sum();
        var cumulative = new long[counts.Length];
        var sum = 0L;
        for (var i = 0; i < counts.Length; i++) cumulative[i] = sum += counts[i];
        var drawn = new long[counts.Length];
        for (var n = 0L; n < total; n++)
        {
            var at = (long)(random.NextDouble() * total);
            var place = Array.FindIndex(cumulative, edge => at < edge);
            drawn[place]++;
        }
        return drawn;
    }

    private static string Shares(int[] counts) => string.Join(',', counts.Select(count => Share(count, Sets)));

    private static string Share(int count, int of) => ((double)count / of).ToString("F4", CultureInfo.InvariantCulture);
}
