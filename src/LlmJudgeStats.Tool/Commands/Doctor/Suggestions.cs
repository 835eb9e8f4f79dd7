using System.Globalization;
using LlmJudgeStats.Tool.Commands.Compare;
using LlmJudgeStats.Tool.Commands.Plan;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>Further commands that make sense of a file, each run before anybody is told of it.</summary>
/// <param name="survey">What is in the file.</param>
/// <param name="next">Commands that it leads to.</param>
/// <param name="report">What the next of them says; <see langword="null"/> without one.</param>
/// <param name="answers">Runs what waits for something to be filled in.</param>
/// <param name="progress">Told how far a run is.</param>
internal sealed class Suggestions(FileSurvey survey, NextCommand next, EstimateReport? report, AnswerTrial answers, ProgressLine progress)
{
    private const int MostSystems = 12;     // pairs of more are a table to scroll
    private const int Labels = 120;
    private const double GuessedSensitivity = 0.9;
    private const double GuessedSpecificity = 0.85;

    /// <summary>What goes with the next command.</summary>
    public IReadOnlyList<string> Lines() => [.. EachSystem(), .. Compare(), .. SecondFile(), .. Measures(), .. Plan()];

    /// <summary>Questions of another kind that the file suits, whatever is still to be decided.</summary>
    public IReadOnlyList<string> OfOtherCommands() => new OtherCommands(survey, next, progress).Lines();

    // Beside one rate of all systems.
    private IEnumerable<string> EachSystem()
    {
        var groups = survey.Plan.Groups;
        string[] open = [.. survey.Facts.Systems.Select(column => column.Name).Except(groups, StringComparer.Ordinal)];
        if (open.Length == 0) yield break;
        var words = next.Words(survey.Plan.Options.Append(new("GroupColumns", string.Join(',', groups.Concat(open)))));
        if (Trial.Of(words, progress).Report is not null) yield return $"Each system by itself: {NextCommand.Line(words)}";
    }

    private IEnumerable<string> Compare()
    {
        var facts = survey.Facts;
        if (facts.Systems is not [{ Distinct: <= MostSystems } system] || facts.HasSeveralJudges) yield break;
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
        if (!survey.Plan.HasNoLabels) yield break;
        if (survey.Facts.Keys is not { Count: > 0 } keys) yield break;
        SurveyOption[] options =
        [
            .. survey.Plan.Options.Where(option => option.Property is not "Method"),
            new("LabelsFile", SurveyOption.LabelsToWrite), new("LabelKeys", string.Join(',', keys)),
        ];
        if (!answers.Runs(options)) yield break;
        var names = string.Join(" and ", survey.Facts.KeysOfTool.Select(part => part.There));
        var which = names.Length == 0 ? "" : $" that has {names} (one that has the ids of this tool: --key item_id)";
        yield return $"With labels of people in a second file{which}: {NextCommand.Line(next.Words(options))}";
    }

    // Other tools' files whose numbers or pairs have a mean of their own.
    private IEnumerable<string> Measures() =>
        from answer in survey.Plan.Measures
        let options = NextCommand.With(survey.Plan, answer)
        where answers.Runs(options)
        select $"Or {OptionNames.In(answer.Means)}: {NextCommand.Line(next.Words(options))}";

    // What labels would buy, if the judge were right about nine times in ten.
    private IEnumerable<string> Plan()
    {
        if (!survey.Plan.HasNoLabels) yield break;
        if (report is null) yield break;
        // Each group needs labels of its own: of those that are worth a sample the smallest gains least.
        var judgments = report.Results.Select(result => result.Counts.Test).Where(test => test.Count > Labels)
            .OrderBy(test => test.Count).FirstOrDefault();
        if (judgments.Count == 0) yield break;
        var judged = (double)judgments.Positives / judgments.Count;
        var rate = Math.Clamp((judged + GuessedSpecificity - 1) / (GuessedSensitivity + GuessedSpecificity - 1), 0.05, 0.95);
        string[] words =
        [
            "plan", "--labels", Number(Labels), "--items", Number(judgments.Count),
            "--guess-rate", rate.ToString("F2", CultureInfo.InvariantCulture),
            "--guess-sensitivity", Number(GuessedSensitivity), "--guess-specificity", Number(GuessedSpecificity),
        ];
        var plan = CommandTrial.Of(words, (Given given, PlanOptions options) =>
            PlanRun.Report(PlanArguments.From(given, options), CommandTrial.NoInput, progress));
        if (plan is not { Results: [{ Answer.HalfWidth: { } width }, ..] } || !double.IsFinite(width)) yield break;
        var points = Invariant($"{100 * width:F0}");
        var labels = report.Results.Count == 1 ? Number(Labels) : $"{Number(Labels)} in a group of {Number(judgments.Count)} items";
        yield return $"Labels correct it: {labels} would give plus or minus {points} points, if the judge is right about 9 times in 10: "
            + NextCommand.Line(words);
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
