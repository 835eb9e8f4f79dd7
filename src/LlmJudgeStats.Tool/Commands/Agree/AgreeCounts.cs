using System.Globalization;
using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>Counts of two raters from the command line.</summary>
internal static class AgreeCounts
{
    public static RatingTable Of(string text, Given given, AgreeOptions options, RatingKind kind)
    {
        if (given.Text(options.File) is not null) throw new UsageException("--table is in place of FILE; leave out one of them");
        given.Refuse(options.OfFiles.Except([options.Evidence.Words.Classes]), "of a file; --table holds counts");
        var rows = Numbers.Table(text, "--table");
        if (rows.Length < 2 || rows.Any(row => row.Length != rows.Length))
        {
            throw new UsageException($"--table \"{text}\": two classes or more, and as many columns as rows: a row for each class of the "
                + "first rater, a column for each class of the second");
        }
        var classes = given.List(options.Evidence.Words.Classes);
        if (classes.Count > 0 && classes.Count != rows.Length)
        {
            throw new UsageException(Invariant($"--classes has {classes.Count} names and --table {rows.Length} rows: give one for each"));
        }
        string[] names = classes.Count > 0 ? [.. classes]
            : rows.Length == 2 && kind is RatingKind.Nominal ? [RatingWords.Pass, RatingWords.Fail]
            : [.. Enumerable.Range(1, rows.Length).Select(k => k.ToString(CultureInfo.InvariantCulture))];
        return LibraryRefusal.AsUsage(
            () =>
            {
                var table = RatingTable.FromCounts(names, [.. rows.SelectMany(row => row)]);
                return RatingWords.NumbersOf(names) is { } values && kind is RatingKind.Interval ? table.WithValues(values) : table;
            },
            about: "--table");
    }
}
