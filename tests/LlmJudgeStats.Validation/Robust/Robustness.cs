using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Validation.Robust;

/// <summary>Asks the laws of design.md section 6 on random studies: symmetric, nested, in order, inside [0, 1], never NaN, never an exception.</summary>
internal static class Robustness
{
    private const ulong Seed = 3;
    private const int Chunk = 1000;
    private const double NestingRoom = 1e-12;    // some are roots; 1e-9 for quadrature, as in the law tests

    private static readonly double[] s_levels = [0.5, 0.9, 0.95, 0.999];

    /// <param name="studies">Studies for each closed form; slower intervals get their share.</param>
    /// <param name="folder">Where the page goes.</param>
    /// <param name="filter">Which intervals, by the names on the page.</param>
    public static void Write(long studies, string folder, Filter filter)
    {
        var clock = Stopwatch.StartNew();
        var rows = new StringBuilder();
        var failures = new StringBuilder();
        var total = 0L;
        foreach (var one in RobustCase.All.Where(one => filter.Has("interval", one.Name)))
        {
            var tally = Ask(one, Math.Max(10, (long)(studies * one.Share)));
            total += tally.Studies;
            var nesting = one.NotNested ? "exempt" : Number(tally.Nesting);
            rows.Append(CultureInfo.InvariantCulture,
                $"| {one.Name} | {tally.Studies} | {tally.Exceptions} | {tally.BadLimits} | {Number(tally.Mirror)} | {Number(one.Tolerance)} | {nesting} |\n");
            Console.WriteLine($"{clock.Elapsed.TotalSeconds:F0} s {one.Name}: {tally.Studies} {tally.Exceptions} {tally.BadLimits} {tally.Mirror} {tally.Nesting}");
            if (tally.BadWhere.Length > 0) failures.Append(CultureInfo.InvariantCulture, $"- {one.Name}: {tally.BadWhere}\n");
            if (!(tally.Mirror <= one.Tolerance)) failures.Append(CultureInfo.InvariantCulture, $"- {one.Name}, mirror: {tally.MirrorWhere}\n");
            if (!(tally.Nesting <= (one.Ordinary ? 1e-9 : NestingRoom))) failures.Append(CultureInfo.InvariantCulture, $"- {one.Name}, nesting: {tally.NestingWhere}\n");
        }
        var page = new StringBuilder(
            """
            # Robustness

            Random studies (Philox, seed 3): sizes from nothing to five billion, no label in a class, judges at and below chance, known and measured rates, every design; for quadrature
            ordinary ones (5 to 400 test items, 3 to 150 labels of a class, a judge better than chance). Each is asked at the levels .5, .9, .95 and .999, and its mirror image (pass and
            fail exchanged) at .95. "Bad limits" are NaN, outside [0, 1] or in the wrong order, or a point that is NaN without the flag that says so. "Mirror" is the largest distance between an
            answer and the mirrored one, "nesting" the largest distance by which an interval reaches beyond the one at the next higher level. Exempt by name, as their pages say:
            `lang-reiczigel` and `bootstrap` from nesting; projection and melding are not asked for nesting where there is no point.


            """);
        page.Append(CultureInfo.InvariantCulture,
            $"{total} studies in all, {clock.Elapsed.TotalSeconds:F0} seconds on two shared cores. Computed by `dotnet run -c Release --project tests/LlmJudgeStats.Validation -- "
                + $"robustness --studies {studies}`: so many for each closed form, a tenth of that for roots, fewer where an answer takes milliseconds.\n\n");
        page.Append("| interval | studies | exceptions | bad limits | mirror | allowed | nesting |\n|---|---|---|---|---|---|---|\n").Append(rows);
        page.Append("\n## Failures\n\n").Append(failures.Length == 0 ? "None.\n" : failures);
        File.WriteAllText(Path.Combine(folder, "robustness.md"), page.ToString());
    }

    private static RobustTally Ask(RobustCase one, long studies)
    {
        var parts = new RobustTally[((studies - 1) / Chunk) + 1];
        Parallel.For(0, parts.Length, part =>
        {
            var tally = new RobustTally();
            for (var i = (long)part * Chunk; i < Math.Min(studies, (part + 1L) * Chunk); i++)
                Ask(one, one.Ordinary ? RandomStudies.Ordinary(Seed, (ulong)i) : RandomStudies.Any(Seed, (ulong)i), tally);
            parts[part] = tally;
        });
        var total = new RobustTally();
        foreach (var part in parts) total.Add(part);
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
                    if (tally.BadWhere.Length == 0) tally.BadWhere = Words(study, $"level {level}: point {estimate.Point:R}, [{lower:R}, {upper:R}]");
                }
                if (level > s_levels[0] && !one.NotNested && (estimate.IsIdentified || !one.NotNestedWithoutPoint))
                {
                    var beyond = Math.Max(lower - last.Interval.Lower, last.Interval.Upper - upper);
                    if (beyond > tally.Nesting)
                        (tally.Nesting, tally.NestingWhere) = (beyond, Words(study, $"[{last.Interval.Lower:R}, {last.Interval.Upper:R}] at {last.Interval.Level}, [{lower:R}, {upper:R}] at {level}"));
                }
                last = estimate;
            }
            var mirror = one.Estimator.Estimate(study.Flip(), IntervalEstimate.DefaultLevel);
            var apart = Math.Max(Math.Abs(at95.Interval.Lower - (1 - mirror.Interval.Upper)), Math.Abs(at95.Interval.Upper - (1 - mirror.Interval.Lower)));
            if (at95.IsIdentified != mirror.IsIdentified) apart = 1;
            if (at95.IsIdentified) apart = Math.Max(apart, Math.Abs(at95.Point - (1 - mirror.Point)));
            if (apart > tally.Mirror) (tally.Mirror, tally.MirrorWhere) = (apart, Words(study, $"{at95.Point:R} [{at95.Interval.Lower:R}, {at95.Interval.Upper:R}], mirrored {mirror.Point:R} [{mirror.Interval.Lower:R}, {mirror.Interval.Upper:R}]"));
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
        $"test {study.Test}, sensitivity {study.Calibration.Sensitivity}, specificity {study.Calibration.Specificity}, {study.Calibration.Design}: {what.ToString(CultureInfo.InvariantCulture)}");

    private static string Number(double value) => value == 0 ? "0" : value.ToString("0.0e-0", CultureInfo.InvariantCulture);
}
