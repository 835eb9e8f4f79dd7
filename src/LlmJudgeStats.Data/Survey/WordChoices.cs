namespace LlmJudgeStats.Data;

/// <summary>What words and numbers of verdicts and labels may mean: nobody but the reader knows.</summary>
internal sealed class WordChoices(ColumnContent verdicts, ColumnContent? labels, MeasureChoices measures)
{
    private readonly ColumnContent[] _contents = [.. new[] { verdicts, labels }.OfType<ColumnContent>()];

    public IEnumerable<SurveyChoice> Choices() =>
    [
        .. Ties(),
        .. CutOffs(),
        .. measures.Choices(),
        .. UnknownWords(),
        .. TwoPairs(),
        .. FreeText(),
    ];

    private IEnumerable<SurveyChoice> Ties()
    {
        var both = _contents.Where(content => content.Kind is ContentKind.Ties).ToArray();
        if (both.Length == 0) yield break;
        string[] ties = [.. both.SelectMany(content => content.Unknown).Select(value => value.Text).Distinct()];
        var (pass, fail) = Sides();
        yield return new("ties",
        [
            new([new("MissingValues", List(ties))], "the share of wins among decided pairs"),
            new([new("PassValues", List(pass)), new("FailValues", List([.. fail, .. ties]))], "the share of outright wins"),
        ]);
    }

    private IEnumerable<SurveyChoice> CutOffs()
    {
        List<SurveyOption> rules = [];
        if (verdicts.Kind is ContentKind.Numbers) rules.Add(new("VerdictRule", SurveyOption.OpenRule));
        if (labels is { Kind: ContentKind.Numbers }) rules.Add(new("LabelRule", SurveyOption.OpenRule));
        if (rules.Count == 0) yield break;
        List<SurveyAnswer> answers = [new(rules, "scores from X on pass; X is yours, and is chosen before you look at the answer")];
        if (rules.Count == 2) answers.Add(measures.MeanScore());
        yield return new("cut-off", answers);
    }

    private IEnumerable<SurveyChoice> UnknownWords()
    {
        if (IsOfWords(verdicts)) yield return OfUnknown("words of the verdicts", verdicts, "MissingVerdicts");
        // The same words are decided once.
        if (labels is not null && IsOfWords(labels) && !(IsOfWords(verdicts) && AreSame(verdicts, labels)))
            yield return OfUnknown("words of the labels", labels, "MissingLabels");
    }

    private static bool AreSame(ColumnContent one, ColumnContent other) =>
        other.Unknown.TrueForAll(value => one.Unknown.Exists(same => same.Text == value.Text));

    private static bool IsOfWords(ColumnContent content) => content.Kind is ContentKind.SomeKnownWords or ContentKind.UnknownWords;

    private SurveyChoice OfUnknown(string decision, ColumnContent content, string missing)
    {
        string[] words = [.. content.Unknown.Select(value => value.Text)];
        if (content.Kind is ContentKind.SomeKnownWords)
        {
            var (pass, fail) = Sides();
            List<SurveyAnswer> answers = [new([new(missing, List(words))], "no answer: the judge, or a person, gave none")];
            if (pass.Length > 0 && fail.Length > 0)
                answers.Add(new([new("PassValues", List(pass)), new("FailValues", List([.. fail, .. words]))], "a fail"));
            return new(decision, answers);
        }
        return words is [var one, var other]
            ? new(decision, [Pair(one, other), Pair(other, one)])
            : new(decision,
            [
                new([new("PassValues", SurveyOption.Open), new("FailValues", SurveyOption.Open)],
                    $"which of {Excerpt.List(words, 10)} pass, and which fail"),
            ]);
    }

    private static SurveyAnswer Pair(string pass, string fail) =>
        new([new("PassValues", pass), new("FailValues", fail)], $"'{Excerpt.Of(pass, 30)}' passes, '{Excerpt.Of(fail, 30)}' fails");

    private IEnumerable<SurveyChoice> TwoPairs()
    {
        if (!_contents.Any(content => content.Kind is ContentKind.TwoPairs)) yield break;
        var (pass, fail) = Sides();
        yield return new("words",
            [new([new("PassValues", List(pass)), new("FailValues", List(fail))], "the words of both pairs mean what they say")]);
    }

    private IEnumerable<SurveyChoice> FreeText()
    {
        if (verdicts.Kind is ContentKind.Other)
            yield return new("verdict", [new([], "the column of the verdicts holds other text: cut the verdicts out first")]);
        if (labels is { Kind: ContentKind.Other })
            yield return new("label", [new([], "the column of the labels holds other text: cut the labels out first")]);
    }

    private (string[] Pass, string[] Fail) Sides()
    {
        var defaults = Vocabulary.OfVerdicts(JudgmentReaderOptions.Default);
        string[] known = [.. _contents.SelectMany(content => content.Known).Select(value => value.Text).Distinct()];
        return ([.. known.Where(word => defaults.Look(word, out _) is Outcome.Pass)],
            [.. known.Where(word => defaults.Look(word, out _) is Outcome.Fail)]);
    }

    private static string List(IEnumerable<string> words) => string.Join(',', words);
}
