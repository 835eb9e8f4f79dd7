namespace LlmJudgeStats.Data;

/// <summary>Gives columns their parts: those that were given, then by name, then by content.</summary>
internal sealed class RoleAssignment(IReadOnlyList<SurveyedColumn> columns, JudgmentReaderOptions options)
{
    // The columns that a reader of another tool's files makes: what they are is known.
    private static readonly Dictionary<string, SurveyRole> s_foreign = new(StringComparer.Ordinal)
    {
        ["item_id"] = SurveyRole.ItemId,
        ["system"] = SurveyRole.System,
        ["judge"] = SurveyRole.Judge,
        ["metric"] = SurveyRole.Metric,
        ["verdict"] = SurveyRole.Verdict,
        ["score"] = SurveyRole.Score,
        ["run"] = SurveyRole.Run,
        ["cluster"] = SurveyRole.Cluster,
        ["label"] = SurveyRole.Label,
    };

    private const double ManyMissing = 0.2;    // of the rows: they were not labelled
    private const double FewMissing = 0.05;    // of the rows: the judge said nothing
    private static readonly string[] s_verdict = ["verdict"];
    private static readonly string[] s_label = ["label", "truth"];

    /// <summary>Columns of which one holds the verdicts, where that is not known.</summary>
    public IReadOnlyList<SurveyedColumn> PossibleVerdicts { get; private set; } = [];

    /// <summary>Columns of which one holds the labels, where that is not known.</summary>
    public IReadOnlyList<SurveyedColumn> PossibleLabels { get; private set; } = [];

    /// <summary>Columns of several raters' labels, where none holds the labels.</summary>
    public IReadOnlyList<SurveyedColumn> RaterColumns { get; private set; } = [];

    /// <summary>Parts of the columns of another tool's file: nothing is searched for.</summary>
    public void AssignForeign()
    {
        Give();
        foreach (var column in Free().Where(column => column.Values.Filled > 0 && s_foreign.ContainsKey(column.Name)))
        {
            // One run, and one cluster for each item, say nothing.
            var role = s_foreign[column.Name];
            if (role is not (SurveyRole.Run or SurveyRole.Cluster) || RoleContent.Allows(column, role, NamedBy.WholeName))
                column.Set(role, "name");
        }
    }

    public void Assign()
    {
        Give();
        foreach (var column in Free()) ByName(column, []);
        ChooseId();
        PossibleVerdicts = Resolve(SurveyRole.Verdict, s_verdict);
        PossibleLabels = Resolve(SurveyRole.Label, s_label);
        if (PossibleVerdicts.Count == 0 && PossibleLabels.Count == 0) ByContent();
        foreach (var column in Free().Where(column => column.Values.IsText)) column.Set(SurveyRole.Text, "content");
    }

    private IEnumerable<SurveyedColumn> Free() => columns.Where(column => column.Role is SurveyRole.None);

    private SurveyedColumn? First(SurveyRole role) => columns.FirstOrDefault(column => column.Role == role);

    private void Give()
    {
        Give(options.VerdictColumn, SurveyRole.Verdict);
        Give(options.LabelColumn, SurveyRole.Label);
        foreach (var rater in options.RaterColumns) Give(rater, SurveyRole.Label);
        Give(options.IdColumn, SurveyRole.ItemId);
        Give(options.CountColumn, SurveyRole.Count);
        Give(options.WeightColumn, SurveyRole.Weight);
        Give(options.StratumColumn, SurveyRole.Stratum);
        Give(options.ClusterColumn, SurveyRole.Cluster);
        Give(options.Calibration?.Column, SurveyRole.Split);
    }

    private void Give(string? name, SurveyRole role)
    {
        if (name is null) return;
        var column = columns.FirstOrDefault(column => column.Name == name)
            ?? columns.FirstOrDefault(column => RoleNames.Fold(column.Name) == RoleNames.Fold(name));
        column?.Give(role);
    }

    private void ByName(SurveyedColumn column, SurveyRole[] taken)
    {
        column.Set(SurveyRole.None, "");
        if (column.Values.IsText && !RoleNames.Is(column.Name, [.. s_verdict, .. s_label])) return;
        SurveyRole? named = null;
        foreach (var (role, by) in RoleGuess.Of(column))
        {
            if (taken.Contains(role) || IsGiven(role)) continue;
            if (RoleContent.Allows(column, role, by))
            {
                column.Set(role, "name");
                return;
            }
            if (by == NamedBy.WholeName) named ??= role;
        }
        if (named is { } unfit && column.Values.Filled > 0)
            column.Note = $"named like a {RoleWords.Of(unfit)}, but that is not what stands there";
    }

    private bool IsGiven(SurveyRole role) => role is SurveyRole.Verdict or SurveyRole.Label or SurveyRole.ItemId or SurveyRole.Count
        or SurveyRole.Weight && columns.Any(column => column.Role == role && column.IsGiven);

