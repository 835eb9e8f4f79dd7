using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Estimate;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary>The options of <c>judgestats plan</c>: a pilot as for estimate, the guess, the sizes and the goal.</summary>
internal sealed class PlanOptions : ICommandOptions
{
    public string Command => "plan";

    public string Summary => "How many labels and test items, and what they give.";

    /// <summary>The pilot. What only an estimate needs is not among the options of the command.</summary>
    public Argument<string?> File => Pilot.File;

    public EstimateOptions Pilot { get; } = new() { Output = new(ReportFormats.OfFigures) };

    public Option<string?> GuessRate { get; } = NewOption.Text("--guess-rate", "T", "the pass rate that you expect, such as 0.7");

    public Option<string?> GuessSensitivity { get; } =
        NewOption.Text("--guess-sensitivity", "S", "how often the judge passes what a human passes");

    public Option<string?> GuessSpecificity { get; } =
        NewOption.Text("--guess-specificity", "S", "how often the judge fails what a human fails");

    public Option<string?> Labels { get; } = NewOption.Text("--labels", "M", "how many items get a label, those of the pilot included");

    public Option<string?> Items { get; } = NewOption.Text("--items", "N", "how many test items there are beside them, without a label");

    public Option<string?> HalfWidth { get; } =
        NewOption.Text("--half-width", "W", "goal: an interval of plus or minus W, such as 0.05");

    public Option<string?> AtLeast { get; } = NewOption.Text("--at-least", "T", "goal: a gate of at least T passes");

    public Option<string?> AtMost { get; } = NewOption.Text("--at-most", "T", "goal: a gate of at most T passes");

    public Option<string?> Chance { get; } =
        NewOption.Text("--chance", "Q", "with this probability, if the guess is right [0.8]");

    public Option<string?> LabelCost { get; } = NewOption.Text("--label-cost", "C", "price of a human label");

    public Option<string?> JudgeCost { get; } = NewOption.Text("--judge-cost", "C", "price of a verdict; labelled items have one, too");

    public Option<string?> Budget { get; } = NewOption.Text("--budget", "B", "the money that there is, in the same currency");

    public Option<string?> Allocation { get; } =
        NewOption.OneOf("--allocation", "A", ["neyman", "lee"],
            "neyman or lee: how labels are shared out between passes and fails [neyman]");

    public Option<string?> DesignEffect { get; } = NewOption.Text("--design-effect", "X",
        "rows that belong together: so many are worth one [1, or that of the pilot]; approximate");

    public Option<string?> Emit { get; } =
        NewOption.Text("--emit", "PATH", "write the ids of the items to label: item_id,stratum (FILE; random or by-verdict)");

    public Option<string?> Seed { get; } = NewOption.Text("--seed", "S", "seed of --emit [1]");

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("The guess, as rates", Guesses),
        new("The guess, from the counts of a pilot", Pilot.Study.Counts),
        new("The guess, from a FILE of a pilot", Pilot.Reading.All),
        new("The pilot, of values other than pass and fail", Pilot.Measure.All),
        new("Sizes and goal",
        [
            Labels, Items, HalfWidth, AtLeast, AtMost, Chance, LabelCost, JudgeCost, Budget,
            Pilot.Study.Design, Pilot.Study.Level, Allocation, DesignEffect,
        ]),
        new("Output",
        [
            Emit, Seed, Pilot.Output.Format, Pilot.Output.Explain, Pilot.Output.Output, Pilot.Output.Force, Pilot.Output.Annotate,
        ]),
    ];

    public IReadOnlyList<Option> Guesses => [GuessRate, GuessSensitivity, GuessSpecificity];
}
