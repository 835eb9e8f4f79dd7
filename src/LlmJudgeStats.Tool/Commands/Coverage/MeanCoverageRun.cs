using LlmJudgeStats.Coverage;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>From arguments to the coverage of a mean: enumerated where that takes seconds, else simulated.</summary>
internal static class MeanCoverageRun
{
    // A few seconds: an interval of a table takes up to forty millionths of one.
    private const double MostOutcomes = 100_000;

    // Drawn where nobody said how many, at each point: a standard error of half a point at 95 %.
    private const int UsualReplications = 2_000;

    // Of the lowest point drawn afresh: some seconds.
    private const int MostAgain = 40_000;

    private const double Apart = 1e-9;

    /// <summary>How its report is made and written.</summary>
    public static ReportAnswer<MeanCoverageArguments, MeanCoverageReport> Answer { get; } = new()
    {
        Report = (arguments, _, progress) => Report(arguments, progress),
        InOptions = report => report,
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = MeanCoverageDocument.Of,
        Page = MeanCoveragePage.Of,
        Methods = ReportMethods.Of,
    };

    public static MeanCoverageReport Report(MeanCoverageArguments arguments, ProgressLine progress)
    {
        var asked = Asked(arguments);
        return LibraryRefusal.AsUsage(() => new MeanCoverageReport
        {
            Results =
            [
                .. asked.Quantities.Select(one => MeanCoverageResult.Of(
                    Findings(arguments, one.Quantity, one.Truth, asked.Quantities.Length, asked.Level, progress) with
                    {
                        JointLevel = asked.Joint,
                    })),
            ],
            Provenance = arguments.Target.Provenance,
        });
    }

    // One mean, or the share of each class.
    private static ((Quantity Quantity, MeanStudy Truth)[] Quantities, double Level, double? Joint) Asked(MeanCoverageArguments arguments)
    {
        var values = arguments.Values;
        var truth = arguments.Truth;
        if (values.Kind is not MeasureKind.Class)
            return ([(Quantity.MeanOf(values.Kind), truth)], values.Level, null);
        var classes = MeasureEvidence.Of(values, truth).Classes;
        if (classes.Count != truth.Table.Values.Length)
        {
            throw new UsageException(Invariant(
                $"--classes has {classes.Count} names and there are {truth.Table.Values.Length} columns: give one for each"));
        }
        var (level, joint) = MeanEstimates.Joint(values, classes.Count == 2 ? 1 : classes.Count);
        return ([.. classes.Select((name, c) => (MeasureEstimates.ShareNamed(name), MeasureEstimates.ShareOf(truth, c)))], level, joint);
    }

    private static MeanCoverageFindings Findings(
        MeanCoverageArguments arguments, Quantity quantity, MeanStudy truth, int quantities, double level, ProgressLine progress)
    {
        var table = truth.Table;
        var design = new MeanDesign
        {
            Values = [.. table.Values],
            Strata = table.Strata,
            Items = arguments.Items,
            Labels = arguments.Labels,
            Weights = [.. truth.Weights.Span],
        };
        IIntervalEstimator<MeanStudy> estimator = arguments.Values.IsLabelsOnly
            ? LabelledMeanEstimator.Default : MeanEstimates.Estimator(arguments.Values);
        var estimate = estimator.Estimate(in truth, level);
        if (estimate.Warnings.HasFlag(EstimateWarnings.DesignMismatch))
        {
            throw new UsageException($"{estimate.Method.Id} has no interval for this design: labels alone answer where they are a random "
                + "sample of all items, and declared weights go with --design random");
        }
        var given = MeanPopulation.Of(table, truth.Weights.Span);
        var mean = given.Mean(table.Values, truth.Weights.Span);
        var means = MeansOf(arguments, table.Range, mean);
        MeanPopulation[] populations =
            [.. means.Select(one => one == mean ? given : given.WithMean(one, table.Values, truth.Weights.Span))];
        var isExact = arguments.Replications is null && design.Outcomes() <= MostOutcomes / quantities;
        var found = new MeanCoverageFindings
        {
            Measure = MeasureSyntax.NameOf(arguments.Values.Kind),
            Quantity = quantity.Id,
            Name = quantity.Name,
            Of = quantity.Of,
            Method = estimate.Method,
            Level = level,
            Design = design,
            Population = given,
            Points = [],
        };
        found = isExact
            ? Enumerated(found, estimator, means, populations, progress)
            : Simulated(found, estimator, means, populations, arguments, progress);
        var place = means.IndexOf(mean);
        return place < 0 ? found : found with { Given = found.Points[place] };
    }

    // The mean that was asked for; or that of the population as it is, alone or among those of a grid.
    private static List<double> MeansOf(MeanCoverageArguments arguments, ValueRange range, double mean)
    {
        if (arguments.At is { } at)
        {
            return range.Contains(at) ? [at] : throw new UsageException(Invariant(
                $"--at {at}: outside the range of the values, {range.Lower} to {range.Upper}"));
        }
        if (arguments.Steps is not { } steps) return [mean];
        var grid = Enumerable.Range(0, steps + 1).Select(i => i == steps ? range.Upper : range.Lower + (range.Width * i / steps))
            .Where(one => Math.Abs(one - mean) > Apart * range.Width);
        return [.. grid.Append(mean).Order()];
    }

    private static MeanCoverageFindings Enumerated(MeanCoverageFindings found, IIntervalEstimator<MeanStudy> estimator,
        List<double> means, MeanPopulation[] populations, ProgressLine progress)
    {
        var coverage = ExactMeanCoverage.Enumerate(estimator, found.Design, found.Level, progress.ShareOf("the outcomes"));
        var share = progress.ShareOf("the populations");
        var points = new MeanCoveragePoint[means.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new(means[i], coverage.At(populations[i]));
            share.Report((i + 1.0) / points.Length);
        }
        return found with { Points = points, Outcomes = coverage.Outcomes };
    }

    private static MeanCoverageFindings Simulated(MeanCoverageFindings found, IIntervalEstimator<MeanStudy> estimator,
        List<double> means, MeanPopulation[] populations, MeanCoverageArguments arguments, ProgressLine progress)
    {
        var replications = arguments.Replications ?? UsualReplications;
        var share = progress.ShareOf("the populations");
        var points = new MeanCoveragePoint[means.Count];
        for (var i = 0; i < points.Length; i++)
        {
            var drawn = Draw(i, replications, i);
            points[i] = new(means[i], new(drawn.Coverage, drawn.LowerCoverage, drawn.UpperCoverage) { Width = drawn.MeanWidth });
            share.Report((i + 1.0) / points.Length);
        }
        var lowest = points.MinBy(point => point.Coverage.Both).Mean;
        var again = (int)Math.Min(Math.Max(replications, MostAgain), (long)CoverageSimulator.TimesLowestAgain * replications);
        return found with
        {
            Points = points,
            Simulation = new()
            {
                Replications = replications,
                Seed = arguments.Seed,
                LowestAgain = points.Length == 1 ? null : Draw(means.IndexOf(lowest), again, points.Length),
            },
        };

        SimulatedCoverage Draw(int point, int studies, int seed) => MeanCoverageStudy.Run(estimator, found.Design, populations[point],
            studies, CoverageSimulator.SeedOf(arguments.Seed, seed), found.Level);
    }
}
