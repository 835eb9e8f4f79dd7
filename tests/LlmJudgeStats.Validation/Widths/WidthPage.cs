using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Validation.Widths;

/// <summary>Writes width.md from the result files.</summary>
internal static class WidthPage
{
    private static readonly string s_tails = AsymmetricErrorInterval.BalancedTails.Id;
    private static readonly string s_quarter = AsymmetricErrorInterval.BalancedTailsQuarter.Id;

    public static void Write(string folder)
    {
        var rows = WidthRun.Read(Path.Combine(folder, WidthRun.Folder, WidthRun.RowsFile));
        if (rows.Count == 0) return;
        var page = new StringBuilder(WidthWords.Introduction);
        Designs(page, rows);
        page.Append(WidthWords.Cells);
        Cells(page, Path.Combine(folder, WidthRun.Folder, WidthRun.CellsFile));
        page.Append(WidthWords.Search);
        Search(page, Path.Combine(folder, WidthRun.Folder, WidthSearch.SearchFile));
        page.Append(WidthWords.Calibrated);
        Levels(page, Path.Combine(folder, WidthRun.Folder, WidthLevels.LevelsFile));
        page.Append(WidthWords.Computed);
        File.WriteAllText(Path.Combine(folder, "width.md"), page.ToString().ReplaceLineEndings("\n"));
    }

    private static void Designs(StringBuilder page, IReadOnlyList<WidthRow> rows)
    {
        foreach (var level in WidthRun.Levels)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### At {level}\n\n");
            page.Append("| design | used for | guarded-score: min, mean, width | balanced-tails: min (where), mean, width | ratio, at a ")
                .Append("point | balanced-tails-quarter: min (where), mean, width | ratio, at a point |\n|---|---|---|---|---|---|---|\n");
            var there = rows.Where(row => row.Level == level).GroupBy(row => row.Design)
                .Select(group => group.ToDictionary(row => row.Interval)).ToArray();
            foreach (var design in there) Design(page, design);
            Sum(page, there);
        }
    }

    private static void Design(StringBuilder page, Dictionary<string, WidthRow> design)
    {
        var guarded = design[AsymmetricErrorInterval.GuardedScore.Id];
        var role = WidthDesign.All.First(one => one.Name == guarded.Design).Role;
        page.Append(CultureInfo.InvariantCulture,
            $"| {guarded.Design} | {role} | {Down(guarded.Minimum)}, {Rate(guarded.Mean)}, {Rate(guarded.Width)} | ");
        foreach (var row in (WidthRow[])[design[s_tails], design[s_quarter]])
        {
            page.Append(CultureInfo.InvariantCulture, $"{Down(row.Minimum)} ({row.Rate}; {row.Sensitivity}, {row.Specificity}), ")
                .Append(CultureInfo.InvariantCulture, $"{Rate(row.Mean)}, {Rate(row.Width)} | {row.Ratio:F3}, {row.LeastRatio:F2} to ")
                .Append(CultureInfo.InvariantCulture, $"{row.MostRatio:F2} | ");
        }
        page.Length--;
        page.Append('\n');
    }

    private static void Sum(StringBuilder page, Dictionary<string, WidthRow>[] designs)
    {
        var guarded = AsymmetricErrorInterval.GuardedScore.Id;
        page.Append(CultureInfo.InvariantCulture, $"| **all {designs.Length}** | | {Down(designs.Min(one => one[guarded].Minimum))} | ");
        foreach (var id in (string[])[s_tails, s_quarter])
        {
            page.Append(CultureInfo.InvariantCulture, $"{Down(designs.Min(one => one[id].Minimum))}; wider at ")
                .Append(CultureInfo.InvariantCulture, $"{designs.Average(one => one[id].Wider):P0} of the points | ")
                .Append(CultureInfo.InvariantCulture, $"{designs.Average(one => one[id].Ratio):F3}, ")
                .Append(CultureInfo.InvariantCulture, $"{designs.Min(one => one[id].LeastRatio):F2} to ")
                .Append(CultureInfo.InvariantCulture, $"{designs.Max(one => one[id].MostRatio):F2} | ");
        }
        page.Length--;
        page.Append('\n');
    }

    private static void Cells(StringBuilder page, string path)
    {
        var cells = Lines(path).GroupBy(cell => (cell[0], cell[1], cell[2], cell[3])).ToArray();
        if (cells.Length == 0) return;
        page.Append("\n| design | interval | Se, Sp | ").AppendJoin(" | ", cells[0].Select(cell => cell[4])).Append(" |\n|---|---|---|")
            .Insert(page.Length, "---|", cells[0].Count()).Append('\n');
        foreach (var line in cells)
        {
            var (design, interval, se, sp) = line.Key;
            page.Append(CultureInfo.InvariantCulture, $"| {design} | {interval} | {se}, {sp} | ")
                .AppendJoin(" | ", line.Select(cell => Number(cell[5]).ToString("F3", CultureInfo.InvariantCulture))).Append(" |\n");
        }
    }

    private static void Search(StringBuilder page, string path)
    {
        page.Append("\n| design | interval | Se, Sp from .55: min (rate; Se, Sp) | from .1, better than chance |\n|---|---|---|---|\n");
        foreach (var line in Lines(path).GroupBy(one => (one[0], one[1])))
        {
            var (design, interval) = line.Key;
            page.Append(CultureInfo.InvariantCulture, $"| {design} | {interval} | ")
                .AppendJoin(" | ", line.Select(one => $"{Down(Number(one[4]))} ({one[5]}; {one[6]}, {one[7]})")).Append(" |\n");
        }
    }

    private static void Levels(StringBuilder page, string path)
    {
        page.Append("\n| level | design ");
        foreach (var interval in WidthRun.Intervals)
            page.Append(CultureInfo.InvariantCulture, $"| {interval.Id}: nominal, min, width, ratio ");
        page.Append("|\n|---|---|---|---|---|\n");
        foreach (var line in Lines(path).GroupBy(one => (Level: one[1], Design: one[0])))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {line.Key.Level} | {line.Key.Design} | ")
                .AppendJoin(" | ", line.Select(one => string.Create(CultureInfo.InvariantCulture,
                    $"{one[3]}, {Down(Number(one[4]))}, {Rate(Number(one[8]))}, {Number(one[9]):F3}"))).Append(" |\n");
        }
    }

    private static IEnumerable<string[]> Lines(string path) =>
        File.Exists(path) ? File.ReadLines(path).Skip(1).Select(line => line.Split(',')) : [];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    // Coverage is rounded down.
    private static string Down(double value) => Rate(Math.Floor(value * 10_000) / 10_000);

    private static string Rate(double value) => value.ToString(".0000", CultureInfo.InvariantCulture);
}
