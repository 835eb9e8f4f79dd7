using System.Collections.Immutable;
using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>What <c>judgestats coverage --measure</c> was asked.</summary>
internal sealed record MeanCoverageArguments : IReportArguments
{
    private const int LargestSize = 999_999;
    private const int MostReplications = 100_000;
    private const int CoarseSteps = 20;
    private const int FineSteps = 100;

    public required MeasureArguments Values { get; init; }

    /// <summary>The population, as counts or as true shares: a table whose proportions are those of the population.</summary>
    public required MeanStudy Truth { get; init; }

    /// <summary>Labels: one number at random, else one for each stratum.</summary>
    public required ImmutableArray<int> Labels { get; init; }

    /// <summary>Items that are judged, labelled ones included; 0 with declared weights.</summary>
    public required int Items { get; init; }

    /// <summary>One mean instead of a grid; <see langword="null"/> where none was named.</summary>
    public required double? At { get; init; }

    /// <summary>The steps of the grid; <see langword="null"/> for the population that was given, alone.</summary>
    public required int? Steps { get; init; }

    /// <summary>How many studies to draw at each point; <see langword="null"/> to enumerate where that is possible.</summary>
    public required int? Replications { get; init; }

    public required ulong Seed { get; init; }

    public OutputTarget Target => Values.Target;

    public string? InputPath => null;

    public static MeanCoverageArguments From(Given given, CoverageOptions options)
    {
        IReadOnlyList<Option> others = [.. options.Study.Counts, options.Study.Prior, options.Study.NoTruncation];
        var values = MeasureParser.Asked(given, options.Measure, options.Reading, options.Study, options.Output, others) with
        {
            CountedClasses = given.List(options.Measure.Classes),
        };
        Refuse(values);
        var isDeclared = given.Text(options.Truth) is not null;
        var truth = isDeclared
            ? DeclaredTruth.Of(given, options, values)
            : MeasureCounts.Of(given, options.Measure, options.Reading, values.Kind, values.Design);
        if (!isDeclared && given.Names([options.Shares]).Count > 0)
            throw new UsageException("--shares goes with --truth; with --table the shares of its rows are those of its items");
        var labels = LabelsOf(given, options, values.Design, truth, isDeclared);
        var grid = given.Text(options.Grid);
        var at = given.Text(options.At);
        if (grid is not null && at is not null) throw new UsageException("--at is one mean, --grid many; give one of them");
        var replications = given.Text(options.Replications);
        return new()
        {
            Values = values,
            Truth = truth,
            Labels = labels,
            Items = truth.Weights.IsEmpty ? labels.Sum() + ItemsOf(given, options, truth, isDeclared) : NoItems(given, options),
            At = at is null ? null : MeasureNumbers.Number(at, options.At.Name),
            Steps = isDeclared && grid is null ? null : StepsOf(grid),
            Replications = replications is null ? null : (int)Numbers.AtLeastOne(replications, options.Replications.Name, MostReplications),
            Seed = StudyArguments.Seed(given, options.Study) ?? 1,
        };
    }

    private static void Refuse(MeasureArguments values)
    {
        if (values.Design is CalibrationDesign.External or CalibrationDesign.ByLabel)
        {
            throw new UsageException($"--design {values.Design.Id}: the coverage of a mean is computed for labels sampled from the items "
                + "(--design random or by-verdict); for labels from elsewhere it is not built");
        }
        if (values.Powered is { } powered)
        {
            throw new UsageException($"--interval {powered.Id}: it needs the judge's score of each item, which a table does not have; "
                + "docs/validation/means.md has how it does");
        }
    }

    private static ImmutableArray<int> LabelsOf(
        Given given, CoverageOptions options, CalibrationDesign design, MeanStudy truth, bool isDeclared)
    {
        var table = truth.Table;
        var isOne = design is CalibrationDesign.Random && truth.Weights.IsEmpty;
        int[] labels = [.. given.List(options.Labels).Select(count => Size(Numbers.Count(count, options.Labels.Name)))];
        var wanted = isOne ? 1 : table.Strata;
        if (labels.Length == 0)
        {
            if (isDeclared) throw new UsageException("--truth has no sizes: say how many labels there are with --labels M[,M]");
            double[] rows = [.. Enumerable.Range(0, table.Strata).Select(h => table.Labelled(h))];
            labels = isOne ? [Size(rows.Sum())] : [.. rows.Select(count => Size(count))];
        }
        if (labels.Length != wanted)
        {
            var needed = isOne ? "one, of labels at random" : Invariant($"{wanted}, one for each row");
            throw new UsageException(Invariant($"--labels has {labels.Length} numbers: this design needs {needed}"));
        }
        return labels.Sum(count => (long)count) is > 0 and <= LargestSize ? [.. labels]
            : throw new UsageException("a study needs labels, at least 1 and at most 999999; give a --table with counts, or --labels");
    }

    private static int ItemsOf(Given given, CoverageOptions options, MeanStudy truth, bool isDeclared)
    {
        if (given.Text(options.Items) is { } items) return Size(Numbers.Count(items, options.Items.Name));
        if (isDeclared) throw new UsageException("--truth has no sizes: say how many items have no label with --items N");
        return Size(Enumerable.Range(0, truth.Table.Strata).Sum(truth.Table.Unlabelled));
    }

    private static int NoItems(Given given, CoverageOptions options) => given.Names([options.Items]).Count == 0 ? 0
        : throw new UsageException("--items: with --stratum-weights only labelled items are read; leave it out");

    private static int Size(long size) => Size((double)size);

    private static int Size(double size) => size <= LargestSize ? (int)size
        : throw new UsageException("this design has a size above 999999; ask about fewer labels or fewer items");

    private static int StepsOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "COARSE" => CoarseSteps,
        "FINE" => FineSteps,
        _ => throw new UsageException($"--grid {id}: use coarse or fine"),
    };
}
