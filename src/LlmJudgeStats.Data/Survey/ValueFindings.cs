namespace LlmJudgeStats.Data;

/// <summary>Findings about the values of verdicts and labels.</summary>
internal static class ValueFindings
{
    private const int WordsShown = 10;
    private const int LongestShown = 30;    // characters

    public static IEnumerable<SurveyFinding> Of(SurveyFacts facts) =>
    [
        .. facts.Roles.Verdict is { } verdict
            ? Of(verdict, verdict.AsVerdicts, "verdict", "VerdictRule")
            : facts.Roles.All.Where(column => column.Values.Beginning is not null).Select(Begins),
        .. facts.Roles.Labels.SelectMany(label => Of(label, label.AsLabels, "label", "LabelRule")),
    ];

    private static IEnumerable<SurveyFinding> Of(SurveyedColumn column, ColumnContent content, string what, string rule)
    {
        var name = Excerpt.Of(column.Name, LongestShown);
        switch (content.Kind)
        {
            case ContentKind.Ties:
                yield return Ties(column, content, what);
                break;
            case ContentKind.Numbers:
                yield return SurveyFinding.Of(SurveyCodes.Ratings, DiagnosticSeverity.Error,
                    $"{name} holds ratings {Scale(column)}",
                    $"`{rule}` = \">=X\", X is yours; the cut-off that fits these labels best is not shown: chosen on them it would "
                        + "flatter the judge", column.Name).Counted(column.Values.Filled);
                break;
            case ContentKind.SomeKnownWords or ContentKind.UnknownWords:
                yield return SurveyFinding.Of(DataCodes.UnknownValue, DiagnosticSeverity.Error,
                    $"{name} has words that mean neither pass nor fail: {Words(content.Unknown)}",
                    "say what they mean: `PassValues`, `FailValues` or `MissingValues`", column.Name)
                    .Counted(content.Unknown.Sum(value => value.Count), Shown(content.Unknown));
                break;
            case ContentKind.TwoPairs:
                yield return SurveyFinding.Of(DataCodes.MixedVocabulary, DiagnosticSeverity.Error,
                    $"{name} is written in two pairs of words: {Words(content.Known)}",
                    "write it in one pair, or name all words: `PassValues` and `FailValues`", column.Name).Showing(Shown(content.Known));
                break;
            case ContentKind.Other:
                yield return SurveyFinding.Of(DataCodes.UnknownValue, DiagnosticSeverity.Error,
                    $"{name} holds {(column.Values.IsText ? "free text" : "many different texts")} and no verdicts",
                    "cut the verdict out first, into a column of its own", column.Name).Counted(column.Values.Filled);
                break;
            case ContentKind.Pair or ContentKind.Empty:
            default:
                break;
        }
    }

    private static SurveyFinding Begins(SurveyedColumn column) => SurveyFinding.Of(DataCodes.UnknownValue, DiagnosticSeverity.Error,
        $"cells of '{Excerpt.Of(column.Name, LongestShown)}' begin with {Excerpt.Of(column.Values.Beginning, LongestShown)} and go on",
        "cut the verdict out first, into a column of its own: it is not searched for", column.Name).Counted(column.Values.Filled);

    private static SurveyFinding Ties(SurveyedColumn column, ColumnContent content, string what)
    {
        var all = content.Passes + content.Fails + content.Ties;
        return SurveyFinding.Of(SurveyCodes.Ties, DiagnosticSeverity.Error,
            Invariant($"{content.Ties} of {all} {what}s are ties: neither a win nor a loss"),
            "leave them out (`MissingValues`), or count them as fails (`FailValues`); never as half a win", column.Name)
            .Counted(content.Ties, Shown(content.Unknown));
    }

    private static string Scale(SurveyedColumn column)
    {
        SeenValue[] numbers = [.. column.Values.Values.Where(value => value.IsNumber).OrderBy(value => value.Number)];
        var range = Invariant($"{numbers[0].Number} to {numbers[^1].Number}");
        var more = column.Values.HasMore ? "more than " : "";
        return numbers.Length > WordsShown || column.Values.HasMore
            ? Invariant($"{range}, {more}{numbers.Length} different ones")
            : $"{range}: {string.Join(", ", numbers.Select(Counted))}";
    }

    private static string Counted(SeenValue value) =>
        Invariant($"{Excerpt.Of(value.Text, LongestShown)} ({value.Count})");

    private static string Words(List<SeenValue> values) =>
        string.Join(", ", values.OrderByDescending(value => value.Count).Take(WordsShown).Select(Placed));

    // A slip of the pen is named; it is the reader who mends it.
    private static string Placed(SeenValue value)
    {
        var like = Vocabulary.OfVerdicts(JudgmentReaderOptions.Default).Similar(value.Text, -1) is { } word ? $"; like '{word}'" : "";
        return Invariant($"'{Excerpt.Of(value.Text, LongestShown)}' ({value.Count}, first on line {value.Line}{like})");
    }

    private static IReadOnlyList<string> Shown(List<SeenValue> values) =>
        [.. values.OrderByDescending(value => value.Count).Take(WordsShown).Select(value => Excerpt.Of(value.Text, LongestShown))];
}
