using System.Diagnostics;
using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>Coverage under clusters, by simulation: what is not in the result files yet, cell by cell, on one thread.</summary>
internal static class ClusterRun
{
    public const string Folder = "clusters";
    public const string CellFile = "cells.csv";
    public const string SecondFile = "cells-2.csv";
    public const string NoVerdictFile = "no-verdict-cells.csv";
    public const string SecondNoVerdictFile = "no-verdict-cells-2.csv";
    public const string GridFile = "grid.csv";
    public const string AgainFile = "again.csv";
    public const string NoVerdictResults = "no-verdict.csv";

    /// <summary>Cells of each kind that are run again.</summary>
    public const int Worst = 20;

    public const int GridStudies = 2_000;
    private const int AgainStudies = 20_000;
    public const ulong GridSeed = 1;
    private const ulong AgainSeed = 2;

    /// <summary>Writes the cells: once, before anything is run.</summary>
    public static void Cells(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, Folder));
        Write(Path.Combine(folder, Folder, CellFile), ClusterCell.Header, ClusterCells.All.Select(cell => cell.ToString()));
        Write(Path.Combine(folder, Folder, SecondFile), ClusterCell.Header, ClusterCells.Second.Select(cell => cell.ToString()));
        Write(Path.Combine(folder, Folder, NoVerdictFile), NoVerdictCell.Header, ClusterCells.NoVerdict.Select(cell => cell.ToString()));
        Write(Path.Combine(folder, Folder, SecondNoVerdictFile), NoVerdictCell.Header,
            ClusterCells.SecondNoVerdict.Select(cell => cell.ToString()));
    }

    public static void Grid(string folder, TimeSpan limit)
    {
        var file = Path.Combine(folder, Folder, GridFile);
        var done = ClusterResult.Read(file).Select(result => (result.Cell, result.Method)).ToHashSet();
        string[] Missing(ClusterCell cell) =>
        [
            .. ClusterMethod.All.Select(method => method.Id).Append(ClusterBootstrap.Id)
                .Where(id => id == ClusterMethod.Ours || cell.Number <= ClusterCells.OfFirst)
                .Where(id => !done.Contains((cell.Name, id))),
        ];
        Run(file, Read(folder).Where(cell => Missing(cell).Length > 0), limit,
            cell => Cell(cell, GridStudies, GridSeed, Missing(cell)));
        Sort(file, folder);
    }

    /// <summary>The cells in which our interval was lowest, with fresh seeds.</summary>
    public static void Again(string folder, TimeSpan limit)
    {
        var file = Path.Combine(folder, Folder, AgainFile);
        var done = ClusterResult.Read(file).Select(result => result.Cell).ToHashSet(StringComparer.Ordinal);
        var chosen = ClusterResult.Read(Path.Combine(folder, Folder, GridFile)).Where(result => result.Method == ClusterMethod.Ours)
            .GroupBy(result => result.Kind)
            .SelectMany(kind => kind.OrderBy(result => result.Deficit).Take(Worst)).Select(result => result.Cell)
            .ToHashSet(StringComparer.Ordinal);
        Run(file, Read(folder).Where(cell => chosen.Contains(cell.Name) && !done.Contains(cell.Name)), limit,
            cell => Cell(cell, AgainStudies, AgainSeed, [ClusterMethod.Ours]));
    }

    public static void NoVerdict(string folder)
    {
        var file = Path.Combine(folder, Folder, NoVerdictResults);
        var done = ClusterResult.Read(file).Select(result => result.Cell).ToHashSet(StringComparer.Ordinal);
        Run(file, ReadNoVerdict(folder).Where(cell => !done.Contains(cell.Cell.Name)), TimeSpan.MaxValue, NoVerdict);
    }

    public static IEnumerable<ClusterCell> Read(string folder) =>
        from file in new[] { CellFile, SecondFile }
        from line in File.ReadLines(Path.Combine(folder, Folder, file)).Skip(1)
        select ClusterCell.Parse(line);

    public static IEnumerable<NoVerdictCell> ReadNoVerdict(string folder) =>
        from file in new[] { NoVerdictFile, SecondNoVerdictFile }
        from line in File.ReadLines(Path.Combine(folder, Folder, file)).Skip(1)
        select NoVerdictCell.Parse(line);

    private static void Run<T>(string file, IEnumerable<T> cells, TimeSpan limit, Func<T, ClusterResult[]> results)
    {
        if (!File.Exists(file)) Write(file, ClusterResult.Header, []);
        var clock = Stopwatch.StartNew();
        foreach (var cell in cells)
        {
            if (clock.Elapsed > limit) return;
            var before = clock.Elapsed;
            var lines = results(cell);
            File.AppendAllText(file, string.Concat(lines.Select(line => line + "\n")));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{lines[0]} ({(clock.Elapsed - before).TotalSeconds:F1} s, {clock.Elapsed.TotalMinutes:F1} min)"));
        }
    }

    // As it is when all is run at once.
    private static void Sort(string file, string folder)
    {
        var order = Read(folder).Select(cell => cell.Name).ToList();
        var results = ClusterResult.Read(file).OrderBy(result => order.IndexOf(result.Cell))
            .ThenBy(result => ClusterPage.Order(result.Method));
        Write(file, ClusterResult.Header, results.Select(result => result.ToString()));
    }

    public static ClusterResult[] Cell(ClusterCell cell, int studies, ulong seed, string[] methods)
    {
        var scenario = cell.Scenario;
        var sampler = new ClusterSampler(scenario, scenario.Clusters!);
        var intervals = ClusterMethod.All.Where(method => methods.Contains(method.Id)).ToArray();
        var results = intervals.Select(method => new ClusterResult(cell.Name, method.Id)).ToArray();
        var hasBootstrap = methods.Contains(ClusterBootstrap.Id);
        var bootstrap = new ClusterResult(cell.Name, ClusterBootstrap.Id);
        var clusters = new ClusterDraw[sampler.Clusters];
        for (var i = 0; i < (intervals.Length > 0 ? studies : ClusterBootstrap.Studies); i++)
        {
            sampler.Draw(StreamOf(cell, seed), (ulong)i, clusters);
            if (hasBootstrap && i < ClusterBootstrap.Studies)
                ClusterBootstrap.Add(bootstrap, clusters, cell.Design, cell.Rate, (ulong)i);
            if (intervals.Length == 0) continue;
            var drawn = new ClusterStudy(cell.Design, clusters);
            for (var j = 0; j < results.Length; j++) intervals[j].Add(results[j], drawn, cell.Rate);
        }
        return hasBootstrap ? [.. results, bootstrap] : results;
    }

    private static ClusterResult[] NoVerdict(NoVerdictCell cell)
    {
        var result = new ClusterResult(cell.Cell.Name, ClusterMethod.Ours);
        var estimator = StratifiedMeanEstimator.Default;
        for (var i = 0; i < GridStudies; i++)
        {
            var study = MeanStudy.FromClusters(cell.Draw(StreamOf(cell.Cell, GridSeed), (ulong)i), cell.Cell.Design, out _);
            result.Add(level => estimator.Estimate(in study, level).Interval, (side, level) => estimator.Limit(in study, side, level),
                cell.Cell.Rate);
        }
        return [result];
    }

    // A seed of its own for each cell: cells do not share their luck.
    private static ulong StreamOf(ClusterCell cell, ulong seed) =>
        (seed * 1_000_000) + (cell.Kind == ClusterCell.ByLabel ? 0UL : 1_000UL) + (ulong)cell.Number;

    private static void Write(string path, string header, IEnumerable<string> lines) =>
        File.WriteAllText(path, string.Concat(lines.Prepend(header).Select(line => line + "\n")));
}
