using LlmJudgeStats.Inference;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>From arguments to a report of differences of means.</summary>
internal static class MeasuredRun
{
    /// <summary>How its report is made and written.</summary>
    public static ReportAnswer<MeasuredArguments, MeasureReport> Answer { get; } = new()
    {
        Report = (arguments, open, progress) => RequiredWords.WithDoubt(arguments.Require, Report(arguments, open, progress)),
        InOptions = OptionNames.In,
        Json = MeasureRun.Answer.Json,
        Csv = MeasureRun.Answer.Csv,
        Document = MeasureRun.Answer.Document,
        Page = MeasureRun.Answer.Page,
        Methods = MeasureRun.Answer.Methods,
        Exit = (arguments, report) => arguments.Require is { } word
            ? RequiredWords.Exit(word, report.Results.Select(result => (result.Main, result.Comparison!)))
            : ExitCode.Done,
    };

    public static MeasureReport Report(MeasuredArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        var values = arguments.Values;
        var table = MeasureFile.Read(values.File!, values.Reading!, openInput, progress);
        var pairs = Sets(table).SelectMany(set => PairsOf(set, arguments)).ToArray();
        var asked = arguments with { Claims = pairs.Length };
        var results = pairs.SelectMany(pair => MeasuredPair.Of(asked, table, pair.A, pair.B)).ToArray();
        return MeasureReport.Of(Judged(results, arguments), table.Notes) with
        {
            Command = "compare",
            Rows = table.Rows,
            Labels = table.Labels,
            Source = table.Source.Account,
            Provenance = values.File!.ProvenanceOf(values.Target.CommandLine, table.Source),
        };
    }

    // The systems of each group: the last key names them.
    private static IEnumerable<MeasuredGroup[]> Sets(MeasureTable table) =>
        table.Groups.GroupBy(group => string.Join('\0', group.Key.SkipLast(1).Select(key => key.Value))).Select(set => set.ToArray());

    private static IEnumerable<(MeasuredGroup A, MeasuredGroup B)> PairsOf(MeasuredGroup[] set, MeasuredArguments arguments)
    {
        string[] names = [.. set.Select(system => system.Key[^1].Value)];
        if (names.Length < 2)
            throw new UsageException($"--by {arguments.Systems.By}: only one system, '{PlainText.Escape(names[0])}'; two are needed");
        return arguments.Systems.PairsOf(names).Select(pair => (set[pair.A], set[pair.B]));
    }

    // All pairs, and all classes, are one family of claims.
    private static MeasureResult[] Judged(MeasureResult[] results, MeasuredArguments arguments)
    {
        var adjusted = Multiplicity.Adjust([.. results.Select(result => result.Main.PValue ?? 1)], arguments.Correction);
        return [.. results.Select((result, i) => MeasuredVerdict.Of(result, adjusted[i], results.Length, arguments))];
    }
}
