using System.Globalization;
using LlmJudgeStats.Data;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>A table of counts from the command line.</summary>
internal static class MeasureCounts
{
    public static MeanStudy Of(
        Given given, MeasureSyntax measure, ReadingOptions reading, MeasureKind kind, CalibrationDesign design)
    {
        if (given.Text(measure.Table) is not { } text)
            throw new UsageException("no evidence: give a FILE, or counts with --table \"20,3,2; 4,8,3; 1,2,17\" --unlabelled 380,100,260");
        long[][] rows = [.. text.Split(';').Select(row => Counts(row.Split(',')))];
        var columns = rows[0].Length;
        if (rows.Any(row => row.Length != columns))
            throw new UsageException($"--table \"{text}\": every row needs as many counts as there are columns");
        // A class is its number: the shares are made of the table later.
        var range = kind is MeasureKind.Class
            ? new(0, Math.Max(1, columns - 1)) : MeasureArguments.RangeOf(given.Text(reading.Range), kind);
        if (kind is MeasureKind.Class && columns < 2)
            throw new UsageException($"--table \"{text}\": there are fewer than two classes; give a column for each");
        var values = ValuesOf(given, measure, kind, columns);
        if (values.Distinct().Count() < values.Count)
        {
            throw new UsageException($"--values {string.Join(',', given.List(measure.Values))}: a value is there twice; add the counts of "
                + "its columns up");
        }
        if (given.List(measure.Classes) is { Count: > 0 } classes && classes.Count != columns)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"--classes has {classes.Count} names and --table {columns} columns: give one for each"));
        }
        var weights = MeasureArguments.NumbersOf(given, measure.StratumWeights);
        long[] unlabelled = [.. given.List(measure.Unlabelled).Select(count => Numbers.Count(count, "--unlabelled"))];
        if ((weights.Count == 0) == (unlabelled.Length == 0))
            throw new UsageException("--table needs either --unlabelled N[,N] or --stratum-weights W[,W], one number for each of its rows");
        if (unlabelled.Length + weights.Count != rows.Length)
        {
            var option = unlabelled.Length > 0 ? measure.Unlabelled : measure.StratumWeights;
            throw new UsageException(string.Create(CultureInfo.InvariantCulture,
                $"--table has {rows.Length} rows and {option.Name} {unlabelled.Length + weights.Count} numbers: give one for each row"));
        }
        int[] order = [.. Enumerable.Range(0, columns).OrderBy(c => values[c])];
        try
        {
            return new()
            {
                Table = StrataTable.Of(range, [.. order.Select(c => values[c])], rows.Length,
                    [.. rows.SelectMany(row => order.Select(c => row[c]))], unlabelled.Length > 0 ? unlabelled : new long[rows.Length]),
                Design = design,
                Weights = weights.ToArray(),
            };
        }
        catch (ArgumentException problem)
        {
            throw new UsageException($"--table: {FileParser.Plain(problem)}", problem);
        }
    }

    private static long[] Counts(string[] row) => [.. row.Select(count => Numbers.Count(count.Trim(), "--table"))];

    private static IReadOnlyList<double> ValuesOf(Given given, MeasureSyntax measure, MeasureKind kind, int columns)
    {
        var values = MeasureArguments.NumbersOf(given, measure.Values);
        if (values.Count == 0)
        {
            values = (kind, columns) switch
            {
                (MeasureKind.Preference, 3) => [1, 0.5, 0],
                (MeasureKind.Votes, 2) => [0, 1],
                (MeasureKind.Class, _) => [.. Enumerable.Range(0, columns).Select(c => (double)c)],
                _ => throw new UsageException("--table: say what its columns are worth with --values V[,V], one for each"),
            };
        }
        return values.Count == columns ? values : throw new UsageException(string.Create(CultureInfo.InvariantCulture,
            $"--values has {values.Count} numbers and --table {columns} columns: give one for each"));
    }
}
