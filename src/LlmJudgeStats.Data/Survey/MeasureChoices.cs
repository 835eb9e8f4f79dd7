namespace LlmJudgeStats.Data;

/// <summary>Which measures other than a pass rate the values of a file may be made for.</summary>
internal sealed class MeasureChoices(SurveyFacts facts, JudgmentReaderOptions options)
{
    private const int FewestClasses = 3;
    private const int FewestShared = 2;

    private static readonly string[] s_tiesOfPairs = ["both", "neither", "equal", "same", "even", "bothbad", "both_bad", "A=B"];

    private static readonly string[] s_worths = ["1", "0", "0.5"];

    private readonly ColumnContent? _verdicts = facts.Roles.Verdict?.AsVerdicts;
    private readonly ColumnContent? _labels = facts.Roles.Label?.AsLabels;

    /// <summary>Decisions about words.</summary>
    public IEnumerable<SurveyChoice> Choices()
    {
        // A row that stands for many items is none of these measures'.
        if (_verdicts is null || _labels is null || facts.Roles.Count is not null) return [];
        SurveyChoice[] pairs = [.. Pairs(_verdicts, _labels)];
        // Names of those who were compared are no classes.
        return pairs.Length > 0 || facts.Battle?.AreNamedIn(_verdicts) == true ? pairs : Classes(_verdicts, _labels);
    }

    /// <summary>What a tool's file is made for beside the rate of its verdicts.</summary>
    public IEnumerable<SurveyAnswer> OfTool()
    {
        if (!facts.IsForeign || facts.Roles.Judge is null) yield break;
        if (facts.Format is "fastchat" or "alpaca-eval" && facts.Roles.Verdict is not null)
        {
            yield return new([new("Measure", "preference"), .. Labelled()],
                "the win rate, in which a tie is half a win, if the labelled pairs are a random sample of all" + OtherKey());
        }
        // Of several metrics it is not known here which of them have scores.
        if (facts.Roles.Score is null || facts.MainMetric is not null) yield break;
        yield return MeanScore(facts.Format == "alpaca-eval" ? "0,1" : SurveyOption.Open);
    }

    /// <summary>The mean of scores.</summary>
    public SurveyAnswer MeanScore(string range = SurveyOption.Open) => new([new("Measure", "score"), new("Range", range), .. Labelled()],
        "the mean score, if the labelled rows are a random sample of all; the range is the smallest and the largest score that can be "
            + "given, as 1,5" + OtherKey());

    /// <summary>The mean of people's scores in one column, with the judge's in another.</summary>
    public static SurveyAnswer MeanScore(SurveyedColumn verdict, SurveyedColumn label) => new(
        [
            new("VerdictColumn", verdict.Name), new("LabelColumn", label.Name), new("Measure", "score"), new("Range", SurveyOption.Open),
            new("Design", "random"),
        ],
        $"the mean score, if '{Excerpt.Of(verdict.Name, 30)}' is the judge's and '{Excerpt.Of(label.Name, 30)}' that of people, "
            + "on a random sample of all; the range is the smallest and the largest score that can be given, as 1,5");

    /// <summary>The words of a battle of two systems, where it is known which of them is a win of the first.</summary>
    public IReadOnlyList<SurveyOption> BattleWords()
    {
        if (facts.Battle is null || _verdicts is null) return [];
        var (decided, ties) = _labels is null ? Sorted(_verdicts) : Sorted(_verdicts, _labels);
        if (decided.Length != 2) return [];
        var named = SidesOf(decided);
        if (named.First is not null) return Words(named.First, named.Other, ties);
        return IsFail(decided[0]) == IsFail(decided[1]) ? [] : IsFail(decided[0]) ? Words(decided[1], decided[0], ties)
            : Words(decided[0], decided[1], ties);
    }

    // What decides a pair, and what does not.
    private static (string[] Decided, string[] Ties) Sorted(params IEnumerable<ColumnContent> contents)
    {
        SeenValue[] all = [.. contents.SelectMany(content => content.Known.Concat(content.Unknown))];
        return ([.. all.Where(value => !IsTie(value)).Select(value => value.Text).Distinct()],
            [.. all.Where(IsTie).Select(value => value.Text).Distinct()]);
    }

    private static (string First, string Other) SidesOf(string[] decided) =>
        PairSides.All.FirstOrDefault(sides => decided.Contains(sides.First) && decided.Contains(sides.Other));