    // Of several the one without repeats, else the first; what is coarser groups its rows.
    private void ChooseId()
    {
        var candidates = columns.Where(column => column is { Role: SurveyRole.ItemId, IsGiven: false })
            .OrderBy(column => RoleNames.IsItem(column.Name)).ThenBy(column => RoleNames.IdRank(column.Name)).ToList();
        foreach (var run in candidates.Where(column => RoleNames.IsIdIfUnique(column.Name)).ToList())
        {
            if (candidates.Count == 1 && run.Values.Ids!.IsUnique) break;
            candidates.Remove(run);
            ByName(run, [SurveyRole.ItemId]);
        }
        if (candidates.Count == 0) return;
        var chosen = candidates.Find(column => column.Values.Ids!.IsUnique) ?? candidates[0];
        foreach (var other in candidates.Where(other => other != chosen))
        {
            if (other.Values.Ids!.Repeats > 0) other.Set(SurveyRole.Cluster, "name");
            else other.TakeAway($"as unique as '{Excerpt.Of(chosen.Name)}', which is taken for the id");
        }
    }

    // The exact name wins; else the only one with words that are known; else nobody knows.
    private SurveyedColumn[] Resolve(SurveyRole role, string[] exact)
    {
        var all = columns.Where(column => column.Role == role).ToArray();
        if (all.Length < 2 || all.Any(column => column.IsGiven)) return [];
        var named = all.Where(column => RoleNames.Is(column.Name, exact)).ToArray();
        var known = all.Where(column => Content(column, role).Kind is ContentKind.Pair).ToArray();
        var chosen = named.Length == 1 ? named[0] : named.Length == 0 && known.Length == 1 ? known[0] : null;
        foreach (var other in all.Where(column => column != chosen)) ByName(other, [role]);
        return chosen is not null ? [] : named.Length > 1 ? named : all;
    }

    private static ColumnContent Content(SurveyedColumn column, SurveyRole role) =>
        role is SurveyRole.Verdict ? column.AsVerdicts : column.AsLabels;

    // The only column of words is that of the verdicts; of two the one with gaps is that of the labels.
    private void ByContent()
    {
        var pairs = Free().Where(column => column.AsVerdicts.Kind is ContentKind.Pair).ToList();
        FindRaters();
        pairs.RemoveAll(RaterColumns.Contains);
        var needsLabel = First(SurveyRole.Label) is null && RaterColumns.Count == 0 && options is { ReadsLabels: true, Labels: null };
        if (First(SurveyRole.Verdict) is null) FindVerdict(pairs, needsLabel);
        else if (needsLabel) FindLabel(pairs);
    }

    private void FindVerdict(List<SurveyedColumn> pairs, bool needsLabel)
    {
        if (pairs.Count == 0) pairs = [.. Free().Where(MayBeVerdicts)];
        if (pairs.Count == 1) pairs[0].Set(SurveyRole.Verdict, "content");
        else if (pairs is [var one, var other] && needsLabel && (IsLabelBeside(one, other) || IsLabelBeside(other, one)))
        {
            var label = IsLabelBeside(one, other) ? one : other;
            label.Set(SurveyRole.Label, "content");
            (label == one ? other : one).Set(SurveyRole.Verdict, "content");
        }
        else PossibleVerdicts = pairs;
    }

    private void FindLabel(List<SurveyedColumn> pairs)
    {
        SurveyedColumn[] withGaps = [.. pairs.Where(column => IsWithGaps(column) && !RoleNames.Is(column.Name, RoleNames.Scores))];
        if (withGaps.Length == 1) withGaps[0].Set(SurveyRole.Label, "content");
        else if (withGaps.Length > 1) PossibleLabels = withGaps;
    }

    private void FindRaters()
    {
        if (First(SurveyRole.Label) is not null || options is not { ReadsLabels: true, Labels: null }) return;
        SurveyedColumn[] raters =
            [.. Free().Where(column => column.AsLabels.Kind is ContentKind.Pair && RoleNames.IsLikeALabel(column.Name))];
        if (raters.Length == 1) raters[0].Set(SurveyRole.Label, "name");
        else RaterColumns = raters;
    }

    private static bool MayBeVerdicts(SurveyedColumn column) =>
        column.AsVerdicts.Kind is ContentKind.Ties or ContentKind.SomeKnownWords or ContentKind.TwoPairs;

    // A judge is silent now and then; people label a part.
    private static bool IsLabelBeside(SurveyedColumn label, SurveyedColumn verdict) =>
        IsWithGaps(label) && verdict.AsVerdicts.Missing <= FewMissing * verdict.Values.Rows;

    private static bool IsWithGaps(SurveyedColumn column) => column.AsVerdicts.Missing >= ManyMissing * column.Values.Rows;
}
