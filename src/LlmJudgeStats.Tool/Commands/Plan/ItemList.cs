using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary>The items to label, drawn by lot and written as <c>item_id,stratum</c>: <c>--emit</c>.</summary>
internal static class ItemList
{
    /// <summary>Writes the list, and says where it is short.</summary>
    public static IEnumerable<Diagnostic> Write(
        OutputFile file, PlanArguments arguments, JudgmentTable table, UnlabelledItems items, PlanAnswer answer)
    {
        CheckIds(table);
        if (answer.Labels is not { } labels)
            throw new UsageException("--emit: no number of labels reaches the goal, so there is no list; ask for what can be reached");
        var there = table.Groups[0].Calibration;
        ListedStratum[] strata = arguments.Design == CalibrationDesign.ByVerdict
            ?
            [
                new("judge-pass", items.Of(passed: true), Missing(answer.LabelsPass, there.TruePositive + there.FalsePositive)),
                new("judge-fail", items.Of(passed: false), Missing(answer.LabelsFail, there.FalseNegative + there.TrueNegative)),
            ]
            : [new("all", items.All, Missing(labels, there.Count))];
        file.Write(text =>
        {
            text.Write("item_id,stratum\n");
            for (var i = 0; i < strata.Length; i++)
            {
                foreach (var number in LabelDraw.Of(strata[i].Ids.Count, (int)strata[i].Wanted, arguments.Seed, i))
                    text.Write($"{Cell(strata[i].Ids[number])},{strata[i].Name}\n");
            }
        });
        return [.. strata.Where(stratum => stratum.Ids.Count < stratum.Wanted).Select(Short)];
    }

    private static void CheckIds(JudgmentTable table)
    {
        if (table.Source.IdColumn is null)
            throw new UsageException("--emit lists item ids, and no column holds any; name it (--id COL)");
        if (table.Source.IdWasChosen)
        {
            throw new UsageException("--emit lists item ids, and several columns are called like ids; name the one to list (--id COL): "
                + $"'{PlainText.Escape(table.Source.IdColumn)}', or another");
        }
    }

    private static long Missing(long? labels, long there) => Math.Max(0, (labels ?? 0) - there);

    private static Diagnostic Short(ListedStratum stratum) => new("LJS2204", DiagnosticSeverity.Warning,
        Invariant($"the list has {stratum.Ids.Count} of {stratum.Wanted} items to label ({stratum.Name}): ")
            + "there are no more without a label",
        "judge more items, or plan with fewer labels");

    // No guard against formulas: an id has to be found again as it is.
    private static string Cell(string id) => id.AsSpan().ContainsAny(",\"\r\n")
        ? $"\"{id.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : id;

    private sealed record ListedStratum(string Name, IReadOnlyList<string> Ids, long Wanted);
}
