namespace LlmJudgeStats.Data;

/// <summary>What is in a file that nobody has described: columns and their parts, what is wrong, and what to ask of it.</summary>
internal sealed record FileSurvey
{
    private const int RowsBetweenChecks = 8192;

    /// <summary>How the file is written.</summary>
    public required SurveyedSource Source { get; init; }

    /// <summary>What the passes have shown.</summary>
    public required SurveyFacts Facts { get; init; }

    /// <summary>What to ask next.</summary>
    public required SurveyPlan Plan { get; init; }

    /// <summary>What a reader should know, the worst first.</summary>
    public required IReadOnlyList<SurveyFinding> Findings { get; init; }

    /// <summary>Looks at a file; reads it twice, or three times where rows may belong together.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known of it; what is named here is not searched for.</param>
    /// <param name="progress">Told now and then how many rows of a pass were read.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="JudgeDataException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">A word with two meanings in the options.</exception>
    public static FileSurvey Of(
        string path, JudgmentReaderOptions options, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var (columns, source) = InputFile.Read(path, input => Columns(path, input, options, Told));
        var surveyed = Surveyed(columns, options);
        var assigned = new RoleAssignment(surveyed, options);
        var isForeign = source.Account.Title is not null && source.Account.Format != "parquet";
        if (isForeign) assigned.AssignForeign();
        else assigned.Assign();
        var roles = new FileRoles(surveyed);
        var asked = options;
        var main = MetricChoices.Main(roles, options);
        if (main is not null) options = options with { Where = [.. options.Where, main] };
        var pass = FilePass.Read(
            path, options, errors => new RowsPass(roles, ForeignKeys.Of(source.Account.Format), options, errors),
            (rows, row) => rows.Add(row), Told);
        Settle(roles, pass);
        var facts = new SurveyFacts(assigned, roles, columns, pass)
        {
            MainMetric = main,
            IsForeign = isForeign,
            Format = source.Account.Format,
            MayHaveNamelessJudge = source.MayHaveNamelessJudge,
        };
        var plan = new SurveyPlanner(facts, asked).Plan((cluster, groups) => StandsSeveralTimes(path, options, roles, cluster, groups));
        return new() { Source = source, Facts = facts, Plan = plan, Findings = AllFindings(source, facts, plan, options) };

        void Told(long read)
        {
            if (read % RowsBetweenChecks != 0) return;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(read);
        }
    }

    private static (ColumnsPass Columns, SurveyedSource Source) Columns(
        string path, RowInput input, JudgmentReaderOptions options, Action<long> told)
    {
        var errors = new ErrorLog(path, options.MaxErrors);
        var columns = new ColumnsPass(options, errors);
        using var opened = new RowOpener(path, options, errors, RowUse.Look).Open(input);
        columns.Read(opened.Rows, told);
        if (columns.Rows == 0)
        {
            errors.Fail(new(DataCodes.NoData, "there are no data rows", columns.LeftOut > 0
                ? "the filter leaves none: correct it (`Where`)"
                : "the file is empty, or has a header and nothing below it: check how it was written"));
        }
        return (columns, new()
        {
            Delimiter = opened.Delimiter,
            Encoding = opened.Encoding,
            Bytes = opened.BytesRead(),
            IsCompressed = opened.IsCompressed,
            Path = opened.Path,
            Account = opened.Account(new Dictionary<string, long>()),
            Executions = [.. opened.Context?.Executions ?? []],
            MayHaveNamelessJudge = opened.Context?.MayHaveNamelessJudge ?? false,
        });
    }

    private static IReadOnlyList<SurveyedColumn> Surveyed(ColumnsPass columns, JudgmentReaderOptions options)
    {
        var verdicts = Vocabulary.OfVerdicts(options);
        var labels = Vocabulary.OfLabels(options);
        return [.. columns.Columns.Select(column => new SurveyedColumn(column, new(column, verdicts), new(column, labels)))];
    }

    // What only the rows could show: who is a rater, and what is a cluster.
    private static void Settle(FileRoles roles, RowsPass pass)
    {
        foreach (var (column, items) in pass.Raters.Where(rater => rater.Items.Further == 0 && !rater.Column.IsGiven))
        {
            column.TakeAway(roles.Id is null
                ? "named like a rater, but nothing says which rows are one item: not used"
                : "named like a rater, but one for each item: not used");
        }
        foreach (var cluster in pass.Clusters.Where(cluster => !cluster.Column.IsGiven && !(cluster.HoldsItems && cluster.Values > 1)))
            cluster.Column.TakeAway("named like what rows have in common, but an item has several: not used");
    }

    private static bool StandsSeveralTimes(
        string path, JudgmentReaderOptions options, FileRoles roles, SurveyedColumn cluster, IReadOnlyList<SurveyedColumn> groups) =>
        FilePass.Read(
            path, options,
            errors => new GroupedClusters(cluster.Index, roles.Id?.Index ?? -1, [.. groups.Select(group => group.Index)], errors),
            (grouped, row) => grouped.Add(row)).Further > 0;

    private static IReadOnlyList<SurveyFinding> AllFindings(
        SurveyedSource source, SurveyFacts facts, SurveyPlan plan, JudgmentReaderOptions options)
    {
        IEnumerable<SurveyFinding> all =
        [
            .. LayoutFindings.Of(facts, options), .. ValueFindings.Of(facts), .. IdFindings.Of(facts), .. JudgeFindings.Of(facts, plan),
            .. ClusterFindings.Of(facts, plan),
            .. LabelFindings.Of(facts, plan), .. UnequalStrata.Of(facts, options), .. ExecutionFindings.Of(source, facts, options),
        ];
        return [.. all.OrderByDescending(finding => finding.Diagnostic.Severity)
            .ThenBy(finding => finding.Diagnostic.Code, StringComparer.Ordinal)];
    }
}