    private static IReadOnlyList<SurveyOption> Words(string first, string other, string[] ties) =>
    [
        new("WinWords", first),
        .. ties.Length > 0 ? [new("TieWords", string.Join(',', ties))] : Array.Empty<SurveyOption>(),
        new("LossWords", other),
    ];

    /// <summary>A word that means that neither of two is better.</summary>
    private static bool IsTie(SeenValue value) => ColumnContent.IsTie(value)
        || value.Text.StartsWith("tie (", StringComparison.OrdinalIgnoreCase)
        || s_tiesOfPairs.Contains(value.Text, StringComparer.OrdinalIgnoreCase);

    private bool NeedsFile => facts.Roles.Labels.Count == 0 && options.Labels is null && facts.Keys.Count > 0;

    private string OtherKey() => NeedsFile && facts.KeysOfTool.Count > 0
        ? $"; `LabelKeys` = {facts.Roles.Id!.Name} where the file of labels has the ids of this tool" : "";

    private IEnumerable<SurveyOption> Labelled()
    {
        yield return new("Design", "random");
        if (!NeedsFile) yield break;
        yield return new("LabelsFile", SurveyOption.LabelsToWrite);
        yield return new("LabelKeys", string.Join(',', facts.Keys));
    }

    private IEnumerable<SurveyChoice> Pairs(ColumnContent verdicts, ColumnContent labels)
    {
        if (!MayBePairs(verdicts) || !MayBePairs(labels)) yield break;
        var (decided, ties) = Sorted(verdicts, labels);
        if (decided.Length != 2) yield break;
        var named = SidesOf(decided);
        if (named.First is not null) decided = [named.First, named.Other];
        else if (IsDecided(verdicts, labels, ties)) decided = [.. decided.OrderBy(word => IsFail(word))];
        else if (ties.Length == 0 && facts.Roles.Of(SurveyRole.Position).Count == 0) yield break;
        var areBoth = named.First is null && !IsDecided(verdicts, labels, ties);
        yield return new("pairs",
        [
            WinRate(decided[0], decided[1], ties, verdicts),
            .. areBoth ? [WinRate(decided[1], decided[0], ties, verdicts)] : Array.Empty<SurveyAnswer>(),
        ]);
    }

    private static bool MayBePairs(ColumnContent content) =>
        content.Kind is ContentKind.SomeKnownWords or ContentKind.UnknownWords or ContentKind.Ties;

    // Pass and fail, with ties beside them: which of the two is the win is known.
    private static bool IsDecided(ColumnContent verdicts, ColumnContent labels, string[] ties) =>
        ties.Length > 0 && verdicts.Kind is ContentKind.Ties && labels.Kind is ContentKind.Ties;

    private static bool IsFail(string word) =>
        Vocabulary.OfVerdicts(JudgmentReaderOptions.Default).Look(word, out _) is Outcome.Fail;

    // Of labels from elsewhere nothing tells what a missing verdict would be.
    private static SurveyOption[] Design(ColumnContent verdicts) => verdicts.Missing > 0 ? [new("Design", "random")] : [];

    private static string Given(ColumnContent verdicts) =>
        verdicts.Missing > 0 ? ", if the labelled rows are a random sample of all" : "";

    private static SurveyAnswer WinRate(string first, string other, string[] ties, ColumnContent verdicts)
    {
        var areUsual = ties.Append(first).Append(other).All(word => s_worths.Contains(word, StringComparer.Ordinal));
        return new([new("Measure", "preference"), .. areUsual ? [] : Words(first, other, ties), .. Design(verdicts)],
            $"the win rate of '{Excerpt.Of(first, 30)}'; a tie is half a win{Given(verdicts)}");
    }

    // Words that judge and people share, and that are no pair of pass and fail.
    private static IEnumerable<SurveyChoice> Classes(ColumnContent verdicts, ColumnContent labels)
    {
        if (!AreClasses(verdicts) || !AreClasses(labels)) yield break;
        var said = Words(verdicts);
        var meant = Words(labels);
        if (said.Union(meant).Count() < FewestClasses || said.Intersect(meant).Count() < FewestShared) yield break;
        yield return new("classes",
        [
            new([new("Measure", "class"), .. Design(verdicts)], $"the share of each class; every word is one{Given(verdicts)}"),
        ]);
    }

    private static bool AreClasses(ColumnContent content) =>
        content.Kind is ContentKind.SomeKnownWords or ContentKind.UnknownWords && content.Unknown.Count >= 2;

    private static string[] Words(ColumnContent content) => [.. content.Known.Concat(content.Unknown).Select(value => value.Text)];
}
