using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Planning;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary>What <c>judgestats plan</c> was asked, checked as far as that is possible without reading the file.</summary>
internal sealed record PlanArguments : IReportArguments
{
    private const long MostItems = 1_000_000_000;

    /// <summary>The pilot; <see langword="null"/> when rates are guessed and there is none.</summary>
    public required EstimateArguments? Pilot { get; init; }

    /// <summary>The rates that were guessed; <see langword="null"/> when the pilot has them.</summary>
    public required JudgeGuess? Guess { get; init; }

    public required CalibrationDesign Design { get; init; }

    public required double Level { get; init; }

    public required long? Labels { get; init; }

    public required long? Items { get; init; }

    public required double? HalfWidth { get; init; }

    public required Gates.Gate? Gate { get; init; }

    public required double Chance { get; init; }

    public required LabelCosts? Costs { get; init; }

    public required double? Budget { get; init; }

    public required LabelAllocation Allocation { get; init; }

    /// <summary><see langword="null"/>: that of the pilot.</summary>
    public required double? DesignEffect { get; init; }

    /// <summary>Where the items to label are listed; <see langword="null"/>: nowhere.</summary>
    public required OutputTarget? Emit { get; init; }

    public required ulong Seed { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => Pilot?.File?.InputPath;

    public static PlanArguments From(Given given, PlanOptions options)
    {
        var pilot = options.Pilot;
        var design = StudyArguments.Design(given, pilot.Study);
        var guess = GuessOf(given, options);
        var hasPilot = given.Text(pilot.File) is not null || given.Names([.. pilot.Study.Counts, .. pilot.Reading.All]).Count > 0;
        if (guess is null && !hasPilot)
        {
            throw new UsageException("nothing to plan from: guess the rates (--guess-rate 0.7 --guess-sensitivity 0.9 "
                + "--guess-specificity 0.8), or give a small study as counts or as a FILE; see judgestats plan --help");
        }
        CheckStart(given, options);
        return new()
        {
            Pilot = hasPilot ? EstimateArguments.From(given, pilot) : null,
            Guess = guess,
            Design = design,
            Level = StudyArguments.Level(given, pilot.Study),
            Labels = Size(given.Text(options.Labels), "--labels", 2),
            Items = Size(given.Text(options.Items), "--items", 1),
            HalfWidth = given.Text(options.HalfWidth) is { } width ? WidthOf(width) : null,
            Gate = GateOf(given, options),
            Chance = ChanceOf(given, options),
            Costs = CostsOf(given, options),
            Budget = Money(given.Text(options.Budget), "--budget"),
            Allocation = AllocationOf(given.Text(options.Allocation)),
            DesignEffect = given.Text(options.DesignEffect) is { } effect ? EffectOf(effect) : null,
            Emit = EmitOf(given, options, design),
            Seed = StudyArguments.Seed(given.Text(options.Seed)) ?? 1,
            Target = pilot.Output.TargetOf(given),
        };
    }

    // The usual beginnings; other combinations are refused by the question itself, which lists what there is.
    private static void CheckStart(Given given, PlanOptions options)
    {
        var goals = given.Names([options.HalfWidth, options.AtLeast, options.AtMost, options.Budget]);
        if (goals.Count > 0) return;
        switch (given.Names([options.Labels, options.Items]))
        {
            case []:
                throw new UsageException("a size or a goal is missing: --labels 200 --items 1000 (how wide will the interval be?), "
                    + "--items 1000 --half-width 0.05 (how many labels?), --labels 200 --half-width 0.05 (how many items?), or "
                    + "--half-width 0.05 --label-cost 1 --judge-cost 0.01 (what is cheapest?); see judgestats plan --help");
            case [var size]:
                var other = size == options.Labels.Name ? "--items 1000" : "--labels 200";
                throw new UsageException($"{size} alone: add the other size ({other}), or a goal that it is to reach "
                    + "(--half-width 0.05, --at-least T or --at-most T)");
        }
    }

    private static JudgeGuess? GuessOf(Given given, PlanOptions options)
    {
        var named = given.Names(options.Guesses);
        if (named.Count == 0) return null;
        if (named.Count < options.Guesses.Count)
        {
            var missing = options.Guesses.Select(option => option.Name).Except(named);
            throw new UsageException($"{string.Join(", ", named)} without {string.Join(", ", missing)}: a guess has all three rates");
        }
        return new()
        {
            PassRate = Numbers.Rate(given.Text(options.GuessRate)!, "--guess-rate"),
            Sensitivity = Numbers.Rate(given.Text(options.GuessSensitivity)!, "--guess-sensitivity"),
            Specificity = Numbers.Rate(given.Text(options.GuessSpecificity)!, "--guess-specificity"),
        };
    }

    /// <summary>A number of labels or items.</summary>
    public static long? Size(string? text, string option, long least)
    {
        if (text is null) return null;
        var size = Numbers.AtLeastOne(text, option, MostItems);
        return size >= least ? size : throw new UsageException($"{option} {text}: a whole number from {least} to {MostItems}");
    }

    private static double WidthOf(string text)
    {
        const string Expected = "a half-width lies strictly between 0 and 0.5; 0.05 is plus or minus 5 points";
        var width = Numbers.Positive(text, "--half-width", Expected);
        if (width < 0.5) return width;
        throw new UsageException(width is >= 1 and < 50
            ? Invariant($"--half-width {text}: {Expected}; did you mean {(decimal)width / 100}?")
            : $"--half-width {text}: {Expected}");
    }

    private static Gates.Gate? GateOf(Given given, PlanOptions options)
    {
        var least = given.Text(options.AtLeast);
        var most = given.Text(options.AtMost);
        if (least is not null && most is not null) throw new UsageException("--at-least and --at-most: a plan has one gate");
        if (least is not null) return Gates.Gate.AtLeast(Threshold(least, "--at-least"));
        return most is not null ? Gates.Gate.AtMost(Threshold(most, "--at-most")) : null;
    }

    private static double Threshold(string text, string option) => Numbers.Rate(text, option) is > 0 and < 1 and var threshold
        ? threshold
        : throw new UsageException($"{option} {text}: a threshold lies strictly between 0 and 1, such as 0.85");

    private static double ChanceOf(Given given, PlanOptions options)
    {
        if (given.Text(options.Chance) is not { } text) return GateNeeds.DefaultChance;
        return Numbers.Rate(text, "--chance") is > 0 and < 1 and var chance
            ? chance
            : throw new UsageException($"--chance {text}: a probability strictly between 0 and 1, such as 0.8");
    }

    private static LabelCosts? CostsOf(Given given, PlanOptions options)
    {
        var label = Money(given.Text(options.LabelCost), "--label-cost");
        var judge = Money(given.Text(options.JudgeCost), "--judge-cost");
        if (label is null && judge is null) return null;
        return label is { } ofLabel && judge is { } ofJudge
            ? new() { Label = ofLabel, Judge = ofJudge }
            : throw new UsageException($"{(label is null ? "--judge-cost" : "--label-cost")} without "
                + $"{(label is null ? "--label-cost" : "--judge-cost")}: labelled items are judged, too, so both prices are needed");
    }

    private static double? Money(string? text, string option)
    {
        const double Most = 1e12;
        if (text is null) return null;
        var money = Numbers.Positive(text, option, "an amount above 0, such as 0.01");
        return money <= Most ? money : throw new UsageException($"{option} {text}: an amount of at most 1e12");
    }

    private static LabelAllocation AllocationOf(string? id) => id is null ? LabelAllocation.Neyman
        : ById.Find<LabelAllocation>(allocation => allocation.Id, id) ?? throw new UsageException(
            $"--allocation {id}: use neyman (the narrowest interval) or lee (the rule of Lee et al.)");

    /// <summary>How many rows are worth one.</summary>
    public static double EffectOf(string text)
    {
        const string Expected = "a design effect from 1 (independent items) to 1000000";
        return Numbers.Positive(text, "--design-effect", Expected) is >= 1 and <= 1e6 and var effect
            ? effect
            : throw new UsageException($"--design-effect {text}: {Expected}");
    }

    private static OutputTarget? EmitOf(Given given, PlanOptions options, CalibrationDesign design)
    {
        if (given.Text(options.Emit) is not { } path)
        {
            return given.Text(options.Seed) is { } seed
                ? throw new UsageException($"--seed {seed}: nothing is drawn without --emit PATH")
                : null;
        }
        if (path.Length == 0) throw new UsageException("--emit needs a path");
        if (design is CalibrationDesign.External or CalibrationDesign.ByLabel)
        {
            throw new UsageException($"--emit with --design {design.Id}: labels are not known before labelling; draw at random and stop "
                + "when each class has enough (--design random)");
        }
        if (given.Text(options.Pilot.File) is null) throw new UsageException("--emit lists items of a FILE, and there is none");
        var reading = options.Pilot.Reading;
        string[] unlisted = [.. given.Names([reading.Count, reading.Stratum, reading.Group, reading.Criteria])];
        return unlisted.Length == 0
            ? new(path, options.Pilot.Output.ExistingOf(given))
            : throw new UsageException($"--emit with {string.Join(", ", unlisted)}: items are listed one by one, of one group (--where)");
    }

}
