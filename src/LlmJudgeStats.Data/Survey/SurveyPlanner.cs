namespace LlmJudgeStats.Data;

/// <summary>From what is in a file to what to ask of it.</summary>
internal sealed class SurveyPlanner(SurveyFacts facts, JudgmentReaderOptions options)
{
    private readonly List<SurveyOption> _options = [];
    private readonly List<SurveyChoice> _choices = [];

    /// <param name="standsSeveralTimes">
    /// Whether values of a column stand in several rows of one group, beyond what repeated ids say: asked of columns that are clusters.
    /// </param>
    public SurveyPlan Plan(Func<SurveyedColumn, IReadOnlyList<SurveyedColumn>, bool> standsSeveralTimes)
    {
        NameColumns();
        var groups = Groups();
        if (options.GroupColumns.Count == 0 && groups.Count > 0) Add("GroupColumns", List(groups.Select(group => group.Name)));
        if (facts.Roles.Count is { IsGiven: false } count) Add("CountColumn", count.Name);
        if (facts.AreVotes && facts.TellingApart.Count == 0 && options.Raters is null) Add("Raters", "majority");
        if (facts.Pass.Repeated.Overlapping > 0 && facts.TellingApart.Count == 0) Add("Overlap", "drop-test");
        LendLabels();
        var cluster = ClusterOf(groups, standsSeveralTimes);
        if (cluster is not null) Add("ClusterColumn", cluster);
        var backTest = BackTest();
        if (backTest is not null)
        {
            Add("Calibration", backTest.Column + "=" + RowFilter.Join([backTest.Value]));
            Add("IsBackTest", "");
        }
        var parts = Parts();
        _choices.AddRange(new ChoiceFinder(facts, options, [.. groups.Select(group => group.Name)], parts).Choices());
        var isOfLabelsAlone = facts.AllAreLabelled && backTest is null && options.Calibration is null;
        if (isOfLabelsAlone)
        {
            Add("Design", "random");
            Add("Method", LabelsOnlyEstimator.Default.Method.Id);
        }
        var hasNoLabels = HasNoLabels();
        if (hasNoLabels) Add("Method", NaiveEstimator.Default.Method.Id);
        return new()
        {
            Options = _options,
            Choices = _choices,
            BattleWords = new MeasureChoices(facts, options).BattleWords(),
            Measures = _choices.Count > 0 ? [] : [.. new MeasureChoices(facts, options).OfTool()],
            BackTest = backTest,
            Parts = parts,
            IsOfLabelsAlone = isOfLabelsAlone,
            HasNoLabels = hasNoLabels,
            Cluster = cluster,
            Groups = [.. groups.Select(group => group.Name)],
        };
    }

    private bool HasNoLabels() => facts.Roles is { Labels.Count: 0, Verdict: not null } && options.Labels is null
        && facts.Assigned.RaterColumns.Count == 0 && facts.Assigned.PossibleLabels.Count == 0;

    private void Add(string property, string value) => _options.Add(new(property, value));

    // A name with a comma would be two.
    private static string List(IEnumerable<string> names) => string.Join(',', names);

    private void NameColumns()
    {
        if (facts.Roles.Verdict is { IsGiven: false } verdict && !IsFoundAs(verdict.Name, "verdict")) Add("VerdictColumn", verdict.Name);
        if (facts.Roles.Labels is [{ IsGiven: false } label] && !IsFoundAs(label.Name, "label") && !IsFoundAs(label.Name, "truth"))
            Add("LabelColumn", label.Name);
        if (facts.Roles.Id is { IsGiven: false, Values.Ids.Repeats: > 0 } id && RoleNames.IsItem(id.Name)) Add("IdColumn", id.Name);
        if (facts.MainMetric is { } main) AddMetric(main);
    }

    private void AddMetric(RowFilter main)
    {
        if (facts.IsForeign) Add("Metric", main.Values[0]);
        else Add("Where", main.ToString());
    }

