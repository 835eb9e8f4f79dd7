namespace LlmJudgeStats.Data;

/// <summary>One reading, from bytes to evidence.</summary>
internal sealed class JudgmentReading(
    string name, JudgmentReaderOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
{
    private const int RowsBetweenChecks = 8192;
    private readonly ErrorLog _errors = new(name, options.MaxErrors);

    public JudgmentTable Of(RowInput input)
    {
        RefuseOptions();
        using var again = new RepeatableInput(input, options.MaxBytes, _errors);
        var overlap = options.DropsOverlap ? Overlap(again.Input()) : null;
        using var opened = Open(overlap is null ? input : again.Input(), RowUse.Judgments);
        RefuseSide(opened);
        RefuseWins(opened);
        return Table(opened, overlap);
    }

    /// <summary>The items of an input with values other than pass and fail.</summary>
    public MeasureTable Of(RowInput input, MeasureOptions measure)
    {
        Refuse(measure.Reading.Labels is { } labels && labels.Values != measure.Kind,
            "the labels of the second file were read as something else than the verdicts are: read them with the same measure "
                + "(LabelReader.ReadValues)");
        using var opened = Open(input, RowUse.Judgments, measure);
        RefuseSide(opened);
        var counter = new MeasureCounter(opened.Rows, measure, _errors);
        ForEach(opened.Rows, counter.Count);
        counter.Finish();
        return new()
        {
            Rows = counter.Rows,
            Groups = counter.Groups,
            Classes = counter.Classes,
            IncompletePairs = counter.IncompletePairs,
            Labels = counter.Labels ?? opened.Context?.Labels,
            Notes = [.. counter.Notes, .. opened.Notes],
            Source = SourceOf(opened) with
            {
                VerdictColumn = counter.VerdictColumn,
                LabelColumn = counter.LabelColumn,
                IdColumn = counter.IdColumn,
                ClusterColumn = counter.ClusterColumn,
                Account = opened.Account(counter.Missing),
            },
        };
    }

    /// <summary>The benchmarks of a table of scores.</summary>
    public ScoreTable Of(RowInput input, ScoreTableOptions scores)
    {
        using var opened = Open(input, RowUse.Shares);
        var collector = new ScoreCollector(opened.Rows, scores, _errors);
        ForEach(opened.Rows, collector.Count);
        collector.Finish();
        var columns = collector.Columns;
        (string Name, int Column)[] parts =
            [("step", columns.Step), ("split", columns.Split), ("run", columns.Run), ("position", columns.Position)];
        return new()
        {
            Rows = collector.Account,
            Benchmarks = new ScoreStudies(collector, scores, _errors).All(),
            Labels = [.. collector.Labels.Values],
            Missing = [.. parts.Where(part => part.Column < 0).Select(part => part.Name)],
            Notes = [.. collector.Notes, .. opened.Notes],
            Source = SourceOf(opened) with
            {
                VerdictColumn = collector.NameOf(Math.Max(columns.Score, columns.Passed)) ?? "",
                LabelColumn = collector.NameOf(columns.Label),
                IdColumn = collector.NameOf(columns.Item),
                ClusterColumn = collector.NameOf(columns.Cluster),
            },
        };
    }

    // A win is a pass where two answers are compared, and nowhere else.
    private void RefuseWins(OpenedRows opened)
    {
        if (options.Labels?.Counts.Words != Vocabulary.Wins) return;
        if (opened.Context?.Choice.Format is ForeignFormat.FastChat or ForeignFormat.AlpacaEval) return;
        _errors.Fail(new(DataCodes.UnknownValue,
            $"the labels in '{Excerpt.Of(options.Labels.Name)}' are win and loss, and the judgments are not of pairs of answers",
            "name the words of both sides (`PassValues`, `FailValues`)"));
    }

    // Elsewhere it would be passed over, and a win be one of somebody else.
    private void RefuseSide(OpenedRows opened) =>
        Refuse(options.Side is not null && opened.Context?.Choice.Format is not ForeignFormat.FastChat,
            "`Side` is one of two models whose answers FastChat compared, and this file is none of its: leave it out. A win is one of "
                + "AlpacaEval's second generator; in a table the words say whose win it is (`WinWords`, `LossWords`)");

    // The items that have a label, known before any row is counted.
    private OverlapIds Overlap(RowInput input)
    {
        using var opened = Open(input, RowUse.Judgments);
        var (rows, counted) = Rows(opened.Rows);
        var overlap = new OverlapIds();
        var counter = new JudgmentCounter(rows, counted with { ItemsToLabel = null }, _errors) { Overlap = overlap };
        ForEach(rows, counter.Count);
        _errors.ThrowIfAny();
        overlap.IsComplete = true;
        return overlap;
    }

    private void RefuseOptions()
    {
        Refuse(options.Labels?.Values is not null,
            "the labels of the second file were read as values, and these verdicts pass or fail: read them as labels that do "
                + "(LabelReader.Read)");
        // "Any rater says that the judge was right" is neither "any passes it" nor "any fails it".
        Refuse(options is { LabelMeaning: LabelMeaning.Agreement, Raters: RaterRule.AnyPass or RaterRule.AnyFail },
            "labels that say whether the judge was right go with the rules majority and agree, which mean the same either way (`Raters`)");
        var isWeighted = options.WeightColumn is not null;
        Refuse(isWeighted && options.Design is { IsFromTestItems: true },
            "weights were not measured with labels sampled from the test items (`WeightColumn`); labels from elsewhere and labels chosen "
                + "by label go with them");
        Refuse(isWeighted && options.CountColumn is not null,
            "a row with a weight is one item (`WeightColumn`), and one with a count many (`CountColumn`): write each item in a row of its "
                + "own");
        Refuse(isWeighted && options.StratumColumn is not null,
            "weights and strata of known shares say the same (`WeightColumn`, `StratumColumn`): give one of them");
        Refuse(options.PairColumn is not null && (isWeighted || options.CountColumn is not null),
            "a pair is one item of each of two groups (`PairColumn`): rows with counts or weights (`CountColumn`, `WeightColumn`) are not "
                + "paired; write each item in a row of its own");
        var areApart = options.GroupColumns.Contains(Criterion.Column) || options.Filters.Any(filter => filter.Column == Criterion.Column);
        Refuse(options.Criteria.Count > 1 && !areApart,
            $"verdicts on several criteria (`Criteria`) are not one rate: group by '{Criterion.Column}' (`GroupColumns`)");
    }

    private static void Refuse(bool isSo, string why)
    {
        if (isSo) throw new ArgumentException(why);
    }

    /// <summary>The labels of an input, by their keys.</summary>
    public LabelTable LabelsOf(RowInput input, MeasureOptions? measure)
    {
        using var opened = Open(input, RowUse.Labels, measure);
        var collector = new LabelCollector(opened.Rows, options, measure, _errors);
        ForEach(opened.Rows, collector.Count);
        return collector.Finish(name, opened.Notes, opened.Context?.Cancelled ?? 0);
    }

    /// <summary>The shares of an input.</summary>
    public StratumShares SharesOf(RowInput input, ShareColumns columns)
    {
        using var opened = Open(input, RowUse.Shares);
        var collector = new ShareCollector(opened.Rows, _errors, columns);
        ForEach(opened.Rows, collector.Count);
        return collector.Finish();
    }

    /// <summary>The published claims of an input.</summary>
    public ClaimTable ClaimsOf(RowInput input, Claims.JudgeBounds assumed)
    {
        using var opened = Open(input, RowUse.Shares);
        var collector = new ClaimCollector(opened.Rows, _errors, assumed);
        ForEach(opened.Rows, collector.Count);
        return new() { Claims = collector.Finish(), Notes = collector.Notes, Source = SourceOf(opened) };
    }

    private OpenedRows Open(RowInput input, RowUse use, MeasureOptions? measure = null) =>
        new RowOpener(name, options, _errors, use) { Measure = measure }.Open(input);

    private JudgmentTable Table(OpenedRows opened, OverlapIds? overlap)
    {
        var (rows, counted) = Rows(opened.Rows);
        var counter = new JudgmentCounter(rows, counted, _errors) { Overlap = overlap };
        ForEach(rows, counter.Count);
        counter.Finish();
        return new()
        {
            Rows = counter.Rows,
            Groups = counter.Groups,
            Labels = counter.Labels ?? opened.Context?.Labels,
            LabelsDependOn = counter.LabelsDependOn,
            Pairs = counter.Pairs,
            Notes = [.. counter.Notes, .. opened.Notes, .. rows == opened.Rows ? [] : rows.Notes.Except(opened.Rows.Notes)],
            Source = SourceOf(opened) with
            {
                Columns = [.. rows.Columns],
                VerdictColumn = counter.VerdictColumn,
                LabelColumn = counter.LabelColumn,
                IdColumn = counter.IdColumn,
                ClusterColumn = counter.ClusterColumn,
                IdWasChosen = counter.IdWasChosen,
                VerdictWords = counter.VerdictWords,
                LabelWords = counter.LabelWords,
                Account = opened.Account(counter.Missing),
            },
        };
    }

    // Without what only a counter knows.
    private JudgmentSource SourceOf(OpenedRows opened) => new()
    {
        Name = name,
        Format = opened.Format,
        Delimiter = opened.Delimiter,
        Compressed = opened.IsCompressed,
        Encoding = opened.Encoding,
        Bytes = opened.BytesRead(),
        Columns = [.. opened.Rows.Columns],
        VerdictColumn = "",
        LabelColumn = null,
        IdColumn = null,
        VerdictWords = null,
        LabelWords = null,
        Path = opened.Path,
        Account = opened.Account(new Dictionary<string, long>()),
        Newest = opened.Context?.Executions.Values.Select(time => (DateTimeOffset?)time).Max(),
    };

    // The judgments that rows hold: several of a wide row, or one of several rows.
    private (IRowReader Rows, JudgmentReaderOptions Options) Rows(IRowReader rows)
    {
        if (options.Criteria.Count > 0) return (new CriteriaReader(rows, options.Criteria, _errors), options);
        // Raters in rows of their own, not in columns: their rows are one judgment.
        return options is { Raters: not null, RaterColumns.Count: 0, Labels: null, ReadsLabels: true } && rows is not ForeignRowReader
            ? (new VotedRows(rows, options, _errors), options with { MissingLabels = [.. options.MissingLabels, VotedRows.Draw] })
            : (rows, options);
    }

    private void ForEach(IRowReader rows, Action count)
    {
        for (var read = 1L; rows.Read(); read++)
        {
            count();
            if (read % RowsBetweenChecks != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(read);
        }
    }
}
