using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>What <c>--require</c> asks to be shown of every pair.</summary>
internal enum RequiredWord
{
    Better,
    NonInferior,
    Equivalent,
}

/// <summary>What the answers say to it.</summary>
internal static class RequiredWords
{
    /// <summary>0 shown of every pair, 1 refuted of one, 2 neither.</summary>
    public static int Exit(RequiredWord word, IEnumerable<ComparedPair> pairs) => Worst(pairs.Select(pair =>
    {
        var answer = pair.Answer;
        var interval = pair.Simultaneous ?? answer.Difference.Interval;
        return Exit(word, answer.Difference, pair.Verdict, interval, answer.Margin, answer.NonInferior, answer.WithinMargin,
            answer.IsJudgeShown);
    }));

    /// <summary>The same of differences of means.</summary>
    public static int Exit(RequiredWord word, IEnumerable<(MeasuredEstimate Difference, MeasuredComparison Pair)> pairs) =>
        Worst(pairs.Select(one => Exit(word, one.Difference.Estimate, one.Pair.Verdict, one.Pair.Together, one.Pair.Margin,
            one.Pair.NonInferior, one.Pair.WithinMargin, isJudgeShown: true)));

    private static int Worst(IEnumerable<int> exits) => exits.ToArray() is var all && all.Contains(ExitCode.Refuted)
        ? ExitCode.Refuted
        : all.Max();

    /// <summary>The report of a gate says, where it is read first, that an interval does not promise its level.</summary>
    public static ComparisonReport WithDoubt(RequiredWord? word, ComparisonReport report)
    {
        IntervalDoubt[] doubts = word is null ? [] : Doubts(report.Results.Select(result => result.Findings.Answer.Difference));
        if (doubts.Length == 0) return report;
        return report with
        {
            Sentence = string.Join(' ', [report.Sentence, .. doubts.Select(Sentence)]),
            Results = [.. report.Results.Select(result => IntervalDoubt.OfInterval(result.Findings.Answer.Difference.Method) is { } doubt
                ? result with { Sentence = $"{result.Sentence} {Sentence(doubt)}" } : result)],
            Diagnostics = WithDoubts(report.Diagnostics, doubts),
        };
    }

    /// <summary>The same of differences of means.</summary>
    public static MeasureReport WithDoubt(RequiredWord? word, MeasureReport report)
    {
        IntervalDoubt[] doubts = word is null ? [] : Doubts(report.Results.Select(result => result.Main.Estimate));
        if (doubts.Length == 0) return report;
        return report with
        {
            Results = [.. report.Results.Select(result => IntervalDoubt.OfInterval(result.Main.Estimate.Method) is { } doubt
                ? result with { Sentence = $"{result.Sentence} {Sentence(doubt)}" } : result)],
            Diagnostics = WithDoubts(report.Diagnostics, doubts),
        };
    }

    private static IntervalDoubt[] Doubts(IEnumerable<JudgeEstimate> differences) =>
    [
        .. differences.Select(difference => IntervalDoubt.OfInterval(difference.Method)).OfType<IntervalDoubt>()
            .DistinctBy(one => one.Words),
    ];

    private static string Sentence(IntervalDoubt doubt) => $"{doubt.Words}.";

    private static IReadOnlyList<Diagnostic> WithDoubts(IReadOnlyList<Diagnostic> diagnostics, IntervalDoubt[] doubts) =>
        [.. diagnostics.Where(one => one.Code != doubts[0].Diagnostic.Code), .. doubts.Select(doubt => doubt.Diagnostic)];

    private static int Exit(RequiredWord word, JudgeEstimate difference, ComparisonVerdict verdict, IntervalEstimate interval,
        double? most, bool? isNonInferior, bool? isWithin, bool isJudgeShown)
    {
        if (!difference.IsIdentified) return ExitCode.Undecided;
        var margin = most ?? 0;
        var (isShown, isRefuted) = word switch
        {
            RequiredWord.Better => (verdict == ComparisonVerdict.Better, verdict == ComparisonVerdict.Worse),
            RequiredWord.NonInferior => (isNonInferior == true, interval.Upper < -margin && isJudgeShown),
            RequiredWord.Equivalent => (isWithin == true, interval.Lower > margin || interval.Upper < -margin),
        };
        return isShown ? ExitCode.Done : isRefuted ? ExitCode.Refuted : ExitCode.Undecided;
    }
}
