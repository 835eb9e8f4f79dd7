using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace LlmJudgeStats.Benchmarks;

/// <summary>Puts the tables of a run into benchmarks/results, in a folder named after the processor and never after the host.</summary>
internal static partial class ResultsFolder
{
    public static void Record(IReadOnlyList<Summary> summaries)
    {
        var recorded = false;
        foreach (var summary in summaries)
        {
            var refusal = Refusal(summary);
            if (refusal.Length > 0)
            {
                Console.Error.WriteLine($"not recorded: {summary.Title}: {refusal}");
                continue;
            }
            var name = summary.BenchmarksCases[0].Descriptor.Type.Name;
            var log = new AccumulationLogger();
            MarkdownExporter.GitHub.ExportToLog(summary, log);
            var path = Path.Combine(Folder().FullName, name + ".md");
            File.WriteAllText(path, $"# {name}\n\n{Unquoted(log.GetLog().Trim().ReplaceLineEndings("\n"))}\n");
            Console.WriteLine($"recorded: {path}");
            recorded = true;
        }
        if (recorded) File.WriteAllText(Path.Combine(Folder().FullName, "Versions.txt"), Versions());
    }

    // A table with gaps would replace a full one.
    private static string Refusal(Summary summary)
    {
        if (!Smoke.Succeeded(summary)) return "a benchmark failed";
        if (summary.Reports.Any(report => report.ResultStatistics is not { N: >= 3 }))
            return "fewer than three measurements of a benchmark";
        var types = summary.BenchmarksCases.Select(c => c.Descriptor.Type).Distinct().ToList();
        if (types.Count != 1) return "more than one class in a table";
        var whole = BenchmarkConverter.TypeToBenchmarks(types[0]).BenchmarksCases.Length;
        return summary.BenchmarksCases.Length < whole
            ? $"{summary.BenchmarksCases.Length} of the {whole} benchmarks of the class were run"
            : "";
    }

    // Names with a space come out as &#39;name&#39;, padded as 'name': the quotes are dropped, the columns stay aligned.
    private static string Unquoted(string table) => QuotedName().Replace(table, "$1$2  ");

    private static DirectoryInfo Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "LlmJudgeStats.sln")))
            root = root.Parent ?? throw new InvalidOperationException($"no LlmJudgeStats.sln above {AppContext.BaseDirectory}");
        return Directory.CreateDirectory(Path.Combine(root.FullName, "benchmarks", "results", Machine()));
    }

    private static string Machine()
    {
        var words = NotAWord().Replace(Marketing().Replace(Processor(), " "), "-").Trim('-');
        return $"{words}-{Environment.ProcessorCount}-cores".ToLowerInvariant();
    }

    private static string Processor() => HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName ?? "unknown";

    private static string Versions()
    {
        var host = HostEnvironmentInfo.GetCurrent();
        var mathNet = typeof(MathNet.Numerics.SpecialFunctions).Assembly.GetName().Version;
        return $"""
            SDK             {host.DotNetSdkVersion.Value}
            Runtime         {host.RuntimeVersion}, {host.Architecture}
            BenchmarkDotNet {host.BenchmarkDotNetVersion}
            MathNet.Numerics {mathNet}
            OS              {host.Os.Value?.Version}
            CPU             {Processor()}, {Environment.ProcessorCount} logical cores, vectors of {Vector<byte>.Count}
            bytes{(Vector512.IsHardwareAccelerated ? ", AVX-512" : "")}

            """.ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\((R|TM)\)|\bCPU\b|\bProcessor\b|\b\d+-Core\b|@.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marketing();

    [GeneratedRegex(@"&#39;(.*?)&#39;(\**)")]
    private static partial Regex QuotedName();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotAWord();
}
