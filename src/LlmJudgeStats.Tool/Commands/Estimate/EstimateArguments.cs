using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>What <c>judgestats estimate</c> was asked, checked as far as that is possible without reading the file.</summary>
internal sealed record EstimateArguments : IReportArguments
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

    /// <summary>The nominal levels of designs; <see langword="null"/>: the interval is asked at the level itself.</summary>
    public LevelCalibration? Calibration { get; init; }

    public required bool All { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File?.InputPath;

    /// <summary>The execution of results that are written.</summary>
    public string Execution { get; init; } = ExecutionName.Default;

    /// <summary>What is asked of a gate; <see langword="null"/> where none is.</summary>
    public GateQuestion? Gate { get; init; }

    public static EstimateArguments From(Given given, EstimateOptions options)
    {
        var study = options.Study;
        var database = DatabaseOf(given, options);
        var file = FileOrTable(given.Text(options.File), database);
        var design = StudyArguments.Design(given, study);
        var all = given.Switch(options.All);
        var target = options.Output.TargetOf(given);
        CheckEvidence(given, options, file);
        WeightCheck.Of(given, options.Reading, design);
        CheckStated(given, options);
        var estimand = TargetParser.Of(given, options, design);
        var method = StudyArguments.Method(given, study, all ? MethodUse.AllEstimators : MethodUse.OneEstimate);
        return new()
        {
            Counts = file is null ? CountsParser.Parse(given, study, design) : null,
            File = file is null ? null : FileOf(file, given, options, design) with { Database = database },
            Design = design,
            DesignIsDeclared = given.Text(study.Design) is not null,
            Method = estimand == LlmJudgeStats.Target.Items ? method.ForItems() : method,
            Level = StudyArguments.Level(given, study),
            Calibration = CalibrationOf(given, options, estimand),
            All = all,
            Target = target,
            Execution = ExecutionOf(given, options),
        };
    }

    /// <summary>What is asked about values other than pass and fail.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="options">The options of the evidence.</param>
    /// <param name="ofPassRates">Options that only a pass rate has.</param>
    public static MeasureArguments Measured(Given given, EstimateOptions options, IReadOnlyList<Option> ofPassRates) =>
        MeasureParser.From(
            given, options.Measure, options.Reading, options.Study, options.Output, given.Text(options.File), ofPassRates);

    private static DatabaseEvidence? DatabaseOf(Given given, EstimateOptions options) =>
        LibraryRefusal.AsUsage(() => DatabaseEvidence.Of(given, options.Database, options.Reading));

    private static string? FileOrTable(string? file, DatabaseEvidence? database) => file is null || database is null
        ? file ?? database?.Name
        : throw new UsageException($"'{file}' and --sql: the evidence is in a FILE or in a database; leave out one of them");

    private static FileEvidence FileOf(string path, Given given, EstimateOptions options, CalibrationDesign design)
    {
        CalibrationDesign? declared = given.Text(options.Study.Design) is null ? null : design;
        return FileParser.Parse(path, given, options.Reading, declared, CountsParser.Stated(given, options.Study, design)).PerCriterion();
    }

    private static void CheckEvidence(Given given, EstimateOptions options, string? file)
    {
        if (file is not null)
        {
            // Stated error rates are the calibration of every group.
            given.Refuse(options.Study.Tallies, $"counts and a FILE or a table cannot be mixed; leave out '{file}', or the counts");
            return;
        }
        var command = options.Command;
        given.Refuse(options.Reading.All, $"only with a FILE, and there is none (judgestats {command} FILE ...; - is standard input)");
        if (given.Names(options.Study.Counts).Count > 0) return;
        throw new UsageException($"no evidence: give a FILE (judgestats {command} judgments.csv) "
            + $"or counts (judgestats {command} --passed 83 --total 115 ...); see judgestats {command} --help");
    }

    // Labels and strata of labels are of no use beside stated error rates.
    private static void CheckStated(Given given, EstimateOptions options)
    {
        var stated = given.Names(options.Study.Rates);
        // Of test items by shares they are.
        var ofStrata = given.Text(options.Reading.Share) is null ? given.Names([options.Reading.Stratum]) : [];
        string[] ofLabels = [.. ofStrata, .. given.Names([options.Reading.LabelsFrom, options.Reading.LabelsFile])];
        if (stated.Count == 0 || ofLabels.Length == 0) return;
        throw new UsageException($"{string.Join(", ", stated)} and {string.Join(", ", ofLabels)}: stated error rates need no labels; give "
            + "one of them");
    }

    private static LevelCalibration? CalibrationOf(Given given, EstimateOptions options, Target estimand)
    {
        if (!given.Switch(options.CalibrateLevel)) return null;
        if (given.Switch(options.All))
            throw new UsageException("--calibrate-level and --all: one interval is calibrated to the design; name it with --interval");
        return estimand == LlmJudgeStats.Target.Items
            ? throw new UsageException(
                "--calibrate-level and --target items: coverage is that of a population's rate; leave one of them out")
            : new();
    }

    private static string ExecutionOf(Given given, EstimateOptions options)
    {
        if (given.Text(options.Execution) is not { } name) return ExecutionName.Default;
        return options.Output.FormatOf(given) == ReportFormat.Meai
            ? ExecutionName.Of(name)
            : throw new UsageException($"--execution {name}: only results of --format meai belong to an execution; leave it out");
    }
}
