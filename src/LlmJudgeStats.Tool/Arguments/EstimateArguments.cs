using System.CommandLine;
using System.Globalization;
using LlmJudgeStats.Tool.Estimation;

namespace LlmJudgeStats.Tool.Arguments;

/// <summary>What <c>judgestats estimate</c> was asked, checked as far as that is possible without reading the file.</summary>
internal sealed record EstimateArguments
{
    /// <summary>Counts from the command line; <see langword="null"/> when there is a file.</summary>
    public required CountedEvidence? Counts { get; init; }

    /// <summary>The file; <see langword="null"/> when there are counts.</summary>
    public required FileEvidence? File { get; init; }

    public required CalibrationDesign Design { get; init; }

    /// <summary>Whether the design was declared: nobody is told twice what the labels might be.</summary>
    public required bool DesignIsDeclared { get; init; }

    public required MethodChoice Method { get; init; }

    public required double Level { get; init; }

    public required bool All { get; init; }

    public required ReportFormat Format { get; init; }

    public required string? Output { get; init; }

    public required bool Force { get; init; }

    public static EstimateArguments From(ParseResult line, EstimateOptions options)
    {
        var given = new Given(line);
        NotBuiltYet(given, options);
        var file = line.GetValue(options.File);
        var design = DesignOf(given.Text(options.Design));
        var all = given.Switch(options.All);
        var (output, force) = OutputOf(given, options);

        var mixed = given.Names(file is null ? options.FromFile : options.FromCounts);
        if (file is null && mixed.Count == 0 && given.Names(options.FromCounts).Count == 0)
            throw new UsageException("no evidence: give a FILE (judgestats estimate judgments.csv) "
                + "or counts (judgestats estimate --passed 83 --total 115 ...); see judgestats estimate --help");
        if (mixed.Count > 0)
        {
            throw new UsageException(file is null
                ? $"{string.Join(", ", mixed)}: only with a FILE, and there is none (judgestats estimate FILE ...; - is standard input)"
                : $"{string.Join(", ", mixed)}: counts and a FILE cannot be mixed; leave out '{file}', or the counts");
        }
        return new()
        {
            Counts = file is null ? CountsParser.Parse(given, options, design) : null,
            File = file is null ? null : FileParser.Parse(file, given, options),
            Design = design,
            DesignIsDeclared = given.Text(options.Design) is not null,
            Method = MethodOf(given, options, all),
            Level = LevelOf(given, options),
            All = all,
            Format = FormatOf(given.Text(options.Format)),
            Output = output,
            Force = force,
        };
    }

    public static MethodChoice MethodOf(Given given, EstimateOptions options, bool all, bool drawsStudies = false) => MethodChoice.Of(
        given.Text(options.Method), given.Text(options.Interval), given.Text(options.Prior), given.Switch(options.NoTruncation), SeedOf(given, options), all, drawsStudies);

    public static ulong? SeedOf(Given given, EstimateOptions options) => given.Text(options.Seed) is not { } text ? null
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new UsageException($"--seed {text}: not a seed; write a whole number from 0 to {ulong.MaxValue}");

    public static double LevelOf(Given given, EstimateOptions options) =>
        given.Text(options.Level) is { } level ? Numbers.Level(level) : IntervalEstimate.DefaultLevel;

    public static (string? Path, bool Force) OutputOf(Given given, EstimateOptions options)
    {
        var (path, force) = (given.Text(options.Output), given.Switch(options.Force));
        if (force && path is null) throw new UsageException("--force overwrites the file of --output PATH, which is missing");
        return path is "" ? throw new UsageException("--output needs a path") : (path, force);
    }

    private static void NotBuiltYet(Given given, EstimateOptions options)
    {
        if (given.Text(options.Cluster) is not null)
            throw new UsageException("--cluster is not in this version: items are taken as independent; estimate per group (--group), "
                + "or count one row for each cluster");
        if (given.Text(options.Weight) is not null)
            throw new UsageException("--weight is not in this version: every item counts the same; "
                + "estimate per stratum (--group) and weight the rates yourself");
    }

    public static CalibrationDesign DesignOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "EXTERNAL" => CalibrationDesign.External,
        "BY-LABEL" => CalibrationDesign.ByLabel,
        "RANDOM" => CalibrationDesign.Random,
        "BY-VERDICT" => CalibrationDesign.ByVerdict,
        _ => throw new UsageException(
            $"--design {id}: no such design; use external (labels from elsewhere), by-label (so many passes and fails), "
                + "random (a sample of the test items) or by-verdict"),
    };

    public static ReportFormat FormatOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "TEXT" => ReportFormat.Text,
        "JSON" => ReportFormat.Json,
        "CSV" => ReportFormat.Csv,
        "MARKDOWN" or "HTML" or "LATEX" or "GITHUB" => throw new UsageException($"--format {id} is not in this version; use text, json or csv"),
        _ => throw new UsageException($"--format {id}: no such format; use text, json or csv"),
    };
}
