namespace LlmJudgeStats.Data;

/// <summary>Finds the columns that were asked for, or their usual names.</summary>
/// <remarks>A name matches exactly, else without regard to case and spaces; two that match equally well are an error, never a choice.</remarks>
internal sealed class RoleFinder(JudgmentReaderOptions options, ErrorLog errors)
{
    /// <summary>The roles of these columns; a part that is needed and that no column plays is logged when the columns are final.</summary>
    public ColumnRoles Find(IReadOnlyList<string> columns, bool final, long line)
    {
        var roles = new ColumnRoles(
            Verdict: Needed(options.VerdictColumn ?? "verdict", columns, final, line, options.VerdictColumn is null ? "`VerdictColumn`" : null),
            Label: Label(columns, final, line),
            Count: options.CountColumn is { } count ? Needed(count, columns, final, line) : -1,
            Id: Id(columns, final, line),
            Judge: Judge(columns, line),
            Calibration: options.Calibration is { } calibration ? Needed(calibration.Column, columns, final, line) : -1,
            Groups: [.. options.GroupColumns.Select(name => Needed(name, columns, final, line))],
            Where: [.. options.Where.Select(filter => Needed(filter.Column, columns, final, line))]);
        if (roles.Verdict >= 0 && roles.Verdict == roles.Label)
        {
            errors.Fail(new(DataCodes.ColumnAmbiguous, "the same column is named for verdicts and for labels, which would make the judge perfect",
                "name two columns")
            {
                Line = line,
                Column = columns[roles.Verdict],
            });
        }
        return roles;
    }

    private int Id(IReadOnlyList<string> columns, bool final, long line)
    {
        if (options.IdColumn is { } name) return Needed(name, columns, final, line);
        var full = Match("item_id", columns, line);
        return full >= 0 ? full : Match("id", columns, line);
    }

    /// <summary>The first column that plays no part and has such a name, or a name that holds one; <see langword="null"/> when none has.</summary>
    public static string? Unused(IReadOnlyList<string> columns, ColumnRoles roles, string[] names, bool exactly)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var name = Fold(columns[i]);
            if (!roles.Plays(i) && names.Any(like => exactly ? name.Equals(like, StringComparison.OrdinalIgnoreCase) : name.Contains(like, StringComparison.OrdinalIgnoreCase)))
                return columns[i];
        }
        return null;
    }

    // Not where rows are told apart by it anyway.
    private int Judge(IReadOnlyList<string> columns, long line)
    {
        foreach (var name in new[] { "judge", "judge_model", "judge_id", "judge_version" })
        {
            var column = Match(name, columns, line);
            if (column < 0) continue;
            return options.GroupColumns.Concat(options.Where.Select(filter => filter.Column)).Any(used => Fold(used) == Fold(name)) ? -1 : column;
        }
        return -1;
    }

    private int Label(IReadOnlyList<string> columns, bool final, long line)
    {
        if (options.LabelColumn is { } name) return Needed(name, columns, final, line);
        var (label, truth) = (Match("label", columns, line), Match("truth", columns, line));
        if (label >= 0 && truth >= 0)
        {
            errors.Fail(new(DataCodes.ColumnAmbiguous,
                $"both '{Excerpt.Of(columns[label])}' and '{Excerpt.Of(columns[truth])}' look like the human label",
                "name one (`LabelColumn`)")
            { Line = line });
        }
        return Math.Max(label, truth);
    }

    private int Needed(string name, IReadOnlyList<string> columns, bool final, long line, string? optionForDefault = null)
    {
        var column = Match(name, columns, line);
        if (column < 0 && final) errors.Add(NotFound(name, columns, line, optionForDefault));
        return column;
    }

    private int Match(string name, IReadOnlyList<string> columns, long line)
    {
        var loose = -1;
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] == name) return i;
        }
        for (var i = 0; i < columns.Count; i++)
        {
            if (!Fold(columns[i]).Equals(Fold(name), StringComparison.OrdinalIgnoreCase)) continue;
            if (loose >= 0)
            {
                errors.Fail(new(DataCodes.ColumnAmbiguous,
                    $"'{Excerpt.Of(columns[loose])}' and '{Excerpt.Of(columns[i])}' both match '{Excerpt.Of(name)}'",
                    "write the name exactly as in the file")
                { Line = line });
            }
            loose = i;
        }
        return loose;
    }

    private JudgeDataError NotFound(string name, IReadOnlyList<string> columns, long line, string? optionForDefault)
    {
        var closest = columns.Where(column => column.Length > 0).MinBy(column => Distance(Fold(column), Fold(name)));
        var near = closest is not null && Distance(Fold(closest), Fold(name)) <= Math.Max(2, name.Length / 3);
        var hint = options.Delimiter is not null && columns is [var only] && only.AsSpan().ContainsAny(",;\t|")
            ? "the columns look separated by another character: correct `Delimiter`, or leave it out"
            : !options.HasHeader
            ? "without a header columns are named by number, from 1"
            : columns.Any(column => Vocabulary.IsBuiltInWord(column))
                ? "the first row looks like data: say `HasHeader = false` if it is, and name columns by number"
                : near
                    ? $"did you mean '{Excerpt.InHint(closest!)}'?{(optionForDefault is null ? "" : $" Say {optionForDefault} = '{Excerpt.InHint(closest!)}'")}"
                    : optionForDefault is null ? "name one of these" : $"name one of these ({optionForDefault})";
        return new(DataCodes.ColumnNotFound, $"there is no column '{Excerpt.Of(name)}'; the columns are {Excerpt.List(columns)}", hint)
        {
            Line = line,
        };
    }

    private static string Fold(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    // 0 when one name holds the other.
    private static int Distance(string a, string b) =>
        a.Length > 0 && b.Length > 0 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)) ? 0 : Spelling.Distance(a, b);
}
