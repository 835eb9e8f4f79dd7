using System.Globalization;
using LlmJudgeStats.Data;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Compare;
using LlmJudgeStats.Tool.Commands.Plan;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>Further commands that make sense of a file, each run before anybody is told of it.</summary>
internal sealed class Suggestions(FileSurvey survey, NextCommand next, ProgressLine progress)
{
    private const int MostSystems = 12;     // pairs of more are a table to scroll
    private const int Labels = 120;
    private const double GuessedSensitivity = 0.9;
    private const double GuessedSpecificity = 0.85;

    /// <summary>What goes with the next command.</summary>
    public IReadOnlyList<string> Lines() => [.. Compare(), .. SecondFile(), .. Measures(), .. Plan()];

    /// <summary>Questions of another kind that the file suits, whatever is still to be decided.</summary>
    public IReadOnlyList<string> OfOtherCommands() => new OtherCommands(survey, next, progress).Lines();

    private IEnumerable<string> Compare()
    {
        var facts = survey.Facts;
        if (facts.Roles.System is not { Distinct: > 1 and <= MostSystems } system || facts.HasSeveralJudges) yield break;
        if (!facts.SomeAreLabelled || survey.Plan.Options.Any(option => option.Property is "LabelsFrom" or "Method")) yield break;
        var words = next.Words("compare", survey.Plan.Options.Where(option => option.Property is not ("GroupColumns" or "IsBackTest"))
            .Append(new("By", system.Name)));
        var report = CommandTrial.Of(words, (Given given, Compare.CompareOptions options) =>
            CompareRun.Report(CompareArguments.From(given, options), CommandTrial.NoInput, progress));
        if (report is { Results.Count: > 0 }) yield return $"Compare the systems: {NextCommand.Line(words)}";
    }

    // Other tools' files have no place for labels.
    private IEnumerable<string> SecondFile()
    {
        if (!survey.Plan.Options.Any(option => option is { Property: "Method", Value: "naive" })) yield break;
        if (survey.Facts.Roles.Id is not { } id) yield break;
        var words = next.Words(survey.Plan.Options.Where(option => option.Property is not "Method")
            .Concat([new("LabelsFile", "LABELS.csv"), new("LabelKeys", id.Name)]));
        yield return $"With labels of people in a second file: {NextCommand.Line(words)}";
    }

    // Other tools' files whose numbers or pairs have a mean of their own.
    private IEnumerable<string> Measures() => survey.Plan.Measures.Select(answer =>
        $"Or {answer.Means}: {NextCommand.Line(next.Words(NextCommand.With(survey.Plan, answer)))}");

    // What labels would buy, if the judge were right about nine times in ten.
    private IEnumerable<string> Plan()
    {
        var facts = survey.Facts;
        if (!survey.Plan.Options.Any(option => option is { Property: "Method", Value: "naive" })) yield break;
        var (passed, failed) = (facts.Pass.Table.Sum(Outcome.Pass, Outcome.Missing), facts.Pass.Table.Sum(Outcome.Fail, Outcome.Missing));
        if (passed + failed <= Labels) yield break;
        var judged = (double)passed / (passed + failed);
        var rate = Math.Clamp((judged + GuessedSpecificity - 1) / (GuessedSensitivity + GuessedSpecificity - 1), 0.05, 0.95);
        string[] words =
        [
            "plan", "--labels", Number(Labels), "--items", Number(passed + failed),
            "--guess-rate", rate.ToString("F2", CultureInfo.InvariantCulture),
            "--guess-sensitivity", Number(GuessedSensitivity), "--guess-specificity", Number(GuessedSpecificity),
        ];
        var report = CommandTrial.Of(words, (Given given, PlanOptions options) =>
            PlanRun.Report(PlanArguments.From(given, options), CommandTrial.NoInput, progress));
        if (report is not { Results: [{ Answer.HalfWidth: { } width }, ..] } || !double.IsFinite(width)) yield break;
        var points = string.Create(CultureInfo.InvariantCulture, $"{100 * width:F0}");
        yield return $"Labels correct it: {Number(Labels)} would give plus or minus {points} points, if the judge is right about 9 times "
            + "in 10: " + NextCommand.Line(words);
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
