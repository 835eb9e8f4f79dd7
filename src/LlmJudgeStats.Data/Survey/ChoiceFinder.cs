namespace LlmJudgeStats.Data;

/// <summary>Decisions that a file leaves to its reader.</summary>
/// <param name="facts">What the file shows.</param>
/// <param name="options">What is known of it.</param>
/// <param name="groups">The columns that rows are grouped by.</param>
/// <param name="parts">Labelled parts of a split; nothing where there is no choice of them.</param>
internal sealed class ChoiceFinder(
    SurveyFacts facts, JudgmentReaderOptions options, IReadOnlyList<string> groups, LabelledParts? parts)
{
    private const int MostColumns = 10;
    private const string LabelEnd = "_label";
    private readonly MeasureChoices _measures = new(facts, options);

    public IEnumerable<SurveyChoice> Choices() => Criteria() is { } criteria ? [.. Header(), criteria] :
    [
        .. Header(),
        .. Verdicts(),
        .. Labels(),
        .. Values(),
        .. Meanings(),
        .. Metrics(),
        .. Weights(),
        .. Parts(),
    ];

    private IEnumerable<SurveyChoice> Header()
    {
        if (!LayoutFindings.FirstRowLooksLikeData(facts, options)) yield break;
        yield return new("header", [new([], "the first row is data: say `HasHeader = false`, and look again"),
            new([], "the first row names the columns: rename them, for no word for a verdict is a good name")]);
    }

    // Columns of verdicts with one of labels each: tone and tone_label, facts and facts_label.
    private SurveyChoice? Criteria()
    {
        if (facts.Roles.Verdict is not null) return null;
        var names = facts.Names.ToHashSet(StringComparer.Ordinal);
        string[] pairs = [.. names.Where(name => names.Contains(name + LabelEnd)).Select(name => $"{name}={name}{LabelEnd}")];
        return pairs.Length < 2 ? null : new("criteria",
        [
            new([new("Criteria", string.Join(',', pairs))],
                Invariant($"each row is a judgment of {pairs.Length} criteria, with labels beside them")),
        ]);
    }

    private IEnumerable<SurveyChoice> Verdicts()
    {
        if (facts.Roles.Verdict is not null) yield break;
        if (facts is { IsForeign: true, Roles.Score: not null })
        {
            yield return new("cut-off",
            [
                new([new("VerdictRule", SurveyOption.OpenRule)],
                    "scores from X on pass; X is yours, and is chosen before you look at the answer"),
                _measures.MeanScore(),
            ]);
            yield break;
        }
        var possible = facts.Assigned.PossibleVerdicts.Take(MostColumns).ToArray();
        if (possible is [var one, var other] && facts.Roles.Labels.Count == 0)
        {
            yield return new("verdict", [Pair(one, other), Pair(other, one)]);
            yield break;
        }
        if (possible.Length == 0 && facts.Roles.Labels.Count == 0 && facts.Roles.Of(SurveyRole.Score) is [var scores, var more])
        {
            yield return new("scores", [MeasureChoices.MeanScore(scores, more), MeasureChoices.MeanScore(more, scores)]);
            yield break;
        }
        if (possible.Length == 0)
        {
            List<SurveyAnswer> answers =
                [new([], "no column holds verdicts in words that are known: name the one that does (`VerdictColumn`)")];
            if (facts.Roles.Labels.Count > 0)
            {
                answers.Add(new([],
                    "a file of labels alone goes beside that of the verdicts, with the column that finds an item there (`LabelKeys`)"));
            }
            yield return new("verdict", answers);
            yield break;
        }
        yield return new("verdict",
        [
            .. possible.Select(column =>
                new SurveyAnswer([new("VerdictColumn", column.Name)], $"'{Shown(column)}' holds the judge's verdicts")),
        ]);
    }

    private static SurveyAnswer Pair(SurveyedColumn verdict, SurveyedColumn label) => new(
        [new("VerdictColumn", verdict.Name), new("LabelColumn", label.Name)],
        $"'{Shown(verdict)}' holds the judge's verdicts, '{Shown(label)}' the labels of people");

    private IEnumerable<SurveyChoice> Labels()
    {
        var possible = facts.Assigned.PossibleLabels;
        if (possible.Count > 0)
        {
            yield return new("label", [.. possible.Take(MostColumns).Select(column =>
                new SurveyAnswer([new("LabelColumn", column.Name)], $"'{Shown(column)}' holds the labels of people"))]);
        }
        if (facts.Assigned.RaterColumns is not { Count: > 1 } raters) yield break;
        var names = string.Join(',', raters.Select(column => column.Name));
        yield return new("raters",
        [
            new([new("LabelColumn", names), new("Raters", "majority")], "what most raters say; a draw is no label"),
            new([new("LabelColumn", names), new("Raters", "agree")], "what all say; where they differ there is no label"),
            new([new("LabelColumn", names), new("Raters", "any-pass")], "a pass where one of them passes it"),
            new([new("LabelColumn", names), new("Raters", "any-fail")], "a fail where one of them fails it"),
        ]);
    }

    private static string Shown(SurveyedColumn column) => Excerpt.Of(column.Name, 30);

    private SurveyChoice[] Values()
    {
        if (facts.Roles.Verdict is not { } verdict) return [];
        var label = facts.Roles.Label;
        SurveyChoice[] words = [.. new WordChoices(verdict.AsVerdicts, label?.AsLabels, _measures).Choices()];
        var ofTool = words.Length == 0 ? [] : _measures.OfTool().ToArray();
        return ofTool.Length == 0 ? words : [.. words, new("measure", ofTool)];
    }

    private IEnumerable<SurveyChoice> Meanings()
    {
        if (facts.Roles.Labels is [var label] && facts.Roles.Verdict is not null && options.LabelMeaning is null
            && label.AsLabels.Kind is ContentKind.Pair && RoleNames.SpeaksOfAgreement(label.Name))
        {
            yield return new("label-is",
            [
                new([new("LabelMeaning", "agreement")], "a label says whether the judge was right"),
                new([new("LabelMeaning", "truth")], "a label says whether the answer is good"),
            ]);
        }
        var bad = new[] { Bad(facts.Roles.Verdict, facts.Roles.Verdict?.AsVerdicts, options.VerdictWords),
            Bad(facts.Roles.Label, facts.Roles.Label?.AsLabels, options.LabelWords) }
            .OfType<SurveyedColumn>().ToArray();
        if (bad.Length == 0 || options.PassValues.Count > 0) yield break;
        yield return new("polarity", [new(Words(bad, isBad: true), "1, true or yes is the bad case"),
            new(Words(bad, isBad: false), "1, true or yes is the good case")]);
    }

    private static SurveyedColumn? Bad(SurveyedColumn? column, ColumnContent? content, OutcomeWords? own) =>
        column is not null && own is null && content is { Kind: ContentKind.Pair, Words: "1/0" or "true/false" or "yes/no" or "y/n" }
            && RoleNames.NamesABadThing(column.Name) ? column : null;

    // Words of one column need those of the other, too: named words replace the built-in ones of the column only.
    private static IReadOnlyList<SurveyOption> Words(SurveyedColumn[] bad, bool isBad) =>
    [
        .. bad.SelectMany(column =>
        {
            var words = (column.AsVerdicts.Words ?? "1/0").Split('/');
            var (pass, fail) = isBad ? (words[1], words[0]) : (words[0], words[1]);
            return new SurveyOption[] { new("PassValues", $"{column.Name}={pass}"), new("FailValues", $"{column.Name}={fail}") };
        }),
    ];

    private IEnumerable<SurveyChoice> Metrics()
    {
        if (facts.MainMetric is not null || !MetricChoices.AreOpen(facts.Roles, options)) yield break;
        var metric = facts.Roles.Metric!;
        var verdicts = facts.Pass.VerdictsOfMetrics;
        List<SurveyAnswer> answers = [.. MetricChoices.Ordered(metric).Take(MostColumns).Select(value => new SurveyAnswer(
            [
                facts.IsForeign ? new("Metric", value.Text) : new("Where", metric.Name + "=" + RowFilter.Join([value.Text])),
                .. HasVerdicts(value) ? [] : new SurveyOption[] { new("VerdictRule", SurveyOption.OpenRule) },
            ],
            Invariant($"'{Excerpt.Of(value.Text, 30)}' alone, {value.Count} rows")))];
        var scored = MetricChoices.Ordered(metric).Take(MostColumns).Where(value => !HasVerdicts(value)).ToArray();
        answers.AddRange(scored.Select(value => MeanOf(value)));
        if (metric.Values.Values.All(HasVerdicts))
            answers.Add(new([new("GroupColumns", string.Join(',', groups.Append(metric.Name)))], "each metric by itself"));
        yield return new("metric", answers);

        SurveyAnswer MeanOf(SeenValue value)
        {
            var mean = _measures.MeanScore();
            return new([new("Metric", value.Text), .. mean.Options], $"'{Excerpt.Of(value.Text, 30)}' alone: {mean.Means}");
        }

        // A metric of scores alone needs a cut-off.
        bool HasVerdicts(SeenValue value) => !facts.IsForeign || verdicts.GetValueOrDefault(value.Text) > 0;
    }

    private IEnumerable<SurveyChoice> Weights()
    {
        if (options.WeightColumn is not null || facts.Roles.Verdict is null || facts.Roles.Count is not null) yield break;
        if (facts.Roles.Of(SurveyRole.Weight) is not [var weight, ..]) yield break;
        yield return new("weights",
        [
            new([new("WeightColumn", weight.Name)], $"'{Shown(weight)}' is the inverse of the chance of an item to be in the sample"),
            new([], $"'{Shown(weight)}' is something else, and items count alike") { IsCommand = true },
        ]);
    }

    private IEnumerable<SurveyChoice> Parts()
    {
        if (parts is null) yield break;
        yield return new("calibration",
        [
            .. parts.Labelled.Select(part => new SurveyAnswer(
                [
                    new("Where", parts.Column + "!=" + RowFilter.Join(parts.Labelled.Where(other => other != part))),
                    new("Calibration", parts.Column + "=" + RowFilter.Join([part])),
                ],
                $"labels of '{Excerpt.Of(part, 30)}' calibrate, if the judge had not seen them")),
            new([], "all labels calibrate, if the judge had seen none of them") { IsCommand = true },
        ]);
    }
}
