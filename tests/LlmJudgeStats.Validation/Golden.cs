using System.Globalization;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

#pragma warning disable CA5394 // Seeded on purpose: the same studies before and after.

namespace LlmJudgeStats.Validation;

/// <summary>
/// Every number of every method for two thousand random studies, to the last bit: written before a change and after it, and compared.
/// </summary>
/// <remarks>
/// Not a test: the last bits of logarithms differ between kinds of machines. The draws are this file's own, so that a change to the
/// library's samplers does not change the studies.
/// </remarks>
internal static class Golden
{
    private const int Studies = 2000;
    private const double MostExact = 1200;    // outcomes: a second's work
    private static readonly AsymmetricErrorInterval[] s_tested =
    [
        AsymmetricErrorInterval.GuardedScore, AsymmetricErrorInterval.Fieller, AsymmetricErrorInterval.Score,
        AsymmetricErrorInterval.AveragedScore,
    ];

    private static readonly double[] s_levels = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999];

    public static void Write(string path)
    {
        var lines = new string[Studies];
        Parallel.For(0, Studies, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => lines[i] = Lines(i));
        File.WriteAllLines(path, lines);
    }

    private static string Lines(int index)
    {
        var random = new Random(index);
        var study = Draw(random);
        var level = s_levels[random.Next(s_levels.Length)];
        var text = new List<string> { string.Create(CultureInfo.InvariantCulture,
            $"# {index} {study.Calibration.Design} {study.Test} {study.Calibration.Sensitivity} {study.Calibration.Specificity} {level}") };
        foreach (var estimator in Estimators(index, in study))
        {
            var answer = estimator.Estimate(in study, level);
            text.Add($"{index} {answer.Method.Id} {answer.Method.Interval} "
                + $"{Bits(answer.Point, answer.Unclamped, answer.StandardError, answer.Interval.Lower, answer.Interval.Upper)} "
                + $"{answer.Warnings}");
        }
        if (study.Calibration.IsEmpty) return string.Join('\n', text);
        var oneSided = Math.Max(level, 0.6);
        var rate = random.Next(5) == 0 ? random.Next(2) : random.NextDouble();
        foreach (var interval in Enum.GetValues<AsymmetricErrorInterval>())
        {
            if (IsSlow(interval, index, in study)) continue;
            var estimator = new AsymmetricErrorEstimator { Interval = interval, Resampling = new() { Replicates = 200 } };
            text.Add($"{index} limits {interval.Id} {Limits(estimator, in study, oneSided)}");
            if (!s_tested.Contains(interval)) continue;
            text.Add($"{index} p {interval.Id} {PValues(estimator, in study, rate)}");
        }
        foreach (var interval in Enum.GetValues<PostStratifiedInterval>())
        {
            if (interval == PostStratifiedInterval.Melding && index % 20 != 0) continue;
            var estimator = new PostStratifiedEstimator { Interval = interval };
            text.Add($"{index} sampled-limits {interval.Id} {Limits(estimator, in study, oneSided)}");
            text.Add($"{index} sampled-p {interval.Id} {PValues(estimator, in study, rate)}");
        }
        return string.Join('\n', text);
    }

    private static IEnumerable<IJudgeEstimator> Estimators(int index, in JudgeStudy given)
    {
        var study = given;
        var all = new List<IJudgeEstimator>();
        foreach (var interval in Enum.GetValues<BinomialInterval>())
        {
            all.Add(new NaiveEstimator { Interval = interval });
            all.Add(new LabelsOnlyEstimator { Interval = interval });
            if (study.Calibration.IsKnown) all.Add(new RoganGladenEstimator { IntervalWhenKnown = interval });
        }
        if (!study.Calibration.IsKnown)
            all.AddRange([RoganGladenEstimator.Default,
                new RoganGladenEstimator { Interval = RoganGladenInterval.Bootstrap, Resampling = new() { Replicates = 200 } }]);
        all.AddRange(Enum.GetValues<AsymmetricErrorInterval>().Where(interval => !IsSlow(interval, index, in study)).Select(interval =>
            new AsymmetricErrorEstimator { Interval = interval, Resampling = new() { Replicates = 200 } }));
        all.AddRange(Enum.GetValues<PostStratifiedInterval>().Where(interval =>
            interval != PostStratifiedInterval.Melding || index % 20 == 0).Select(interval => new PostStratifiedEstimator
            {
                Interval = interval,
            }));
        all.AddRange(Enum.GetValues<PredictionPoweredVariant>().Select(variant => new PredictionPoweredEstimator { Interval = variant }));
        all.Add(BayesianEstimator.Default);
        if (index % 5 == 0)
            all.AddRange(Enum.GetValues<PosteriorInterval>().Select(interval => BayesianEstimator.Default with { Interval = interval }));
        return all;
    }

    private static bool IsSlow(AsymmetricErrorInterval interval, int index, in JudgeStudy study) => interval switch
    {
        AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP => index % 20 != 0,
        AsymmetricErrorInterval.Exact =>
            !(Choices(study.Test) * Choices(study.Calibration.Sensitivity) * Choices(study.Calibration.Specificity) <= MostExact)
                || index % 4 != 0,
        _ => false,
    };

    private static double Choices(Proportion rate) => rate.IsKnown ? 1 : rate.Size + 1;

    private static JudgeStudy Draw(Random random)
    {
        var kind = random.Next(10);
        if (kind == 0) return new() { Test = Measured(random, random.NextDouble(), fraction: false) };
        var (rate, sensitivity, specificity) = (Share(random), 0.5 + (0.5 * Share(random)), 0.4 + (0.6 * Share(random)));
        var fraction = kind == 9;
        var judged = (rate * sensitivity) + ((1 - rate) * (1 - specificity));
        return new()
        {
            Test = Measured(random, judged, fraction),
            Calibration = new()
            {
                Sensitivity = kind is 1 or 2 ? Proportion.Known(sensitivity) : Measured(random, sensitivity, fraction),
                Specificity = kind is 1 or 3 ? Proportion.Known(specificity) : Measured(random, specificity, fraction),
                Design = (CalibrationDesign)random.Next(4),
            },
        };
    }

    private static double Share(Random random) => random.Next(6) switch { 0 => 0, 1 => 1, _ => random.NextDouble() };

    private static Proportion Measured(Random random, double rate, bool fraction)
    {
        int[] sizes = [0, 1, 3, 8, 20, 50, 115, 300, 1000, 20_000];
        var size = sizes[random.Next(random.Next(8) == 0 ? 3 : 1, random.Next(12) == 0 ? 10 : 8)];
        if (fraction) return Proportion.FromRate(rate, size * random.NextDouble());
        if (size > 1000) return Proportion.FromCounts(Math.Round(rate * size), size);
        var successes = 0;
        for (var i = 0; i < size; i++) successes += random.NextDouble() < rate ? 1 : 0;
        return Proportion.FromCounts(successes, size);
    }

    private static string Limits(IIntervalEstimator estimator, in JudgeStudy study, double level) =>
        Bits(estimator.Limit(in study, IntervalSide.Lower, level), estimator.Limit(in study, IntervalSide.Upper, level));

    private static string PValues(IIntervalEstimator estimator, in JudgeStudy study, double rate) => Bits(
        estimator.PValue(in study, rate),
        estimator.PValue(in study, rate, Alternative.Greater),
        estimator.PValue(in study, rate, Alternative.Less));

    private static string Bits(params double[] values) =>
        string.Join(' ', values.Select(value => string.Create(CultureInfo.InvariantCulture,
            $"{BitConverter.DoubleToInt64Bits(value):x16}={value:G9}")));
}
