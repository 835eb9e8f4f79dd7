namespace LlmJudgeStats.Data;

/// <summary>Finds the columns that were asked for, or their usual names.</summary>
/// <remarks>
/// A name matches exactly, else without regard to case and spaces; two that match equally well are an error, never a choice.
/// </remarks>
internal sealed class RoleFinder(JudgmentReaderOptions options, ErrorLog errors)
{
    private const int NoColumn = -1;
    private const int FewSlips = 2;            // letters that may be wrong in a short name
    private const int LettersForASlip = 3;     // one more in a longer one for each of so many

    private int[]? _ids;

    /// <summary>The roles of these columns; a part that is needed and that no column plays is logged when no more can come.</summary>
    public ColumnRoles Find(KnownColumns columns)
    {
        var roles = new ColumnRoles
        {
            Verdict = options.VerdictColumn is { } name ? Named(name, columns) : Named("verdict", columns, "`VerdictColumn`"),
            Labels = !options.ReadsLabels ? [NoColumn] : options.Labels is null ? Labels(columns) : [OwnLabel(columns)],
            Count = Named(options.CountColumn, columns),
            Weight = Named(options.WeightColumn, columns),
            Calibration = Named(options.Calibration?.Column, columns),
            Stratum = Named(options.StratumColumn, columns),
            Cluster = Named(options.ClusterColumn, columns),
            Pair = Named(options.PairColumn, columns),
            Groups = [.. options.GroupColumns.Select(group => Named(group, columns))],
            Where = [.. options.Filters.Select(filter => Named(filter.Column, columns))],
            Keys = options.Labels is null ? [] : [.. options.LabelKeys.Select(key => Named(key, columns))],
        };
        RefuseTwice(roles, columns);
        roles = roles with { Judge = UsualJudge(roles, columns) };
        // In JSON lines columns come with the rows: ids that are known stay the ids.
        if (_ids is not { Length: > 0 }) _ids = Ids(roles, columns);
        return roles with { Ids = _ids };
    }

    /// <summary>The roles of a file of labels: the keys and the labels.</summary>
    public ColumnRoles FindLabels(KnownColumns columns)
    {
        var labels = options.RaterColumns.Count > 0 || options.LabelColumn is not null || UsualLabel(columns) >= 0
            ? Labels(columns)
            : [Named("label", columns, "`LabelColumn`")];
        RefuseRaterTwice(labels, columns);
        return new() { Labels = labels, Keys = [.. options.LabelKeys.Select(key => Named(key, columns))] };
    }

    // The column that was named, or that of a usual name where an option would name another.
    private int Named(string? name, KnownColumns columns, string? option = null)
    {
        if (name is null) return NoColumn;
        var column = Match(name, columns);
        if (column < 0 && columns.AreAll) AddNotFound(name, columns, option);
        return column;
    }

    private int UsualLabel(KnownColumns columns)
    {
        var label = Match("label", columns);
        var truth = Match("truth", columns);
        if (label >= 0 && truth >= 0)
        {
            errors.Fail(new(DataCodes.ColumnAmbiguous,
                $"both '{Excerpt.Of(columns.Names[label])}' and '{Excerpt.Of(columns.Names[truth])}' look like the human label",
                "name one (`LabelColumn`)"), columns.Line);
        }
        return Math.Max(label, truth);
    }

    private int[] Labels(KnownColumns columns)
    {
        if (options.RaterColumns.Count > 0) return [.. options.RaterColumns.Select(name => Named(name, columns))];
        return [options.LabelColumn is { } named ? Named(named, columns) : UsualLabel(columns)];
    }

    // Labels come from another file; those that stand here, too, must not contradict them.
    private int OwnLabel(KnownColumns columns) =>
        options.LabelColumn is { } named ? Match(named, columns) : UsualLabel(columns);

    private void RefuseTwice(ColumnRoles roles, KnownColumns columns)
    {
        foreach (var column in roles.Groups.Append(roles.Stratum).Append(roles.Cluster).Append(roles.Weight))
        {
            if (column < 0 || (column != roles.Verdict && !roles.Labels.Contains(column))) continue;
            errors.Fail(new(DataCodes.ColumnAmbiguous,
                "verdicts and labels are what is counted: they are no groups, strata, clusters or weights",
                "name another column (`GroupColumns`, `StratumColumn`, `ClusterColumn`, `WeightColumn`)"),
                columns.Line, columns.Names[column]);
        }
        RefuseRaterTwice(roles.Labels, columns);
        if (roles.Verdict < 0 || !roles.Labels.Contains(roles.Verdict)) return;
        errors.Fail(new(DataCodes.ColumnAmbiguous,
            "the same column is named for verdicts and for labels, which would make the judge perfect", "name two columns"),
            columns.Line, columns.Names[roles.Verdict]);
    }

