namespace LlmJudgeStats.Data;

/// <summary>What two passes over a file have shown.</summary>
internal sealed class SurveyFacts(RoleAssignment assigned, FileRoles roles, ColumnsPass columns, RowsPass rows)
{
    /// <summary>The rows of the metric that is meant; nothing where there is no choice, or no answer to it.</summary>
    public RowFilter? MainMetric { get; init; }

    /// <summary>What the file was read as.</summary>
    public string Format { get; init; } = "";

    /// <summary>Whether the file is one of another tool.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Whether a model judged, or may have, whose name is not told.</summary>
    public bool MayHaveNamelessJudge { get; init; }

    /// <summary>Which columns may be verdicts or labels, where that is open.</summary>
    public RoleAssignment Assigned => assigned;

    public FileRoles Roles => roles;

    /// <summary>The names of all columns.</summary>
    public IEnumerable<string> Names => columns.Columns.Select(column => column.Name);

    /// <summary>Rows that are meant.</summary>
    public long Rows => columns.Rows;

    /// <summary>Rows that a filter left out.</summary>
    public long LeftOut => columns.LeftOut;

    /// <summary>How the rows hang together.</summary>
    public RowsPass Pass => rows;

    /// <summary>Columns that tell rows of one id apart; nothing where none repeats or no set does.</summary>
    public IReadOnlyList<SurveyedColumn> TellingApart { get; } =
        roles.Id?.Values.Ids is { Repeats: > 0 } && rows.Telling.Smallest is { } set
            ? [.. set.Select(index => roles.All[index])]
            : [];

    /// <summary>Whether an id repeats among the rows that are meant.</summary>
    public bool AreRepeated { get; } = roles.Id?.Values.Ids is { Repeats: > 0 } && rows.Telling.Smallest is not { Count: 0 };

    /// <summary>Whether rows of one id differ in what raters said, and never in the verdict.</summary>
    public bool AreVotes => rows.Repeated.HaveOneVerdict
        && (rows.Raters.Any(rater => rater.Items.Further > 0) || rows.Repeated is { Copies: 0, Contradicting: > 0 });

    /// <summary>Labelled passes, and fails, with a verdict or without.</summary>
    public (long Passes, long Fails) Labels => (OfLabel(Outcome.Pass), OfLabel(Outcome.Fail));

    /// <summary>Whether two or more judges gave the verdicts that are meant.</summary>
    public bool HasSeveralJudges => rows.Judges.Count(name => name.Length > 0) > 1;

    /// <summary>
    /// What tells whose a label of a second file is, as a command names it: the id, or what the tool calls it, and where it repeats whose
    /// answer it is; none without an id.
    /// </summary>
    public IReadOnlyList<KeyPart> Keys => roles.Id is not { } id ? []
        : [.. KeysOfTool is { Count: > 0 } own ? own : [new(id.Name, id.Name)], .. id.Values.Ids is { Repeats: > 0 } ? Answers() : []];

    /// <summary>The same in the words of the tool that wrote the file; none where those are the ids of the rows.</summary>
    public IReadOnlyList<KeyPart> KeysOfTool
    {
        get
        {
            if (!IsForeign) return [];
            KeyPart[] own =
            [
                .. ForeignKeys.Of(Format)
                    .Where(part => !roles.All.Any(column => column.Name == part.Here && column.Values.Filled == 0)),
            ];
            var areShared = rows.KeysOfTool is > 0 and var keys && keys < roles.Id?.Distinct;
            return areShared ? [.. own, .. ForeignKeys.OfBattles] : own;
        }
    }

    /// <summary>The two columns that name who was compared in a row; nothing where a row is about one answer.</summary>
    public BattleColumns? Battle { get; } = BattleColumns.Of(roles.Of(SurveyRole.System));

    /// <summary>Columns that name whose answer a row is about, with two names or more each.</summary>
    public IReadOnlyList<SurveyedColumn> Systems =>
        Battle is null ? [.. roles.Of(SurveyRole.System).Where(column => column.Distinct > 1)] : [];

    /// <summary>Whether every row has a label.</summary>
    public bool AllAreLabelled => roles.Verdict is not null && rows.Labels is { Labelled: > 0, Unlabelled: 0 };

    public bool SomeAreLabelled => rows.Labels.Labelled > 0;

    private IEnumerable<KeyPart> Answers() => roles.All.Where(IsOfAnswers).Select(column =>
        IsForeign && column.Role is SurveyRole.System ? ForeignKeys.OfSystems(Format) : new(column.Name, column.Name));

    // As the reader holds a key that meets several of them for that of several answers.
    private static bool IsOfAnswers(SurveyedColumn column) =>
        column is { Role: not SurveyRole.ItemId, Distinct: > 1 } && (column.Role is SurveyRole.System || RoleNames.IsSystem(column.Name));

    private long OfLabel(Outcome label) =>
        rows.Table.Sum(Outcome.Pass, label) + rows.Table.Sum(Outcome.Fail, label) + rows.Table.Sum(Outcome.Missing, label);
}
