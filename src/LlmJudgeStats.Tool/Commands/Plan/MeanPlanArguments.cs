using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary>What <c>judgestats plan --measure</c> was asked: a pilot, and two of labels, items and a half-width.</summary>
internal sealed record MeanPlanArguments : IReportArguments
{
    /// <summary>The pilot.</summary>
    public required MeasureArguments Pilot { get; init; }

    public required long? Labels { get; init; }

    public required long? Items { get; init; }

    public required double? HalfWidth { get; init; }

    /// <summary><see langword="null"/>: that of the pilot.</summary>
    public required double? DesignEffect { get; init; }

    public OutputTarget Target => Pilot.Target;

    public string? InputPath => Pilot.InputPath;

    public static MeanPlanArguments From(Given given, PlanOptions options)
    {
        var pilot = options.Pilot;
        IReadOnlyList<Option> others =
        [
            .. pilot.OfPassRates, .. options.Guesses, options.AtLeast, options.AtMost, options.Chance, options.LabelCost, options.JudgeCost,
            options.Budget, options.Allocation, options.Emit, options.Seed,
        ];
        var values = EstimateArguments.Measured(given, pilot, others);
        Refuse(given, options, values);
        var asked = (Labels: given.Text(options.Labels), Items: given.Text(options.Items), Goal: given.Text(options.HalfWidth));
        if (new[] { asked.Labels, asked.Items, asked.Goal }.Count(one => one is not null) != 2)
        {
            throw new UsageException("a plan for a mean takes two of --labels M, --items N and --half-width W: --labels 200 --items 2000 "
                + "(how wide?), --items 2000 --half-width 0.1 (how many labels?), --labels 200 --half-width 0.1 (how many items?)");
        }
        return new()
        {
            Pilot = values,
            Labels = PlanArguments.Size(asked.Labels, "--labels", 2),
            Items = PlanArguments.Size(asked.Items, "--items", 1),
            HalfWidth = asked.Goal is { } goal ? MeasureNumbers.Number(goal, "--half-width") : null,
            DesignEffect = given.Text(options.DesignEffect) is { } effect ? PlanArguments.EffectOf(effect) : null,
        };
    }

    private static void Refuse(Given given, PlanOptions options, MeasureArguments values)
    {
        if (values.Kind is MeasureKind.Class)
        {
            throw new UsageException("--measure class has a share for each class, and a plan is for one rate: make the class pass and all "
                + "others fail (--pass, --fail), and leave out --measure");
        }
        if (values.Design is CalibrationDesign.External or CalibrationDesign.ByLabel)
        {
            throw new UsageException($"--design {values.Design.Id}: a plan for a mean has a formula for labels sampled from the items "
                + "(--design random or by-verdict); for labels from elsewhere there is none");
        }
        var measure = options.Pilot.Measure;
        given.Refuse([measure.ShareAtLeast, measure.Decisive, measure.Net, measure.Each], "a plan is for the mean; leave it out");
    }
}