    // As the reader finds it by itself.
    private static bool IsFoundAs(string name, string usual) =>
        string.Concat(name.Where(c => !char.IsWhiteSpace(c))).Equals(usual, StringComparison.OrdinalIgnoreCase);

    private List<SurveyedColumn> Groups()
    {
        if (options.GroupColumns.Count > 0)
            return [.. facts.Roles.All.Where(column => options.GroupColumns.Contains(column.Name, StringComparer.Ordinal))];
        List<SurveyedColumn> groups = [];
        if (facts.Roles.Judge is { } judge && facts.HasSeveralJudges) groups.Add(judge);
        foreach (var column in facts.TellingApart)
        {
            if (column.Role is not (SurveyRole.Run or SurveyRole.Metric) && !groups.Contains(column)) groups.Add(column);
        }
        if (IsPool() && facts.Roles.System is { } system && !groups.Contains(system)) groups.Add(system);
        // Without labels nothing is shared: a rate of all systems together would be that of none.
        if (HasNoLabels()) groups.AddRange(facts.Systems.Where(column => !groups.Contains(column)));
        return groups;
    }

    // Labels stand in groups of their own, which have nothing to estimate.
    private bool IsPool() => facts.Pass.Labels is { Labelled: > 0, Lenders.Count: > 0, WithoutLabels.Count: > 0 } labels
        && labels.Lenders.Count + labels.WithoutLabels.Count == labels.Systems && facts.Roles.System is not null;

    private void LendLabels()
    {
        if (!IsPool()) return;
        var lenders = facts.Pass.Labels.Lenders.Select(place => facts.Pass.Systems[place]);
        Add("LabelsFrom", facts.Roles.System!.Name + "=" + RowFilter.Join(lenders));
    }

    private string? ClusterOf(
        IReadOnlyList<SurveyedColumn> groups, Func<SurveyedColumn, IReadOnlyList<SurveyedColumn>, bool> standsSeveralTimes)
    {
        if (options.ClusterColumn is not null) return null;
        return ClusterFindings.Together(facts).Select(cluster => cluster.Column)
            .FirstOrDefault(column => standsSeveralTimes(column, groups))?.Name;
    }

    private BackTestPart? BackTest()
    {
        if (!facts.AllAreLabelled || options.Calibration is not null) return null;
        foreach (var split in facts.Pass.Splits.Where(split => split is { KeepsWhole: true, Values.Count: > 1 }))
        {
            var value = Likeliest(split);
            return new(split.Column.Name, split.Values[value], (double)split.Rows(value).All / facts.Pass.Missing.Rows);
        }
        return null;
    }

    // What is called calibration plays the labels; else 1, else the smallest part.
    private static int Likeliest(SplitSurvey split)
    {
        int[] places = [.. Enumerable.Range(0, split.Values.Count).Where(place => split.Values[place].Length > 0)];
        var named = Array.FindIndex(places, place =>
            RoleNames.Fold(split.Values[place]) is "cal" or "calibration" or "labelled" or "labeled" or "dev" or "1" or "true" or "yes");
        return named >= 0 ? places[named] : places.MinBy(place => split.Rows(place).All);
    }

    private LabelledParts? Parts()
    {
        if (options.Calibration is not null || facts.Pass.Labels is not { Labelled: > 0, Unlabelled: > 0 }) return null;
        foreach (var split in facts.Pass.Splits)
        {
            int[] labelled = [.. Enumerable.Range(0, split.Values.Count).Where(place => split.Rows(place).Labelled > 0)];
            if (labelled.Length < 2 || labelled.Any(place => split.Rows(place).Labelled < split.Rows(place).All)) continue;
            return new(split.Column.Name,
                [.. labelled.OrderByDescending(place => split.Rows(place).Labelled).Select(place => split.Values[place])]);
        }
        return null;
    }
}
