namespace LlmJudgeStats.Data;

/// <summary>Refuses what was counted where it is no evidence as a whole, however good each of its rows is.</summary>
internal static class WholeFile
{
    /// <summary>Refuses a file without rows, a filter value that no row has, and filters that leave nothing.</summary>
    /// <param name="row">The rows that were read.</param>
    /// <param name="passedOver">Those of them that were passed over.</param>
    /// <param name="rows">How many there were.</param>
    /// <param name="nothing">In how many there is nothing.</param>
    /// <param name="errors">Where errors go.</param>
    public static void RefuseEmpty(IRowReader row, PassedOver passedOver, long rows, long nothing, ErrorLog errors)
    {
        if (rows == 0)
        {
            errors.Fail(new(DataCodes.NoData, "there are no data rows", row.Columns.Count == 0
                ? "the file is empty: check how it was written"
                : "the file has a header and nothing below it: check how it was written"));
        }
        foreach (var filter in passedOver.Filters)
        {
            if (filter.NotSeen is not { } value) continue;
            errors.Fail(new(DataCodes.NoData, $"no row has {filter.Describe(value)}",
                "correct the filter (`Where`); values are compared character by character"));
        }
        if (passedOver.LeftOut == 0 || passedOver.LeftOut + nothing < rows) return;
        var filters = string.Join(" and ", passedOver.Filters.Select(filter => $"'{Excerpt.Of(filter.Filter.ToString())}'"));
        var verb = passedOver.Filters.Length == 1 ? "leaves" : "leave";
        errors.Fail(new(DataCodes.NoData,
            Invariant($"{filters} {verb} none of {passedOver.LeftOut} rows"),
            "correct the filters (`Where`): a row must pass every one of them"));
    }

    /// <summary>Refuses labelled items that were judged by others than the test items.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="judgeColumn">The column that names judges; nothing where there is none.</param>
    /// <param name="errors">Where errors go.</param>
    public static void RefuseOtherJudges(IReadOnlyList<GroupCounter> groups, string? judgeColumn, ErrorLog errors)
    {
        foreach (var group in groups.Where(group => group.Judges.AreOthers))
        {
            var labelled = Excerpt.List(group.Judges.Calibration);
            var judged = Excerpt.List(group.Judges.Test);
            errors.Add(new(DataCodes.OtherJudge,
                $"the labelled items were judged by {labelled}, the test items by {judged}{GroupNotes.In(group)}: "
                    + "the error rates of one judge say nothing about another",
                "label items that the same judge judged")
            {
                Column = judgeColumn,
            });
        }
        errors.ThrowIfAny();
    }
}
