using System.Globalization;
using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>The second pass over a file: how its rows hang together, once it is known what its columns are.</summary>
internal sealed class RowsPass
{
    private readonly FileRoles _roles;
    private readonly JudgmentReaderOptions _options;
    private readonly Vocabulary _verdicts;
    private readonly Vocabulary _labels;
    private readonly IdTable _seen;
    private readonly NumberedNames _judges = new();
    private readonly NumberedNames _systems = new();
    private readonly Dictionary<string, long> _verdictsOfMetrics = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<SurveyedColumn> _keys;
    private readonly int[] _keysOfTool;
    private readonly IdTable _ofTool;
    private UInt128 _row;

    /// <param name="roles">What its columns are.</param>
    /// <param name="keysOfTool">The columns by which the tool that wrote the file tells items apart; none elsewhere.</param>
    /// <param name="options">What is known of it.</param>
    /// <param name="errors">Where errors go.</param>
    public RowsPass(FileRoles roles, IReadOnlyList<KeyPart> keysOfTool, JudgmentReaderOptions options, ErrorLog errors)
    {
        _keysOfTool = [.. roles.All.Where(column => keysOfTool.Any(part => part.Here == column.Name)).Select(column => column.Index)];
        _ofTool = new(errors);
        _roles = roles;
        _options = options;
        _verdicts = Vocabulary.OfVerdicts(options);
        _labels = Vocabulary.OfLabels(options);
        _seen = new(errors);
        int[] telling = [.. roles.Telling.Select(column => column.Index)];
        Telling = new(telling, errors);
        Repeated = new(telling, roles.Verdict?.Index ?? -1, [.. roles.Labels.Select(label => label.Index)], errors);
        Clusters = [.. roles.Of(SurveyRole.Cluster).Select(column => new ClusterSurvey(column, errors))];
        Runs = roles.Id is null ? null : new(roles.Id, errors);
        var cluster = Clusters.Count > 0 ? Clusters[0].Column.Index : -1;
        Splits = [.. roles.Of(SurveyRole.Split).Select(column => new SplitSurvey(column, cluster, errors))];
        Strata = [.. roles.Of(SurveyRole.Stratum).Select(column => new StratumSurvey(column, errors))];
        Raters = [.. roles.Of(SurveyRole.Rater).Select(column => (column, new ValuesWithin(errors)))];
        Labels = new(roles.Time);
        ScoreJudges = [.. roles.Of(SurveyRole.Score).Select(column => (column, new HashSet<int>()))];
        _keys = [.. new[] { roles.Id, roles.Judge, roles.System }.OfType<SurveyedColumn>()];
        foreach (var column in roles.All) Garbled.AddName(column.Name);
    }

    public IReadOnlyList<string> Judges => _judges.All;

    public IReadOnlyList<string> Systems => _systems.All;

    /// <summary>How many different items the tool's own columns tell apart; 0 without such columns.</summary>
    public long KeysOfTool { get; private set; }

    public TellingSets Telling { get; }

    public RepeatedRows Repeated { get; }

    public IReadOnlyList<ClusterSurvey> Clusters { get; }

    /// <summary>Rows of one id, as a cluster.</summary>
    public ClusterSurvey? Runs { get; }

    public IReadOnlyList<SplitSurvey> Splits { get; }

    public IReadOnlyList<StratumSurvey> Strata { get; }

    public IReadOnlyList<(SurveyedColumn Column, ValuesWithin Items)> Raters { get; }

    public IReadOnlyList<(SurveyedColumn Column, HashSet<int> Judges)> ScoreJudges { get; }

    public VerdictTable Table { get; } = new();

    /// <summary>Metrics, with the rows of each that have a verdict.</summary>
    public IReadOnlyDictionary<string, long> VerdictsOfMetrics => _verdictsOfMetrics;

    public MissingSurvey Missing { get; } = new();

    public LabelSurvey Labels { get; }

    public JudgeSurvey Judging { get; } = new();

