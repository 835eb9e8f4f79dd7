namespace LlmJudgeStats.Data;

/// <summary>Gives judgments the labels of a second file.</summary>
/// <param name="labels">The labels.</param>
/// <param name="groupColumns">The columns by which rows are grouped.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class LabelJoin(LabelTable labels, IReadOnlyList<string> groupColumns, ErrorLog errors)
{
    private const int KeysShown = 3;
    private const int LongestPath = 300;
    private const int MostWhole = 30;     // keys kept in full for the message that nothing matched
    private readonly LabelMeetings _met = new(groupColumns, errors);
    private readonly List<string> _unmet = [];
    private long _withoutLabel;
    private long _emptyKeys;
    private long _rows;

    /// <summary>The label of the current row: that of the file of labels, unless it has one of its own that says the same.</summary>
    public Outcome LabelOf(IRowReader row, ColumnRoles roles, GroupCounter group, Outcome own)
    {
        if (Meet(row, roles, group, own is Outcome.Missing, out var key) is not { } found) return own;
        if (own is not (Outcome.Missing or Outcome.Unresolved) && found.Label is Outcome.Pass or Outcome.Fail && own != found.Label)
            AddContradiction(row, key, found);
        // What somebody decided stands; the other file could not.
        return own is Outcome.Pass or Outcome.Fail ? own : found.Label;
    }

    /// <summary>The same of labels that are values.</summary>
    public double? ValueOf(IRowReader row, ColumnRoles roles, GroupCounter group, double? own, MeasureWords words)
    {
        if (Meet(row, roles, group, own is null, out var key) is not { } found) return own;
        // It was read with the same words before.
        _ = words.TryRead(found.Text, out var value);
        if (own is not null && own != value) AddContradiction(row, key, found);
        return own ?? value;
    }

    /// <summary>Whether a row has a key, that of a label or not.</summary>
    public static bool HasKey(IRowReader row, ColumnRoles roles) => LabelKey.Of(row, roles.Keys).Length > 0;

    private KeyedLabel? Meet(IRowReader row, ColumnRoles roles, GroupCounter group, bool hasNone, out string key)
    {
        _rows++;
        key = LabelKey.Of(row, roles.Keys);
        if (key.Length == 0) _emptyKeys++;
        if (key.Length == 0 || !labels.Labels.TryGetValue(key, out var found))
        {
            if (hasNone) _withoutLabel++;
            if (key.Length > 0 && _unmet.Count < MostWhole) _unmet.Add(key);
            return null;
        }
        _met.Add(key, labels.Mirrored.GetValueOrDefault(key), row, roles, group);
        return found;
    }

    private void AddContradiction(IRowReader row, string key, KeyedLabel found) => errors.Add(new(DataCodes.ContradictingLabels,
        $"the label of this row contradicts the label of its key '{Excerpt.Of(LabelKey.Shown(key))}' in "
            + $"'{Excerpt.Of(labels.Name, LongestPath)}' (line {found.Line})",
        "correct one of them, or leave out the labels of one file"), row.Line);

    /// <summary>The count of labels.</summary>
    public LabelAccount ToAccount() => new()
    {
        Read = labels.Counts.Read,
        Matched = _met.Count,
        Unmatched = labels.Count - _met.Count,
        WithoutLabel = _withoutLabel,
        EmptyKeys = labels.Counts.EmptyKeys + _emptyKeys,
        Agreeing = labels.Counts.Agreeing,
        Conflicting = labels.Counts.Conflicting,
        Cancelled = labels.Counts.Cancelled,
    };

    /// <summary>Throws when no judgment has a label.</summary>
    public void RefuseNoMatch()
    {
        if (_met.Count > 0 || _rows == 0) return;
        var theirs = labels.Labels.Keys.Take(KeysShown).Select(LabelKey.Shown);
        errors.Fail(new(DataCodes.NoKeyMatches,
            $"no judgment has the key of a label in '{Excerpt.Of(labels.Name, LongestPath)}': keys here are "
                + $"{Excerpt.List(_unmet.Select(LabelKey.Shown), KeysShown)}, "
                + $"keys there {Excerpt.List(theirs, KeysShown)}",
            Hint()));
    }

    /// <summary>What a reader of the numbers should know.</summary>
    public IEnumerable<Diagnostic> Notes()
    {
        foreach (var note in labels.Notes) yield return note with { Message = $"'{Excerpt.Of(labels.Name, LongestPath)}': {note.Message}" };
        foreach (var note in LabelNotes.Raters(labels.Counts.Several, labels.Counts.Differing)) yield return note;
        foreach (var note in _met.Notes()) yield return note;
        var unmatched = labels.Count - _met.Count;
        if (unmatched * 2 <= labels.Count) yield break;
        yield return new(DataCodes.UnmatchedLabels, DiagnosticSeverity.Warning,
            Invariant($"{unmatched} of {labels.Count} labels meet no judgment"),
            "check that the files belong together, and that keys are written alike");
    }

    private string Hint()
    {
        foreach (var (change, words) in s_changes)
        {
            var theirs = labels.Labels.Keys.Select(key => change(key)).ToHashSet(StringComparer.Ordinal);
            if (_unmet.Any(key => theirs.Contains(change(key)))) return $"they would match {words}: write the keys alike";
        }
        return "keys are compared as text: name the columns that tell whose a label is (`LabelKeys`)";
    }

    private static readonly (Func<string, string> Change, string Words)[] s_changes =
    [
        (key => key.ToUpperInvariant(), "without regard to case"),
        (key => key.TrimStart('0'), "without leading zeros"),
        (key => key.Trim('"', '\''), "without quotes"),
        (key => Cut(key, ".json"), "without .json at the end"),
        (key => Cut(key, ".0"), "without .0 at the end"),
        (key => key[(key.LastIndexOfAny(['/', ':', '-', '_']) + 1)..], "without what stands before the last sign"),
    ];

    private static string Cut(string key, string end) => key.EndsWith(end, StringComparison.Ordinal) ? key[..^end.Length] : key;
}
