using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>Writes clusters.md from the result files.</summary>
internal static class ClusterPage
{
    private static readonly (string Kind, string Title, string Interval)[] s_kinds =
    [
        (ClusterCell.ByLabel, "Labels chosen by label, or from elsewhere", "guarded-score"),
        (ClusterCell.FromTestItems, "Labels sampled from the test items, at random or by verdict", "corrected-profile"),
    ];

    private static readonly (string Id, string Words)[] s_methods =
    [
        (ClusterMethod.Ours, "**ours**"),
        ("ignored", "clusters ignored"),
        ("cr1-z", "CR1 sizes, z"),
        ("cr1-t", "CR1 sizes, t(G − 1)"),
        (ClusterBootstrap.Id, "percentile bootstrap of clusters"),
    ];

    // Below it a command has to say that its interval is too narrow.
    private const double VerdictFloor = 0.94;

    private static readonly string[] s_columns = [".95", ".90", ".99", "one-sided lower .95", "one-sided upper .95"];
    private static readonly double[] s_floors = [0.945, 0.895, 0.985, 0.945, 0.945];

    public static int Order(string method) => Array.FindIndex(s_methods, one => one.Id == method);

    public static void Write(string folder)
    {
        var grid = ClusterResult.Read(Path.Combine(folder, ClusterRun.Folder, ClusterRun.GridFile));
        if (grid.Count == 0) return;
        var again = ClusterResult.Read(Path.Combine(folder, ClusterRun.Folder, ClusterRun.AgainFile));
        var cells = ClusterRun.Read(folder).ToDictionary(cell => cell.Name, StringComparer.Ordinal);
        var page = new StringBuilder(ClusterWords.Introduction);
        foreach (var (kind, title, interval) in s_kinds)
        {
            var ours = grid.Where(result => result.Kind == kind).ToArray();
            var rerun = again.Where(result => result.Kind == kind).ToArray();
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            Grid(page, ours, interval);
            Again(page, rerun, cells);
        }
        NoVerdict(page, folder);
        Real(page, folder);
        page.Append(ClusterWords.Discussion);
        File.WriteAllText(Path.Combine(folder, "clusters.md"), page.ToString().ReplaceLineEndings("\n"));
    }

