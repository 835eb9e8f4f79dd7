using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>Two systems from counts on the command line.</summary>
/// <param name="A">The verdicts on a; empty with pairs.</param>
/// <param name="B">The verdicts on b; empty with pairs.</param>
/// <param name="LabelsOfA">Labels of a; <see langword="null"/> without.</param>
/// <param name="LabelsOfB">Labels of b; <see langword="null"/> without.</param>
/// <param name="Pairs">Verdicts on the same items; <see langword="null"/> without.</param>
internal sealed record CountedSystems(
    JudgeTally A, JudgeTally B, ConfusionCounts? LabelsOfA, ConfusionCounts? LabelsOfB, PairedTally? Pairs)
{
    public static CountedSystems Parse(Given given, CompareOptions options)
    {
        var ofA = Labels(given, options.CellsOfA);
        var ofB = Labels(given, options.CellsOfB);
        if (ofA is null != ofB is null)
            throw new UsageException($"{(ofA is null ? "--b-tp ..." : "--a-tp ...")}: labels of one system only; give those of both, or "
                + "one calibration for both (--tp ...)");
        var named = given.Names([options.Study.TruePositive, options.Study.Sensitivity, options.Study.Accuracy]);
        if (ofA is not null && named.Count > 0)
            throw new UsageException($"{named[0]} and --a-tp ...: one calibration for both, or one each; give one of them");
        return Pairing(given, options) is { } pairs
            ? new(default, default, ofA, ofB, pairs)
            : new(Verdicts(given, options.PassedA, options.TotalA), Verdicts(given, options.PassedB, options.TotalB), ofA, ofB, null);
    }

    private static PairedTally? Pairing(Given given, CompareOptions options)
    {
        Option<string?>[] cells = [options.Both, options.OnlyA, options.OnlyB, options.Neither];
        if (!AreThere(given, cells)) return null;
        var tests = given.Names([options.PassedA, options.TotalA, options.PassedB, options.TotalB]);
        if (tests.Count > 0) throw new UsageException($"{tests[0]} and --both ... say the same thing twice; give one of them");
        if (given.Names([.. options.CellsOfA, .. options.CellsOfB]).Count > 0)
            throw new UsageException("--a-tp ... with pairs: pairs go with one calibration for both (--tp ...)");
        var counts = cells.Select(cell => Numbers.Count(given.Text(cell)!, cell.Name)).ToArray();
        return new() { Both = counts[0], OnlyA = counts[1], OnlyB = counts[2], Neither = counts[3] };
    }

    private static JudgeTally Verdicts(Given given, Option<string?> passed, Option<string?> total)
    {
        if (given.Text(passed) is not { } k || given.Text(total) is not { } n)
            throw new UsageException($"{passed.Name} K and {total.Name} N are both needed: how many of its items the judge passed");
        var passes = Numbers.Count(k, passed.Name);
        var items = Numbers.Count(n, total.Name);
        return passes <= items ? JudgeTally.Of(passes, items)
            : throw new UsageException($"{passed.Name} {k} {total.Name} {n}: more passed than judged");
    }

    private static ConfusionCounts? Labels(Given given, IReadOnlyList<Option<string?>> cells) =>
        AreThere(given, cells) ? CountsParser.Table(cells, given) : null;

    // All of them or none.
    private static bool AreThere(Given given, IReadOnlyList<Option<string?>> cells)
    {
        var named = given.Names(cells);
        if (named.Count == 0 || named.Count == cells.Count) return named.Count > 0;
        var missing = cells.Select(cell => cell.Name).Except(named);
        throw new UsageException(
            $"{string.Join(", ", named)} without {string.Join(", ", missing)}: all four are needed, 0 included");
    }
}
