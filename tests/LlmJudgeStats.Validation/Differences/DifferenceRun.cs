using System.Diagnostics;
using System.Globalization;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>Coverage of differences of two systems: enumerated, simulated, and under clusters. What is in the files is not run again.
/// </summary>
internal static class DifferenceRun
{
    private const string Folder = "differences";

    /// <summary>Every outcome of studies with one calibration, from the smallest design on.</summary>
    public static void Exact(string folder, TimeSpan limit) =>
        Run(folder, "exact.csv", ExactDifference.Header, ExactDifference.Tasks, limit);

    /// <summary>Seeded data sets of the other kinds.</summary>
    public static void Simulate(string folder, TimeSpan limit) =>
        Run(folder, "simulated.csv", SimulatedRow.Header, DifferencePopulations.Tasks, limit);

    /// <summary>Items that belong together.</summary>
    public static void Clusters(string folder, TimeSpan limit) =>
        Run(folder, "clusters.csv", ClusteredDifference.Header, ClusteredDifference.Tasks, limit);

    /// <summary>Means of the same items.</summary>
    public static void Means(string folder, TimeSpan limit) =>
        Run(folder, "means.csv", MeanPairRun.Header, MeanPairRun.Tasks, limit);

    private static void Run(
        string folder, string file, string header, IEnumerable<(string Name, Func<string> Line)> tasks, TimeSpan limit)
    {
        var path = Path.Combine(folder, Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path)) File.WriteAllText(path, header + "\n");
        var done = File.ReadLines(path).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var (name, line) in tasks)
        {
            if (done.Exists(row => row.StartsWith(name + ",", StringComparison.Ordinal))) continue;
            if (clock.Elapsed > limit) return;
            var before = clock.Elapsed;
            var result = $"{name},{line()}";
            File.AppendAllText(path, result + "\n");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result} ({(clock.Elapsed - before).TotalSeconds:F1} s, {clock.Elapsed.TotalMinutes:F1} min)"));
        }
    }
}
