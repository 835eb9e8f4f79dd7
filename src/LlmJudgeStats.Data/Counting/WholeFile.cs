namespace LlmJudgeStats.Data;

/// <summary>What was counted, as a whole: refused where it is no evidence, however good each of its rows is.</summary>
internal sealed class WholeFile
{
    /// <summary>Rows that were read.</summary>
    public required long Rows { get; init; }

    /// <summary>Those of them that a filter left out.</summary>
    public required long LeftOut { get; init; }

    /// <summary>Those of them in which there is nothing.</summary>
    public required long Nothing { get; init; }

    public required int Columns { get; init; }

    public required IReadOnlyList<FilterCheck> Filters { get; init; }

    public required IReadOnlyList<GroupCounter> Groups { get; init; }

    /// <summary>The column that names judges; nothing where there is none.</summary>
    public required string? JudgeColumn { get; init; }

    public void Refuse(ErrorLog errors)
    {
        RefuseNoRows(errors);
        RefuseUnmatchedFilters(errors);
        RefuseNothingLeft(errors);
        RefuseOtherJudges(errors);
    }

    private void RefuseNoRows(ErrorLog errors)
    {
        if (Rows > 0) return;
        errors.Fail(new(DataCodes.NoData, "there are no data rows", Columns == 0
            ? "the file is empty: check how it was written"
            : "the file has a header and nothing below it: check how it was written"));
    }

    private void RefuseUnmatchedFilters(ErrorLog errors)
    {
        foreach (var filter in Filters)
        {
            if (filter.NotSeen is not { } value) continue;
            errors.Fail(new(DataCodes.NoData, $"no row has {filter.Describe(value)}",
                "correct the filter (`Where`); values are compared character by character"));
        }
    }

    private void RefuseNothingLeft(ErrorLog errors)
    {
        if (LeftOut == 0 || LeftOut + Nothing < Rows) return;
        var filters = string.Join(" and ", Filters.Select(filter => $"'{Excerpt.Of(filter.Filter.ToString())}'"));
        var verb = Filters.Count == 1 ? "leaves" : "leave";
        errors.Fail(new(DataCodes.NoData,
            Invariant($"{filters} {verb} none of {LeftOut} rows"),
            "correct the filters (`Where`): a row must pass every one of them"));
    }

    private void RefuseOtherJudges(ErrorLog errors)
    {
        foreach (var group in Groups.Where(group => group.Judges.AreOthers))
        {
            var labelled = Excerpt.List(group.Judges.Calibration);
            var judged = Excerpt.List(group.Judges.Test);
            errors.Add(new(DataCodes.OtherJudge,
                $"the labelled items were judged by {labelled}, the test items by {judged}{GroupNotes.In(group)}: "
                    + "the error rates of one judge say nothing about another",
                "label items that the same judge judged")
            {
                Column = JudgeColumn,
            });
        }
        errors.ThrowIfAny();
    }
}