    public GarbledSurvey Garbled { get; } = new();

    public void Add(IRowReader cells)
    {
        var row = RowOf(cells);
        Table.Add(in row);
        CountMetric(in row);
        Missing.Add(in row);
        Labels.Add(in row);
        Judging.Add(in row, _roles.Judge?.Index ?? -1, _roles.System?.Index ?? -1);
        Garbled.Add(in row, _keys);
        if (_keysOfTool.Length > 0 && _ofTool.Add(PrintOfTool(cells))) KeysOfTool++;
        foreach (var cluster in Clusters) cluster.Add(in row);
        foreach (var split in Splits) split.Add(in row);
        foreach (var stratum in Strata) stratum.Add(in row);
        foreach (var (column, judges) in ScoreJudges)
        {
            if (!row.Cell(column.Index).IsEmpty) judges.Add(row.Judge);
        }
        if (!row.IsRepeated) return;
        Runs?.Add(in row);
        Telling.Add(in row);
        Repeated.Add(in row, _roles.Id!.Index);
        foreach (var (column, items) in Raters) items.Add(row.Item, row.Cell(column.Index));
    }

    private UInt128 PrintOfTool(IRowReader cells)
    {
        Span<UInt128> parts = stackalloc UInt128[_keysOfTool.Length];
        for (var i = 0; i < parts.Length; i++) parts[i] = IdHash.Of(i, CellText.Of(cells, _keysOfTool[i]));
        return IdHash.Of(parts);
    }

    private void CountMetric(in SurveyedRow row)
    {
        if (_roles.Metric is not { } metric) return;
        var metrics = _verdictsOfMetrics.GetAlternateLookup<ReadOnlySpan<char>>();
        ref var verdicts = ref CollectionsMarshal.GetValueRefOrAddDefault(metrics, row.Cell(metric.Index), out _);
        if (row.Verdict is not (Outcome.Missing or Outcome.Unresolved)) verdicts++;
    }

    private SurveyedRow RowOf(IRowReader cells)
    {
        var verdict = CellText.Of(cells, _roles.Verdict?.Index ?? -1);
        var id = CellText.Of(cells, _roles.Id?.Index ?? -1);
        var item = id.IsEmpty ? ++_row : IdSurvey.Print(id);
        var outcome = _verdicts.Look(verdict, out _);
        return new()
        {
            Cells = cells,
            Verdict = outcome,
            Label = LabelOf(cells),
            Score = ScoreOf(outcome, verdict),
            Judge = _roles.Judge is { } judge ? _judges.Of(CellText.Of(cells, judge.Index)) : 0,
            System = _roles.System is { } system ? _systems.Of(CellText.Of(cells, system.Index)) : 0,
            IsRepeated = !id.IsEmpty && _roles.Id!.Values.Ids!.IsRepeated(item),
            IsFirst = id.IsEmpty || _seen.Add(item),
            Item = item,
            Items = ItemsOf(cells),
        };
    }

    private static double ScoreOf(Outcome outcome, ReadOnlySpan<char> verdict) => outcome switch
    {
        Outcome.Pass => 1,
        Outcome.Fail => 0,
        _ => StratumShares.TryNumber(verdict, out var score) ? score : double.NaN,
    };

    // What is no count is an error of the reading, not of the survey.
    private long ItemsOf(IRowReader cells) => _roles.Count is { } count
        && long.TryParse(CellText.Of(cells, count.Index), NumberStyles.None, CultureInfo.InvariantCulture, out var items) ? items : 1;

    private Outcome LabelOf(IRowReader cells)
    {
        if (_roles.Labels.Count == 0) return Outcome.Missing;
        if (_roles.Labels.Count == 1) return _labels.Look(CellText.Of(cells, _roles.Labels[0].Index), out _);
        var votes = default(LabelVotes);
        foreach (var label in _roles.Labels) votes.Add(_labels.Look(CellText.Of(cells, label.Index), out _));
        return votes.Result(_options.Raters ?? RaterRule.Agree);
    }
}
