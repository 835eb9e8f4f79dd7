using System.Diagnostics;
using System.Globalization;

namespace LlmJudgeStats.Validation.Robust;

/// <summary>
/// Asks the laws of design.md section 6 on random studies: symmetric, nested, in order, inside [0, 1], never NaN, never an exception.
/// </summary>
internal static class Robustness
{
    private const ulong Seed = 3;
    private const int Chunk = 100;

    private static readonly double[] s_levels = [0.5, 0.9, 0.95, 0.999];

    /// <param name="studies">Studies for each interval; null for its full length.</param>
    /// <param name="patience">After how long an interval is asked no more.</param>
    /// <param name="folder">Where rows and page go.</param>
    /// <param name="filter">Which intervals, by the names on the page.</param>
    public static void Run(long? studies, TimeSpan patience, string folder, Filter filter)
    {
        foreach (var one in RobustCase.All.Where(one => filter.Has("interval", one.Name)))
        {
            var clock = Stopwatch.StartNew();
            var row = RobustRow.Of(one, Ask(one, studies ?? one.Studies, clock, patience));
            RobustPage.Add(row, folder);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:F0} s {row}"));
        }
    }

    private static RobustTally Ask(RobustCase one, long studies, Stopwatch clock, TimeSpan patience)
    {
        var total = new RobustTally();
        var gate = new Lock();
        // Left to itself the loop takes ever more threads while its chunks take long.
        Parallel.For(0, ((studies - 1) / Chunk) + 1, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, part =>
        {
            if (clock.Elapsed > patience) return;
            var tally = new RobustTally();
            for (var i = part * Chunk; i < Math.Min(studies, (part + 1) * Chunk); i++)
                Ask(one, RandomStudies.Of(one.Kind, Seed, (ulong)i), tally);
            lock (gate) total.Add(tally);
        });
        return total;
    }

    private static void Ask(RobustCase one, JudgeStudy study, RobustTally tally)
    {
        tally.Studies++;
        try
        {
            JudgeEstimate last = default, at95 = default;
            foreach (var level in s_levels)
            {
                var estimate = one.Estimator.Estimate(in study, level);
                if (level == IntervalEstimate.DefaultLevel) at95 = estimate;
                var (lower, upper) = (estimate.Interval.Lower, estimate.Interval.Upper);
                if (!(lower >= 0 && upper <= 1 && lower <= upper) || (!estimate.IsIdentified && estimate.Warnings == EstimateWarnings.None))
                {
                    tally.BadLimits++;
                    if (tally.BadWhere.Length == 0)
                        tally.BadWhere = Words(study, $"level {level}: point {estimate.Point:R}, [{lower:R}, {upper:R}]");
                }
                if (level > s_levels[0] && !one.NotNested && (estimate.IsIdentified || !one.NotNestedWithoutPoint))
                {
                    var beyond = Math.Max(lower - last.Interval.Lower, last.Interval.Upper - upper);
                    if (beyond > tally.Nesting)
                    {
                        var (from, to) = last.Interval;
                        tally.Nesting = beyond;
                        tally.NestingWhere = Words(
                            study, $"[{from:R}, {to:R}] at {last.Interval.Level}, [{lower:R}, {upper:R}] at {level}");
                    }
                }
                last = estimate;
            }
            var mirror = one.Estimator.Estimate(study.Flip(), IntervalEstimate.DefaultLevel);
            var apart = Math.Max(
                Math.Abs(at95.Interval.Lower - (1 - mirror.Interval.Upper)), Math.Abs(at95.Interval.Upper - (1 - mirror.Interval.Lower)));
            if (at95.IsIdentified != mirror.IsIdentified) apart = 1;
            if (at95.IsIdentified) apart = Math.Max(apart, Math.Abs(at95.Point - (1 - mirror.Point)));
            if (apart > tally.Mirror)
            {
                var (lower, upper) = at95.Interval;
                var (from, to) = mirror.Interval;
                tally.Mirror = apart;
                tally.MirrorWhere = Words(study, $"{at95.Point:R} [{lower:R}, {upper:R}], mirrored {mirror.Point:R} [{from:R}, {to:R}]");
            }
        }
#pragma warning disable CA1031 // what is looked for is any exception at all
        catch (Exception failure)
#pragma warning restore CA1031
        {
            tally.Exceptions++;
            if (tally.BadWhere.Length == 0) tally.BadWhere = Words(study, $"{failure.GetType().Name}: {failure.Message}");
        }
    }

    private static string Words(JudgeStudy study, FormattableString what) => string.Create(CultureInfo.InvariantCulture,
        $"test {study.Test}, sensitivity {study.Calibration.Sensitivity}, specificity {study.Calibration.Specificity}, "
            + $"{study.Calibration.Design}: {what.ToString(CultureInfo.InvariantCulture)}");
}
