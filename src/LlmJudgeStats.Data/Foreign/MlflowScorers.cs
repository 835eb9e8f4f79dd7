using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>The scorers of an evaluation table of MLflow: a column of values for each, with its rationale and errors beside it.</summary>
internal sealed class MlflowScorers
{
    private const string Value = "/value";
    private const string OldScore = "/v1/score";
    private static readonly string[] s_ids = ["request_id", "trace_id"];

    private readonly ForeignContext _context;
    private readonly IReadOnlyList<string> _columns;
    private readonly int _id;
    private readonly Scorer[] _scorers;

    public MlflowScorers(ForeignContext context, ForeignInput? input, IReadOnlyList<string> columns)
    {
        _context = context;
        _columns = columns;
        _id = s_ids.Select(columns.PlaceOf).FirstOrDefault(place => place >= 0, -1);
        _scorers = [.. columns.Select(ScorerOf).OfType<Scorer>()];
        if (_scorers.Length > 0) return;
        JudgeDataError error = new(DataCodes.BadField, "no column is called NAME/value or NAME/v1/score",
            "write the table of results as the tool gives it (result_df)");
        if (input is null) context.Errors.Fail(error);
        else input.Fail(error);
    }

    /// <summary>Whether a column is read for what it is called, and is no text of prompts or answers.</summary>
    public static bool Reads(string column) => s_ids.Contains(column, StringComparer.Ordinal)
        || column.EndsWith(OldScore, StringComparison.Ordinal) || column.EndsWith(Value, StringComparison.Ordinal)
        || column.EndsWith("/error_code", StringComparison.Ordinal);

    /// <summary>Adds the rows of one row of the table.</summary>
    /// <param name="cell">The text of a cell; nothing where there is none.</param>
    /// <param name="number">The place of the row, from 0.</param>
    /// <param name="line">Its line.</param>
    /// <param name="rows">Takes the rows.</param>
    public void AddRows(Func<int, string?> cell, long number, long line, List<ForeignRow> rows)
    {
        var item = _id < 0 ? number.ToString(CultureInfo.InvariantCulture) : cell(_id);
        foreach (var scorer in _scorers) rows.Add(Row(cell, item, line, scorer));
    }

    private ForeignRow Row(Func<int, string?> cell, string? item, long line, Scorer scorer)
    {
        var isError = scorer.ErrorCode >= 0 && cell(scorer.ErrorCode) is not null;
        var value = isError ? null : cell(scorer.Value);
        var isScore = scorer.IsScore || IsNumber(value);
        var isUnknown = value?.Equals(MissingReason.Unknown, StringComparison.OrdinalIgnoreCase) == true;
        return new()
        {
            ItemId = item,
            Metric = scorer.Name,
            Verdict = isScore || isUnknown ? null : _context.Verdict(value),
            Score = isScore ? value : null,
            Missing = isError ? MissingReason.JudgeError
                : isUnknown ? MissingReason.Unknown
                : value is null ? MissingReason.NotScored
                : null,
            Line = line,
            More = _context.More(column => _columns.PlaceOf(column["meta.".Length..]) is >= 0 and var place ? cell(place) : null),
        };
    }

    private Scorer? ScorerOf(string column, int place)
    {
        if (column.EndsWith(OldScore, StringComparison.Ordinal)) return new(column[..^OldScore.Length], place, -1, true);
        if (!column.EndsWith(Value, StringComparison.Ordinal)) return null;
        var name = column[..^Value.Length];
        return new(name, place, _columns.PlaceOf(name + "/error_code"), false);
    }

    private bool IsNumber(string? value) =>
        value is not null && !_context.IsTruthValue(value)
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    private sealed record Scorer(string Name, int Value, int ErrorCode, bool IsScore);
}
