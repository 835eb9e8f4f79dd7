using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>A table of counts from the command line.</summary>
internal static class MeasureCounts
{
    public static MeanStudy Of(
        Given given, MeasureSyntax measure, ReadingOptions reading, MeasureKind kind, CalibrationDesign design)
    {
        var rows = Rows(given, measure);
        var columns = rows[0].Length;
        if (given.Names([measure.Verdicts]).Count > 0)
            throw new UsageException("--verdicts goes with --design external or by-label; of labels that were sampled say --unlabelled");
        var range = RangeOf(given, reading, kind, columns);
        if (kind is MeasureKind.Class && columns < 2)
            throw new UsageException("--table: there are fewer than two classes; give a column for each");
        var values = ValuesOf(given, measure, kind, columns, measure.Table.Name);
        RefuseOtherClasses(given.List(measure.Classes), columns);
        var weights = MeasureNumbers.Of(given, measure.StratumWeights);
        long[] unlabelled = [.. given.List(measure.Unlabelled).Select(count => Numbers.Count(count, "--unlabelled"))];
        if ((weights.Count == 0) == (unlabelled.Length == 0))
            throw new UsageException("--table needs either --unlabelled N[,N] or --stratum-weights W[,W], one number for each of its rows");
        var sizes = unlabelled.Length > 0 ? measure.Unlabelled : measure.StratumWeights;
        RefuseOtherRows(sizes.Name, unlabelled.Length + weights.Count, rows.Length);
        int[] order = [.. Enumerable.Range(0, columns).OrderBy(c => values[c])];
        return LibraryRefusal.AsUsage(
            () => new MeanStudy
            {
                Table = StrataTable.Of(range, [.. order.Select(c => values[c])], rows.Length,
                    [.. rows.SelectMany(row => order.Select(c => row[c]))], unlabelled.Length > 0 ? unlabelled : new long[rows.Length]),
                Design = design,
                Weights = weights.ToArray(),
            },
            about: "--table");
    }

    private static void RefuseOtherClasses(IReadOnlyList<string> classes, int columns)
    {
        if (classes.Count == 0 || classes.Count == columns) return;
        throw new UsageException(Invariant($"--classes has {classes.Count} names and --table {columns} columns: give one for each"));
    }

    private static void RefuseOtherRows(string option, int numbers, int rows)
    {
        if (numbers == rows) return;
        throw new UsageException(Invariant($"--table has {rows} rows and {option} {numbers} numbers: give one for each row"));
    }

    /// <summary>The range of the values. A class is its number: the shares are made of the table later.</summary>
    public static ValueRange RangeOf(Given given, ReadingOptions reading, MeasureKind kind, int columns) => kind is MeasureKind.Class
        ? new(0, Math.Max(1, columns - 1)) : MeasureNumbers.RangeOf(given.Text(reading.Range), kind);

    /// <summary>Labels by verdicts, where labels are by class or from elsewhere.</summary>
    public static ConfusionMatrix OfClasses(Given given, MeasureSyntax measure, MeasureKind kind)
    {
        var rows = Rows(given, measure);
        given.Refuse([measure.Values, measure.Unlabelled, measure.StratumWeights], "labels by class or from elsewhere have a row for each "
            + "label and a column for each verdict, and --verdicts beside them; leave it out");
        long[] verdicts = [.. given.List(measure.Verdicts).Select(count => Numbers.Count(count, "--verdicts"))];
        var size = rows.Length;
        if (rows[0].Length != size || verdicts.Length != size)
        {
            throw new UsageException(Invariant(
                $"--table has {size} rows and {rows[0].Length} columns and --verdicts {verdicts.Length} numbers: each class has one of ")
                + "each");
        }
        string[] classes = kind is MeasureKind.Preference && size == MeasureEvidence.Preferences.Count ? [.. MeasureEvidence.Preferences]
            : given.List(measure.Classes) is { Count: > 0 } declared ? [.. declared]
            : [.. Enumerable.Range(1, size).Select(c => Invariant($"class {c}"))];
        if (classes.Length != size || (kind is MeasureKind.Preference && size != MeasureEvidence.Preferences.Count))
            throw new UsageException("--table: a row and a column for each class, of preferences first, tie and second");
        return ConfusionMatrix.Of(classes, [.. rows.SelectMany(row => row)], verdicts);
    }

    private static long[][] Rows(Given given, MeasureSyntax measure)
    {
        if (given.Text(measure.Table) is not { } text)
            throw new UsageException("no evidence: give a FILE, or counts with --table \"20,3,2; 4,8,3; 1,2,17\" --unlabelled 380,100,260");
        var rows = Numbers.Table(text, "--table");
        return rows.All(row => row.Length == rows[0].Length) ? rows
            : throw new UsageException($"--table \"{text}\": every row needs as many counts as there are columns");
    }


    /// <summary>What the columns of a table are worth.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="measure">The options of measures.</param>
    /// <param name="kind">The measure.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="table">The option that has them.</param>
    public static IReadOnlyList<double> ValuesOf(Given given, MeasureSyntax measure, MeasureKind kind, int columns, string table)
    {
        var values = MeasureNumbers.Of(given, measure.Values);
        if (values.Count == 0)
        {
            values = (kind, columns) switch
            {
                (MeasureKind.Preference, 3) => [1, 0.5, 0],
                (MeasureKind.Votes or MeasureKind.Rate, 2) => [0, 1],
                (MeasureKind.Class, _) => [.. Enumerable.Range(0, columns).Select(c => (double)c)],
                _ => throw new UsageException($"{table}: say what its columns are worth with --values V[,V], one for each"),
            };
        }
        if (values.Distinct().Count() < values.Count)
        {
            throw new UsageException($"--values {string.Join(',', given.List(measure.Values))}: a value is there twice; add its "
                + "columns up");
        }
        return values.Count == columns ? values : throw new UsageException(Invariant(
            $"--values has {values.Count} numbers and {table} {columns} columns: give one for each"));
    }
}
