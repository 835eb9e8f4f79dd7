using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>Which column of a file of claims holds what: by its name, or by a usual spelling of it.</summary>
/// <remarks>
/// A column with the exact name goes before one that is spelled otherwise; what is read otherwise, or not, is told. In most papers se is a
/// standard error: it is a sensitivity only beside sp.
/// </remarks>
internal sealed class ClaimColumns(IRowReader row)
{
    // What each column may also be called; the side (a or b) is taken off before.
    private static readonly Dictionary<string, string[]> s_spellings = new(StringComparer.Ordinal)
    {
        ["score"] = ["rate", "pass_rate", "percent", "percentage", "pct", "result", "value"],
        ["passed"] = ["passes", "pass", "correct", "num_correct", "n_correct", "successes", "hits"],
        ["total"] = ["n", "items", "n_items", "num_items", "questions", "problems", "tasks", "size", "of"],
        ["judge"] = ["grader", "evaluator", "judge_name", "judged_by"],
        ["sensitivity"] = ["se", "tpr", "recall", "judge_sensitivity"],
        ["specificity"] = ["sp", "tnr", "judge_specificity"],
        ["accuracy"] = ["judge_accuracy"],
        [""] = ["system", "model", "name", "method"],
        ["claim"] = ["id", "claim_id", "statement", "paper"],
        ["kind"] = ["type", "claim_kind"],
        ["benchmark"] = ["dataset", "data_set", "test_set"],
        ["same_items"] = ["paired", "same_questions", "same_problems"],
        ["margin"] = [],
        ["threshold"] = ["at_least", "target"],
        ["ratio"] = ["retained", "share"],
    };

    private static readonly string[] s_percentages = ["percent", "percentage", "pct"];
    private static readonly string[] s_sided = ["score", "passed", "total", "judge", "sensitivity", "specificity", "accuracy", ""];
    private static readonly string[] s_plain =
    [
        "claim", "kind", "benchmark", "same_items", "margin", "threshold", "ratio", "sensitivity", "specificity", "accuracy",
        "judge", "total",
    ];

    private const string StandardError = "se";

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _meanings = [];
    private int _known;

    /// <summary>The place of a column; −1 where there is none.</summary>
    public int PlaceOf(string column)
    {
        // JSON lines may add columns with every row.
        if (_known < row.Columns.Count) Find();
        return _places.TryGetValue(column, out var place) ? place : -1;
    }

    /// <summary>Whether the name of a column says that its numbers are percentages: <c>pct_a</c>, <c>Score A (%)</c>.</summary>
    public bool ArePercentages(string column) => PlaceOf(column) is >= 0 and var place && SaysPercent(row.Columns[place]);

    /// <summary>Columns that are read under another name than theirs: theirs, and that of the column they stand for.</summary>
    public IReadOnlyList<(string Column, string Meaning)> ReadOtherwise =>
    [
        .. _meanings.OrderBy(one => one.Key).Where(one => !IsExact(row.Columns[one.Key], one.Value))
            .Select(one => (row.Columns[one.Key].Trim(), one.Value)),
    ];

    /// <summary>Columns that nothing is read from.</summary>
    public IReadOnlyList<string> Unread =>
    [
        .. row.Columns.Where((column, place) => column.Trim().Length > 0 && !_meanings.ContainsKey(place)).Select(column => column.Trim()),
    ];

    /// <summary>The first column that nothing is read from because it may be a standard error; nothing without one.</summary>
    public string? Ambiguous => row.Columns.Select(column => column.Trim())
        .FirstOrDefault(column => MeaningOf(Folded(column)) is not null && MayBeAStandardError(Folded(column)));

    private void Find()
    {
        _known = row.Columns.Count;
        _places.Clear();
        _meanings.Clear();
        // Exact names first: no other spelling takes their place.
        for (var i = 0; i < _known; i++) Take(i, onlyExact: true);
        for (var i = 0; i < _known; i++) Take(i, onlyExact: false);
    }

    private void Take(int place, bool onlyExact)
    {
        var name = Folded(row.Columns[place]);
        if (_meanings.ContainsKey(place) || MeaningOf(name) is not { } meaning || MayBeAStandardError(name)) return;
        if ((onlyExact && !IsExact(row.Columns[place], meaning)) || !_places.TryAdd(meaning, place)) return;
        _meanings[place] = meaning;
    }

    // a_se beside a_sp, and se_a beside sp_a, are a pair of error rates.
    private bool MayBeAStandardError(string name)
    {
        if (!name.Split('_').Contains(StandardError)) return false;
        var partner = string.Join('_', name.Split('_').Select(part => part == StandardError ? "sp" : part));
        return !row.Columns.Any(column => Folded(column) == partner);
    }

    private static bool SaysPercent(string column) =>
        column.Contains('%', StringComparison.Ordinal) || Folded(column).Split('_').Any(part => s_percentages.Contains(part));

    private static bool IsExact(string column, string meaning) => column.Trim().Equals(meaning, StringComparison.OrdinalIgnoreCase);

    private static string? MeaningOf(string name)
    {
        if (Canonical(name, s_plain) is { Length: > 0 } plain) return plain;
        var (side, rest) = name is "a" or "b" ? (name, "")
            : name.StartsWith("a_", StringComparison.Ordinal) || name.StartsWith("b_", StringComparison.Ordinal) ? (name[..1], name[2..])
            : name.EndsWith("_a", StringComparison.Ordinal) || name.EndsWith("_b", StringComparison.Ordinal) ? (name[^1..], name[..^2])
            : ("", name);
        if (side.Length == 0 || Canonical(rest, s_sided) is not { } meaning) return null;
        return meaning.Length == 0 ? side : $"{side}_{meaning}";
    }

    private static string? Canonical(string name, string[] among) =>
        Array.Find(among, meaning => meaning == name || Array.IndexOf(s_spellings[meaning], name) >= 0);

    // Score A, scoreA, score-a and SCORE_A are score_a.
    private static string Folded(string column)
    {
        var folded = new StringBuilder(column.Length);
        var previous = ' ';
        foreach (var c in column.Trim())
        {
            if (!char.IsLetterOrDigit(c)) Break();
            else
            {
                if (char.IsUpper(c) && (char.IsLower(previous) || char.IsDigit(previous))) Break();
                folded.Append(char.ToLowerInvariant(c));
            }
            previous = c;
        }
        return folded.ToString().Trim('_');

        void Break()
        {
            if (folded.Length > 0 && folded[^1] != '_') folded.Append('_');
        }
    }
}
