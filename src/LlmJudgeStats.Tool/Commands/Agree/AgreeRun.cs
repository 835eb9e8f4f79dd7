using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>From arguments to a report of agreement.</summary>
internal static class AgreeRun
{
    private const string MixedJudges = "LJS2020";

    public static AgreeReport Report(AgreeArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        if (arguments.Table is { } counts)
        {
            var isPassFail = counts.Classes is [RatingWords.Pass, RatingWords.Fail];
            var result = AgreeResults.OfTable(arguments, counts, []) with
            {
                Quality = isPassFail ? AgreeResults.Quality(counts, [], arguments.Level) : null,
                LeftOut = 0,
            };
            return new()
            {
                Provenance = arguments.Target.Provenance,
                Results = [result],
                Diagnostics = Ordered(result.Diagnostics),
            };
        }
        var file = arguments.File!;
        var table = MeasureFile.Read(file, arguments.Reading!, openInput, progress);
        var raters = Raters(arguments, table.Source);
        var classes = arguments.Words.Of(table.Classes, WordsOf(raters.Length, table));
        var hasOrder = arguments.Kind is not RatingKind.Nominal || arguments.Words.Declared.Count > 0 || classes.Names.Length <= 2;
        if (!hasOrder) AgreeCoefficients.RefuseUnordered(arguments.Coefficients);
        AgreeResult[] results =
        [
            .. table.Groups.Select(group => AgreeResults.Of(arguments, AgreeRatings.Of(raters, classes, group)) with
            {
                Group = group.Key.Count == 0 ? null : group.Key,
            }),
        ];
        return new()
        {
            Rows = table.Rows,
            Source = table.Source.Account,
            Provenance = file.ProvenanceOf(arguments.Target.CommandLine, table.Source),
            Results = results,
            Diagnostics = Ordered(
            [
                // Here every judge is a rater of its own.
                .. table.Notes.Where(note => note.Code != MixedJudges), .. table.Groups.Where(group => group.HasRepeats).Select(Repeats),
                .. results.SelectMany(result => result.Diagnostics),
            ]),
        };
    }

    // The words that each rater uses.
    private static HashSet<string>[] WordsOf(int raters, MeasureTable table)
    {
        HashSet<string>[] words = [.. Enumerable.Range(0, raters).Select(_ => new HashSet<string>(StringComparer.OrdinalIgnoreCase))];
        foreach (var item in table.Groups.SelectMany(group => group.Items))
        {
            double?[] ratings = [item.Verdict, item.Label, .. item.FurtherVerdicts];
            for (var i = 0; i < ratings.Length; i++)
            {
                if (ratings[i] is { } word) words[i].Add(table.Classes[(int)word]);
            }
        }
        return words;
    }

    private static IReadOnlyList<Diagnostic> Ordered(IReadOnlyList<Diagnostic> found) =>
        [.. found.DistinctBy(one => one.Code).OrderByDescending(one => one.Severity)];

    // The columns as the file spells them.
    private static string[] Raters(AgreeArguments arguments, JudgmentSource source)
    {
        if (source.LabelColumn is not { } label)
        {
            throw new UsageException("agreement is between two raters: name their columns (--label ann,bob), or those of the judge and of "
                + "one person (--verdict COL --label COL)");
        }
        var others = arguments.HasJudge ? arguments.People.Skip(1) : arguments.People.Skip(2);
        return [source.VerdictColumn ?? RatingWords.Pass, label, .. others];
    }

    private static Diagnostic Repeats(MeasuredGroup group) => new("LJS1056", DiagnosticSeverity.Warning,
        Invariant($"Items repeat ({group.Clusters} ids, {group.Items.Count} rows): ratings of one id ")
            + "are not independent, and the intervals are too narrow.",
        "keep one row of each id, or say what tells rows apart (--id)");
}