    private void RefuseRaterTwice(int[] labels, KnownColumns columns)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] < 0 || Array.IndexOf(labels, labels[i]) == i) continue;
            errors.Fail(new(DataCodes.ColumnAmbiguous, "the same column is named for two raters, which would count it twice",
                "name each rater's column once"), columns.Line, columns.Names[labels[i]]);
        }
    }

    private int[] Ids(ColumnRoles roles, KnownColumns columns)
    {
        var named = Named(options.IdColumn, columns);
        if (options.IdColumn is not null && named < 0) return [];
        var names = columns.Names;
        var others = roles with { Keys = [] };    // what finds the label is often the id
        int[] all = [.. Enumerable.Range(0, names.Count).Where(i => RoleNames.IdRank(names[i]) >= 0 && !others.Plays(i))];
        int[] ids = [.. all.OrderBy(i => RoleNames.IdRank(names[i]))];
        int[] sure = [.. ids.Where(i => !RoleNames.IsIdIfUnique(names[i]))];
        // The others beside the one that was named may group its rows.
        if (named >= 0) return [named, .. sure.Where(i => i != named)];
        return sure.Length > 0 ? sure : ids;
    }

    // Not where rows are told apart by it anyway, nor where it plays another part: a column called judge may hold the verdicts.
    private static int UsualJudge(ColumnRoles roles, KnownColumns columns)
    {
        var judge = columns.Names.FirstPlace(RoleNames.IsJudge);
        return roles.Plays(judge) ? NoColumn : judge;
    }

    private int Match(string name, KnownColumns columns)
    {
        if (columns.Names.PlaceOf(name) is >= 0 and var exact) return exact;
        var loose = NoColumn;
        for (var i = 0; i < columns.Names.Count; i++)
        {
            if (!Fold(columns.Names[i]).Equals(Fold(name), StringComparison.OrdinalIgnoreCase)) continue;
            if (loose >= 0) RefuseTwo(name, columns, loose, i);
            loose = i;
        }
        return loose;
    }

    private void RefuseTwo(string name, KnownColumns columns, int one, int other) => errors.Fail(
        new(DataCodes.ColumnAmbiguous,
            $"'{Excerpt.Of(columns.Names[one])}' and '{Excerpt.Of(columns.Names[other])}' both match '{Excerpt.Of(name)}'",
            "write the name exactly as in the file"), columns.Line);

    private void AddNotFound(string name, KnownColumns columns, string? option)
    {
        var names = columns.Names;
        var otherwise = option is null ? "name one of these" : $"name one of these ({option})";
        errors.Add(new(DataCodes.ColumnNotFound, $"there is no column '{Excerpt.Of(name)}'; the columns are {Excerpt.List(names)}",
            LayoutHint(names) ?? SpellingHint(name, names, option) ?? otherwise), columns.Line);
    }

    /// <summary>What to do when the columns may not be the file's at all.</summary>
    private string? LayoutHint(IReadOnlyList<string> columns)
    {
        if (options.Delimiter is not null && columns is [var only] && only.AsSpan().ContainsAny(",;\t|"))
            return "the columns look separated by another character: correct `Delimiter`, or leave it out";
        if (columns.Count > 0 && columns[0].StartsWith('#'))
            return "the file begins with a comment: leave out the lines before the header, for example with grep -v '^#'";
        if (!options.HasHeader) return "without a header columns are named by number, from 1";
        return columns.Any(Vocabulary.IsBuiltInWord)
            ? "the first row looks like data: say `HasHeader = false` if it is, and name columns by number"
            : null;
    }

    private static string? SpellingHint(string name, IReadOnlyList<string> columns, string? option)
    {
        var closest = columns.Where(column => column.Length > 0).MinBy(column => Distance(Fold(column), Fold(name)));
        if (closest is null || Distance(Fold(closest), Fold(name)) > Math.Max(FewSlips, name.Length / LettersForASlip)) return null;
        var shown = Excerpt.InHint(closest);
        return $"did you mean '{shown}'?{(option is null ? "" : $" Say {option} = '{shown}'")}";
    }

    private static string Fold(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();

    // 0 when one name holds the other.
    private static int Distance(string one, string other)
    {
        var isPart = one.Length > 0 && other.Length > 0
            && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));
        return isPart ? 0 : Spelling.Distance(one, other);
    }
}
