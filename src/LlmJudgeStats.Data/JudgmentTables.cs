namespace LlmJudgeStats.Data;

/// <summary>What can be done with the evidence of a whole file.</summary>
public static class JudgmentTables
{
    extension(JudgmentTable table)
    {
        /// <summary>One pool of labels for every group of the same judge: labels of some groups calibrate all of them.</summary>
        /// <remarks>
        /// Valid for labels from elsewhere or chosen by label; labels sampled from the test items say nothing of other items. Whether the
        /// judge's error rates differ between the groups that have labels is tested (<see cref="CalibrationHomogeneity"/>): where they do,
        /// this throws. A group without test items that only lends its labels has no evidence of its own afterwards, and is left out.
        /// </remarks>
        /// <param name="lenders">The groups whose labels are used, by a group column; <see langword="null"/> for all groups.</param>
        /// <returns>The same table with the pooled calibration in every group, and a note that says so.</returns>
        /// <exception cref="ArgumentException">Not a group column, or no such group.</exception>
        /// <exception cref="JudgeDataException">The judge's error rates differ between groups, or no lender has labels.</exception>
        public JudgmentTable ShareLabels(RowFilter? lenders) => LabelPool.Share(table, lenders);
    }
}

/// <summary>Labels of some groups that calibrate all of them.</summary>
internal static class LabelPool
{
    private const int GroupsNamed = 3;

    public static JudgmentTable Share(JudgmentTable table, RowFilter? lenders)
    {
        if (lenders is not null) RefuseUnknown(table, lenders);
        var judges = Judges(table);
        List<JudgmentGroup> groups = [];
        List<Diagnostic> notes = [.. table.Notes];
        foreach (var sameJudge in table.Groups.GroupBy(group => judges(group)))
        {
            JudgmentGroup[] all = [.. sameJudge];
            JudgmentGroup[] lending = [.. all.Where(group => group.Calibration.Count > 0 && Lends(group, lenders))];
            if (lending.Length == 0) Fail(table, new(DataCodes.SharedLabels, $"no group that lends labels has any{Of(sameJudge.Key)}",
                "name groups with labelled rows, or all"));
            var test = Homogeneity([.. all.Where(group => group.Calibration.Count > 0)]);
            if (test.IsRefused) Fail(table, Different(test, Of(sameJudge.Key)));
            var pool = ConfusionCounts.Merge([.. lending.Select(group => group.Calibration)]);
            JudgmentGroup[] calibrated = [.. all.Where(group => group.Test.Count > 0 || !Lends(group, lenders))];
            foreach (var group in calibrated) RefuseOtherJudge(table, lending, group);
            var clusters = PooledClusters(all, lending);
            groups.AddRange(calibrated.Select(group => group with
            {
                Calibration = pool,
                Clusters = clusters is { } labels ? Clusters(ClustersOf(group).TestAlone + labels) : null,
            }));
            if (clusters is not null && lending.Length > 1) notes.Add(ClustersApart(table, sameJudge.Key));
            notes.Add(Note(all, lending, calibrated.Length, test, sameJudge.Key));
        }
        // In the order of the file.
        var order = table.Groups.Select((group, i) => (group.Key, i)).ToDictionary(one => one.Key, one => one.i);
        return table with { Groups = [.. groups.OrderBy(group => order[group.Key])], Notes = notes };
    }

    private static JudgeDataError Different(CalibrationHomogeneity test, string of) => new(
        DataCodes.CalibrationDiffers,
        $"the judge's error rates differ between the groups that have labels ({Words(test)}){of}: one pool of labels would be wrong for "
            + "each of them",
        "use each group's own labels: leave out the pool");

    // With clusters an effective count, for which no exact test is made.
    private static CalibrationHomogeneity Homogeneity(JudgmentGroup[] labelled) =>
        labelled.All(group => group.Clusters is null)
            ? CalibrationHomogeneity.Of([.. labelled.Select(group => group.Calibration)])
            : CalibrationHomogeneity.Of([.. labelled.Select(EffectiveLabels)]);

    private static Calibration EffectiveLabels(JudgmentGroup group) =>
        JudgeStudy.FromClusters(ClustersOf(group).LabelsAlone, CalibrationDesign.External).Calibration;

    private static ClusteredCounts? PooledClusters(JudgmentGroup[] all, JudgmentGroup[] lending) =>
        all.All(group => group.Clusters is null)
            ? null
            : ClusteredCounts.Merge([.. lending.Select(group => ClustersOf(group).LabelsAlone)]);

