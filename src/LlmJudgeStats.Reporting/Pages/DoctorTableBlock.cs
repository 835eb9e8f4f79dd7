using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Verdict by label, judge by judge: a group of three columns for each kind of label that occurs.</summary>
internal static class DoctorTableBlock
{
    public static PageTable Of(IReadOnlyList<DoctorTableRow> rows)
    {
        LabelGroup[] groups = [.. AllGroups().Where(group => rows.Any(group.Occurs))];
        var hasJudges = rows.Any(row => row.Judge is not null);
        List<PageColumn> columns = hasJudges ? [new("judge", PageCells.Text)] : [];
        foreach (var group in groups)
        {
            columns.Add(new((columns.Count > 1 ? " " : "") + group.Title, PageCells.Text));
            columns.AddRange([new("passed", PageCells.Numbers), new("failed", PageCells.Numbers), new("missing", PageCells.Numbers)]);
        }
        return new(columns, [.. rows.Select(row => Cells(row, groups, hasJudges))]);
    }

    private static string[] Cells(DoctorTableRow row, LabelGroup[] groups, bool hasJudges) =>
    [
        .. hasJudges ? [row.IsTotal ? "total" : row.Judge ?? ""] : Array.Empty<string>(),
        .. groups.SelectMany(group => new[] { "", Number(group.Passed(row)), Number(group.Failed(row)), Number(group.Missing(row)) }),
    ];

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static LabelGroup[] AllGroups() =>
    [
        new("label pass:", row => row.TruePositive, row => row.FalseNegative, row => row.MissingPass),
        new("label fail:", row => row.FalsePositive, row => row.TrueNegative, row => row.MissingFail),
        new("no label:", row => row.UnlabelledPassed, row => row.UnlabelledFailed, row => row.UnlabelledMissing),
    ];

    private sealed record LabelGroup(
        string Title, Func<DoctorTableRow, long> Passed, Func<DoctorTableRow, long> Failed, Func<DoctorTableRow, long> Missing)
    {
        public bool Occurs(DoctorTableRow row) => Passed(row) + Failed(row) + Missing(row) > 0;
    }
}
