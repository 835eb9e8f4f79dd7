using System.Globalization;
using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Tests.Audit;

/// <summary>A file with an answer planted in it (tests/reference/audit), as the studies of its benchmarks.</summary>
internal sealed class PlantedFile
{
    private readonly List<Row> _rows;

    private PlantedFile(List<Row> rows) => _rows = rows;

    public static PlantedFile Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "reference", "audit", file));
        var header = lines[0].Split(',');
        return new([.. lines.Skip(1).Select(line => line.Split(',')).Select(cells => new Row(
            Cell(cells, "system"), Cell(cells, "benchmark"), Cell(cells, "split"), Cell(cells, "item"), Cell(cells, "run"),
            Cell(cells, "step"), double.Parse(Cell(cells, "score"), CultureInfo.InvariantCulture)))]);

        string Cell(string[] cells, string column) => Array.IndexOf(header, column) is var at and >= 0 ? cells[at] : "";
    }

    /// <summary>A file of ../shared; none where that is not beside the repository.</summary>
    public static string? Beside(string file)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", file);
        return File.Exists(path) ? path : null;
    }

    public IReadOnlyList<BenchmarkStudy> Studies() =>
        [.. _rows.Select(row => row.Benchmark).Distinct().Select(name => Study([.. _rows.Where(row => row.Benchmark == name)], name))];

    /// <summary>Every finding of every benchmark, and of every two.</summary>
    public IReadOnlyList<(string Benchmark, AuditFinding Finding)> Findings(double level)
    {
        var studies = Studies();
        var alone = studies.SelectMany(study => JudgeStats.Audit(study, level).Select(finding => (study.Name ?? "", finding)));
        var pairs = studies.SelectMany((first, i) => studies.Skip(i + 1)
            .Select(second => ("", CoDirectionCheck.Default.Between(first, second, level))));
        return [.. alone, .. pairs];
    }

    private static BenchmarkStudy Study(List<Row> rows, string name)
    {
        var final = rows.Where(row => row.Step.Length == 0).ToList();
        var systems = final.Select(row => row.System).Distinct().ToArray();
        var table = systems.Length == 0 ? null : new ItemTable(Means(final, row => row.System, systems), systems.Length);
        return new()
        {
            Name = name.Length == 0 ? null : name,
            Systems = [.. systems],
            Items = table?.Moments,
            Scores = table,
            IsSingleRun = final.All(row => row.Run.Length == 0),
            Runs = [.. systems.Where(_ => final.Any(row => row.Run.Length > 0)).Select(system => Runs(final, system))],
            Trajectories = [.. rows.Where(row => row.Step.Length > 0).GroupBy(row => row.System).Select(Trained)],
            Splits = final.Any(row => row.Split.Length > 0)
                ? [new() { OldName = "public", FreshName = "private", Old = Of("public"), Fresh = Of("private") }]
                : [],
        };

        ItemMoments Of(string split) =>
            ItemMoments.FromScores(Means([.. final.Where(row => row.Split == split)], row => row.System, systems), systems.Length);
    }

    private static RunMoments Runs(List<Row> rows, string system)
    {
        var own = rows.Where(row => row.System == system).ToList();
        var runs = own.Select(row => row.Run).Distinct().ToArray();
        return new() { System = system, Runs = ItemMoments.FromScores(Means(own, row => row.Run, runs), runs.Length) };
    }

    private static Trajectory Trained(IGrouping<string, Row> rows)
    {
        var steps = rows.Select(row => row.Step).Distinct().OrderBy(step => double.Parse(step, CultureInfo.InvariantCulture)).ToArray();
        var means = Means([.. rows], row => row.Step, steps);
        return new(
            rows.Key, [.. steps.Select(step => double.Parse(step, CultureInfo.InvariantCulture))],
            ItemMoments.FromScores(means, steps.Length));
    }

    // All columns of the first item first, the mean where an item has several rows in one.
    private static double[] Means(List<Row> rows, Func<Row, string> column, string[] columns)
    {
        var places = columns.Select((name, place) => (name, place)).ToDictionary(one => one.name, one => one.place);
        return [.. rows.GroupBy(row => row.Item).SelectMany(item =>
        {
            var (sums, counts) = (new double[columns.Length], new double[columns.Length]);
            foreach (var row in item)
            {
                sums[places[column(row)]] += row.Score;
                counts[places[column(row)]]++;
            }
            return sums.Zip(counts, (sum, count) => sum / count);
        })];
    }

    private sealed record Row(string System, string Benchmark, string Split, string Item, string Run, string Step, double Score);
}
