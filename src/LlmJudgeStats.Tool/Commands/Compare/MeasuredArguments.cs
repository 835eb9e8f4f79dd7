using System.CommandLine;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>What <c>judgestats compare --measure</c> was asked: the values of a file, and which systems are compared.</summary>
internal sealed record MeasuredArguments : IReportArguments
{
    /// <summary>The values of the file; each system is a group of its own.</summary>
    public required MeasureArguments Values { get; init; }

    public required SystemChoice Systems { get; init; }

    /// <summary>Whether rows of several systems are answers to the same item, told by their first text.</summary>
    public required bool IsPaired { get; init; }

    /// <summary>A difference that would not matter, in the unit of the values; <see langword="null"/> without.</summary>
    public required double? Margin { get; init; }

    public required MultiplicityCorrection Correction { get; init; }

    public required RequiredWord? Require { get; init; }

    /// <summary>How many pairs are compared.</summary>
    public int Claims { get; init; } = 1;

    /// <summary>The level at which all of them hold together.</summary>
    public double LevelTogether => 1 - ((1 - Values.Level) / Claims);

    public OutputTarget Target => Values.Target;

    public string? InputPath => Values.InputPath;

    public static MeasuredArguments From(Given given, CompareOptions options)
    {
        if (given.Text(options.File) is not { } path)
        {
            throw new UsageException("--measure compares the values of a FILE (judgestats compare FILE --by COL --measure score "
                + "--range 1,5 --design random)");
        }
        if (given.Text(options.By) is not { Length: > 0 } by)
            throw new UsageException("--by COL is missing: the column that names the systems (judgestats compare FILE --by version)");
        IReadOnlyList<Option> others =
        [
            .. options.Counts, options.Shared, options.Criterion, options.Primary, options.Interval, options.Chance,
            .. options.Reading.OfPassRates,
        ];
        var values = MeasureParser.From(given, options.Measure, options.Reading, options.Study, options.Output, path, others);
        RefuseWithoutFormula(values);
        return new()
        {
            Values = InGroups(values, by, given.Text(options.Pair)),
            Systems = SystemChoice.Parse(given, options),
            IsPaired = given.Text(options.Pair) is not null,
            Margin = MarginOf(given, options, values),
            Correction = CompareArguments.CorrectionOf(given, options),
            Require = CompareArguments.RequireOf(given, options),
        };
    }

    // What no page has a formula for is refused.
    private static void RefuseWithoutFormula(MeasureArguments values)
    {
        if (values.Kind is MeasureKind.Votes or MeasureKind.Rate)
        {
            throw new UsageException($"--measure {MeasureSyntax.NameOf(values.Kind)}: two systems in bands of confidence or under a panel "
                + "of judges have no formula; compare one judge's verdicts (leave out --measure), or the mean of the votes as a "
                + "score (--measure score --range 0,1)");
        }
        if (values.Design is CalibrationDesign.Random) return;
        var why = values.Design is CalibrationDesign.ByVerdict
            ? "labels chosen by each system's verdicts are no sample of its items, nor of pairs"
            : "labels from elsewhere say nothing about a mean of these items";
        throw new UsageException($"--design {values.Design.Id}: {why}, and a difference of means has no formula for them; if the labelled "
            + "items are a random sample of each system's, say --design random; with a class as pass (--pass, --fail, without --measure) "
            + "every design is answered");
    }

    // A system is a group, and what pairs its rows a text of each.
    private static MeasureArguments InGroups(MeasureArguments values, string by, string? pair)
    {
        if (pair is "") throw new UsageException("--pair needs the name of a column");
        var reading = values.Reading!.Reading;
        if (reading.GroupColumns.Contains(by, StringComparer.OrdinalIgnoreCase))
            throw new UsageException($"--group {by}: that column names systems already; leave it out of --group");
        return values with
        {
            Reading = values.Reading with
            {
                Reading = reading with { GroupColumns = [.. reading.GroupColumns, by] },
                TextColumns = pair is null ? [] : [pair],
            },
        };
    }

    private static double? MarginOf(Given given, CompareOptions options, MeasureArguments values)
    {
        if (given.Text(options.Margin) is not { } text) return null;
        var width = values.Reading!.Range.Width;
        var margin = MeasureNumbers.Number(text, options.Margin.Name);
        return margin > 0 && margin < width ? margin : throw new UsageException(Invariant(
            $"--margin {text}: a difference that would not matter, above 0 and below the width of the range, {width}"));
    }
}
