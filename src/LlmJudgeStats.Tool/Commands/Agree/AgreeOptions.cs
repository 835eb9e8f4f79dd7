using System.CommandLine;
using LlmJudgeStats.Agreement;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>The options of <c>judgestats agree</c>.</summary>
internal sealed class AgreeOptions : ICommandOptions
{
    public AgreeOptions()
    {
        var reading = Evidence.Reading;
        reading.Verdict.Description = "column of the judge, one more rater; with --replace the candidate [verdict, beside one label]";
        reading.Pass.Description = "words that pass";
        reading.Fail.Description = "words that fail";
    }

    public string Command => "agree";

    public string Summary => "How well raters agree, and whether the judge may replace one of them.";

    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<RatingKind>().Select(kind => kind.Id)];

    /// <summary>The test of <c>--replace</c> as it was published.</summary>
    public const string PublishedTest = "t";

    public static IReadOnlyList<string> Intervals { get; } =
        [.. Enum.GetValues<AgreementInterval>().Select(interval => interval.Traits.Id), PublishedTest];

    public ValueOptions Evidence { get; } = new();

    public Argument<string?> File => Evidence.File;

    public Option<string[]> Label { get; } = NewOption.Texts("--label", "COL[,COL...]", "columns of people's ratings, one each [label]");

    public Option<string?> Table { get; } = NewOption.Text("--table", "N,N;N,N",
        "counts in place of FILE: a row for each class of the first rater (the judge), a column for each of the second");

    public Option<string?> Kind { get; } = NewOption.OneOf("--kind", "K", Kinds,
        "nominal: classes; ordinal: classes in an order; interval: numbers [nominal]");

    public Option<string[]> Coefficient { get; } = NewCoefficient();

    public Option<string?> Interval { get; } = NewOption.OneOf("--interval", "ID", Intervals,
        $"{AgreementInterval.RawDelta.Traits.Id}: as others publish it, too narrow; {PublishedTest}, with --replace: the published test "
            + $"[{default(AgreementInterval).Traits.Id}]");

    public Option<bool> Replace { get; } =
        NewOption.Switch("--replace", "may the judge (--verdict) replace one of the people (--label)? coefficients are those of people");

    public Option<string?> Epsilon { get; } = NewOption.Text("--epsilon", "E",
        "with --replace: the advantage that people keep: 0.2 for experts, 0.15 for skilled people, 0.1 for a crowd [0.2]");

    /// <summary>How a file is read.</summary>
    public IReadOnlyList<Option> OfFiles
    {
        get
        {
            var reading = Evidence.Reading;
            return
            [
                Label, reading.Verdict, reading.Id, reading.Group, reading.Where, reading.Pass, reading.Fail, Evidence.Words.Classes,
                reading.Missing, reading.Path, reading.Encoding, reading.NoHeader, reading.Delimiter, reading.MaxBytes, reading.MaxErrors,
            ];
        }
    }

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is asked", [Table, Kind, Coefficient, Interval, Replace, Epsilon, Evidence.Study.Level]),
        new("The file", OfFiles),
        Evidence.Output.Group,
    ];

    private static Option<string[]> NewCoefficient()
    {
        var option = NewOption.Texts("--coefficient", "ID[,ID]",
            $"{string.Join(", ", AgreeCoefficients.Ids)} [those that fit]");
        option.CompletionSources.Add([.. AgreeCoefficients.Ids]);
        return option;
    }
}