    private static void Grid(StringBuilder page, ClusterResult[] results, string interval)
    {
        page.Append(CultureInfo.InvariantCulture, $"Simulated; the interval is `{interval}`. The lowest cell, its standard error in ")
            .Append("brackets; it is picked among many and so looks worse than it is. \"Low\": cells more than two standard errors ")
            .Append("below .945 at .95.\n\n");
        page.Append("| simulated | cells | .95 | .90 | .99 | one-sided .95, lower | upper | mean at .95 | low | mean width at .95 |\n");
        page.Append("|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var (id, words) in s_methods)
        {
            var rows = results.Where(result => result.Method == id).ToArray();
            Row(page, words, [.. rows.Where(row => row.Number <= ClusterCells.OfFirst)]);
            if (id == ClusterMethod.Ours) Row(page, "ours, second grid", [.. rows.Where(row => row.Number > ClusterCells.OfFirst)]);
        }
    }

    private static void Row(StringBuilder page, string words, ClusterResult[] rows)
    {
        if (rows.Length == 0) return;
        var columns = rows[0].Method == ClusterBootstrap.Id ? 1 : s_columns.Length;
        page.Append(CultureInfo.InvariantCulture, $"| {words} | {rows.Length} |");
        for (var i = 0; i < s_columns.Length; i++) page.Append(' ').Append(i < columns ? Lowest(rows, i) : "").Append(" |");
        var mean = rows.Average(row => row.Coverage(0));
        var error = Math.Sqrt(rows.Sum(row => row.StandardError(0) * row.StandardError(0))) / rows.Length;
        page.Append(CultureInfo.InvariantCulture,
            $" {Number(mean)} ({Number(error)}) | {rows.Count(row => IsLow(row, 0))} | {rows.Average(row => row.MeanWidth):F3} |\n");
    }

    private static void Again(StringBuilder page, ClusterResult[] results, Dictionary<string, ClusterCell> cells)
    {
        if (results.Length == 0) return;
        page.Append(CultureInfo.InvariantCulture, $"\nThe {results.Length} cells of both grids in which ours lay lowest (the lowest of ")
            .Append(CultureInfo.InvariantCulture, $"its five figures, in standard errors), {results[0].Studies:N0} studies with fresh ")
            .Append("seeds:\n\n");
        page.Append("| simulated | .95 | .90 | .99 | one-sided .95, lower | upper |\n|---|---|---|---|---|---|\n| lowest of them |");
        for (var i = 0; i < s_columns.Length; i++) page.Append(' ').Append(Lowest(results, i)).Append(" |");
        page.Append("\n| below the floor by more than two standard errors |");
        for (var i = 0; i < s_columns.Length; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $" {results.Count(row => IsLow(row, i))} of {results.Length}")
                .Append(CultureInfo.InvariantCulture, $" (floor {Number(s_floors[i])}) |");
        }
        page.Append("\n\n| simulated cell ");
        page.Append("| sizes | clusters | labelled clusters | items without a label | labels | correlation | rate | Se | Sp ");
        page.Append("| .95 | .90 | .99 | lower | upper | width |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in results.OrderBy(row => row.Deficit))
        {
            var cell = cells[row.Cell];
            page.Append(CultureInfo.InvariantCulture,
                $"| {cell.Number}, {cell.Design}, {cell.Sharing}, {cell.Errors} | {cell.Sizes} | {cell.Clusters} ")
                .Append(CultureInfo.InvariantCulture, $"| {cell.LabelledClusters} | {cell.TestItems} | {cell.Passes} + {cell.Fails} ")
                .Append(CultureInfo.InvariantCulture, $"| {cell.Correlation} | {cell.Rate} | {cell.Sensitivity} | {cell.Specificity} |");
            for (var i = 0; i < s_columns.Length; i++) page.Append(' ').Append(Figure(row, i)).Append(" |");
            page.Append(CultureInfo.InvariantCulture, $" {row.MeanWidth:F3} |\n");
        }
    }

    private static void NoVerdict(StringBuilder page, string folder)
    {
        var results = ClusterResult.Read(Path.Combine(folder, ClusterRun.Folder, ClusterRun.NoVerdictResults));
        if (results.Count == 0) return;
        var cells = ClusterRun.ReadNoVerdict(folder).ToDictionary(cell => cell.Cell.Name, StringComparer.Ordinal);
        page.Append("\n## Items without a verdict, as a third stratum\n\n");
        page.Append("Simulated; `post-stratified` on three strata, counts divided by one design effect; passes and fails of a cluster get ")
            .Append("no verdict with chances of their own. Labels by verdict: a third for each stratum. Standard errors in brackets. ")
            .Append(CultureInfo.InvariantCulture, $"Below .94 at .95: {results.Count(row => row.Coverage(0) < VerdictFloor)} of ")
            .Append(CultureInfo.InvariantCulture, $"{results.Count} cells.\n\n");
        page.Append("| simulated cell | sizes | clusters | labelled clusters | items without a label | labels | correlation | rate ");
        page.Append("| no verdict: passes, fails | .95 | .90 | .99 | lower | upper | width |\n");
        page.Append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in results)
        {
            var (cell, passes, fails) = cells[row.Cell];
            page.Append(CultureInfo.InvariantCulture,
                $"| {cell.Number}, {cell.Design}, {cell.Errors} | {cell.Sizes} | {cell.Clusters} ")
                .Append(CultureInfo.InvariantCulture, $"| {cell.LabelledClusters} | {cell.TestItems} | {cell.Passes + cell.Fails} ")
                .Append(CultureInfo.InvariantCulture, $"| {cell.Correlation} | {cell.Rate} | {passes}, {fails} |");
            for (var i = 0; i < s_columns.Length; i++) page.Append(' ').Append(Figure(row, i)).Append(" |");
            page.Append(CultureInfo.InvariantCulture, $" {row.MeanWidth:F3} |\n");
        }
        page.Append("| lowest | | | | | | | | |");
        for (var i = 0; i < s_columns.Length; i++) page.Append(' ').Append(Lowest(results, i)).Append(" |");
        page.Append(" |\n");
    }

    private static void Real(StringBuilder page, string folder)
    {
        var path = Path.Combine(folder, ClusterRun.Folder, ClusterReal.Results);
        if (!File.Exists(path)) return;
        page.Append(ClusterWords.Real);
        page.Append("| real: judge | told that labels were chosen | method | contain the hidden rate | mean width |\n");
        page.Append("|---|---|---|---|---|\n");
        foreach (var words in File.ReadLines(path).Skip(1).Select(line => line.Split(',')))
        {
            var splits = int.Parse(words[3], CultureInfo.InvariantCulture);
            var share = double.Parse(words[4], CultureInfo.InvariantCulture) / splits;
            page.Append(CultureInfo.InvariantCulture,
                $"| {words[0]} | {(words[1] == nameof(CalibrationDesign.Random) ? "at random" : "by label")} ")
                .Append(CultureInfo.InvariantCulture, $"| {s_methods.Single(method => method.Id == words[2]).Words} ")
                .Append(CultureInfo.InvariantCulture, $"| {Number(share)} ({Number(Math.Sqrt(share * (1 - share) / splits))}) ")
                .Append(CultureInfo.InvariantCulture, $"| {double.Parse(words[5], CultureInfo.InvariantCulture):F3} |\n");
        }
    }

    private static bool IsLow(ClusterResult row, int column) =>
        row.Coverage(column) + (2 * row.StandardError(column)) < s_floors[column];

    private static string Lowest(IReadOnlyList<ClusterResult> rows, int column) => Figure(rows.MinBy(row => row.Coverage(column))!, column);

    private static string Figure(ClusterResult row, int column) => $"{Number(row.Coverage(column))} ({Number(row.StandardError(column))})";

    private static string Number(double value) => value.ToString(value >= 1 ? "0.0000" : ".0000", CultureInfo.InvariantCulture);
}