    private static ClusteredCounts ClustersOf(JudgmentGroup group) =>
        group.Clusters?.Counts ?? ClusteredCounts.FromItems(group.Calibration, group.Test);

    private static JudgmentClusters Clusters(ClusteredCounts counts) => new() { Counts = counts, AllLabels = counts };

    private static Diagnostic ClustersApart(JudgmentTable table, string judge) => new(
        DataCodes.DependenceIgnored, DiagnosticSeverity.Warning,
        $"labels of several groups are pooled{Of(judge)}, and rows of one {Excerpt.Of(table.Source.ClusterColumn ?? "cluster")} in two "
            + "groups are taken as independent: where groups share them, the interval is too narrow",
        "lend the labels of one group, or use each group's own");

    // The column of judges need not be one that groups: the error rates of one judge say nothing about another.
    private static void RefuseOtherJudge(JudgmentTable table, JudgmentGroup[] lending, JudgmentGroup group)
    {
        string[] lent = [.. lending.SelectMany(lender => lender.Judges.Calibration).Distinct(StringComparer.Ordinal)];
        var judged = group.Judges.Test;
        if (lent.Length == 0 || judged.Count == 0 || judged.All(judge => lent.Contains(judge, StringComparer.Ordinal))) return;
        Fail(table, new(DataCodes.OtherJudge,
            $"the lent labels are of items that {Excerpt.List(lent)} judged, and {Excerpt.List(judged)} judged {Names([group])}: "
                + "the error rates of one judge say nothing about another",
            "lend labels of the same judge, or tell the judges apart (`GroupColumns`)"));
    }

    private static Diagnostic Note(
        JudgmentGroup[] all, JudgmentGroup[] lending, int calibrated, CalibrationHomogeneity test, string judge)
    {
        var labelled = all.Count(group => group.Calibration.Count > 0);
        var labels = lending.Sum(group => group.Calibration.Count);
        var tested = labelled < 2 ? "only one group has labels, so whether the judge errs alike elsewhere cannot be tested"
            : $"a difference of the error rates is not shown ({Words(test)}), which proves nothing";
        return new(DataCodes.SharedLabels, DiagnosticSeverity.Warning,
            Invariant($"{labels} labels of {Names(lending)} calibrate {calibrated} groups{Of(judge)}: ")
                + "right only if the judge errs as often on each of them; " + tested,
            "label some items of each group: that needs no such assumption");
    }

    private static string Words(CalibrationHomogeneity test) =>
        Invariant($"p = {test.PValue:G2}; sensitivity {test.Sensitivity:G2}, specificity {test.Specificity:G2}");

    private static string Names(JudgmentGroup[] groups)
    {
        if (groups[0].Key.Count == 0) return "the file";
        var names = groups.Take(GroupsNamed).Select(group => string.Join(' ', group.Key.Select(key => Excerpt.Of(key.Value))));
        return string.Join(", ", names) + (groups.Length > GroupsNamed ? $" and {groups.Length - GroupsNamed} more" : "");
    }

    private static string Of(string judge) => judge.Length == 0 ? "" : $" (judge {Excerpt.Of(judge)})";

    private static bool Lends(JudgmentGroup group, RowFilter? lenders) =>
        lenders is null
        || group.Key.Any(key => key.Column == lenders.Column && lenders.Values.Contains(key.Value) != lenders.IsExclusion);

    // Labels of one judge say nothing about another.
    private static Func<JudgmentGroup, string> Judges(JudgmentTable table)
    {
        var columns = table.Groups is [var first, ..]
            ? first.Key.Select(key => key.Column).Where(RoleNames.IsJudge).ToArray()
            : [];
        return group => string.Join(' ', group.Key.Where(key => columns.Contains(key.Column)).Select(key => key.Value));
    }

    private static void RefuseUnknown(JudgmentTable table, RowFilter lenders)
    {
        if (table.Groups.Count == 0) return;
        if (table.Groups[0].Key.All(key => key.Column != lenders.Column))
        {
            throw new ArgumentException($"'{Excerpt.InHint(lenders.Column)}' is not a group column (`GroupColumns`): "
                + "labels are lent by groups", nameof(lenders));
        }
        foreach (var value in lenders.Values)
        {
            if (table.Groups.Any(group => group.Key.Any(key => key.Column == lenders.Column && key.Value == value))) continue;
            throw new ArgumentException($"no group has {Excerpt.InHint(lenders.Column)}={Excerpt.InHint(value)}", nameof(lenders));
        }
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private static void Fail(JudgmentTable table, JudgeDataError error) => throw new JudgeDataException(table.Source.Name, [error]);
}
