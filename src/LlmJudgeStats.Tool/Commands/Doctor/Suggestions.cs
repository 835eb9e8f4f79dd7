using System.Globalization;
using LlmJudgeStats.Data;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Agree;
using LlmJudgeStats.Tool.Commands.Audit;
using LlmJudgeStats.Tool.Commands.Compare;
using LlmJudgeStats.Tool.Commands.Monitor;
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

    private const int FirstLook = 30;       // labels, of a monitor

    private static readonly string[] s_periods = ["day", "week", "month", "quarter", "year"];

    // What a question of another kind needs of the plan of an estimate.
    private static readonly string[] s_columns =
        ["VerdictColumn", "LabelColumn", "Where", "PassValues", "FailValues", "MissingValues", "MissingVerdicts", "MissingLabels"];

    /// <summary>What goes with the next command.</summary>
    public IReadOnlyList<string> Lines() => [.. Compare(), .. SecondFile(), .. Measures(), .. Plan()];

    /// <summary>Questions of another kind that the file suits, whatever is still to be decided.</summary>
    public IReadOnlyList<string> OfOtherCommands() => [.. Monitor(), .. Agree(), .. Audit()];

    private IEnumerable<string> Compare()
    {
        var facts = survey.Facts;
        if (facts.Roles.System is not { Distinct: > 1 and <= MostSystems } system || facts.HasSeveralJudges) yield break;
        if (!facts.SomeAreLabelled || survey.Plan.Options.Any(option => option.Property is "LabelsFrom" or "Method")) yield break;
        var words = next.Words("compare", survey.Plan.Options.Where(option => option.Property is not ("GroupColumns" or "IsBackTest"))
            .Append(new("By", system.Name)));
        if (Runs(() =>
        {
            var options = new Compare.CompareOptions();
            var given = new Given(CommandParser.Line(options.Syntax(), [.. words.Skip(1)]));
            return CompareRun.Report(CompareArguments.From(given, options), () => Stream.Null, progress).Results.Count > 0;
        })) yield return $"Compare the systems: {NextCommand.Line(words)}";
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

    // Several systems in one series are no series.
    private IEnumerable<string> Monitor()
    {
        var facts = survey.Facts;
        if (Sequence() is not { } sequence || facts.Pass.Labels.Labelled < FirstLook) yield break;
        var groups = survey.Plan.Options.FirstOrDefault(option => option.Property is "GroupColumns" or "LabelsFrom");
        var isOfJudges = groups is { Property: "GroupColumns" } && groups.Value == facts.Roles.Judge?.Name;
        if (groups is not null && !isOfJudges) yield break;
        var words = next.Words("monitor",
        [
            .. survey.Plan.Options.Where(option => s_columns.Contains(option.Property, StringComparer.Ordinal)),
            new("Sequence", sequence), new("PlannedLabels", Number(facts.Pass.Labels.Labelled)),
            .. isOfJudges ? [new("Judge", groups!.Value)] : Array.Empty<SurveyOption>(),
        ]);
        if (Runs(() =>
        {
            var options = new MonitorOptions();
            var given = new Given(CommandParser.Line(options.Syntax(), [.. words.Skip(1)]));
            return MonitorRun.Report(MonitorArguments.From(given, options), () => Stream.Null, progress) is not null;
        })) yield return $"Look at it over time: {NextCommand.Line(words)}";
    }

    private IEnumerable<string> Agree()
    {
        var facts = survey.Facts;
        string[] raters = [.. (facts.Roles.Labels.Count > 1 ? facts.Roles.Labels : facts.Assigned.RaterColumns).Select(one => one.Name)];
        if (raters.Length < 2) yield break;
        var words = next.Words("agree", [new("LabelColumn", string.Join(',', raters))]);
        if (Runs(() =>
        {
            var options = new AgreeOptions();
            var given = new Given(CommandParser.Line(options.Syntax(), [.. words.Skip(1)]));
            return AgreeRun.Report(AgreeArguments.From(given, options), () => Stream.Null, progress) is not null;
        })) yield return $"How well the raters agree: {NextCommand.Line(words)}";
    }

    // Systems that answered the same items are a benchmark.
    private IEnumerable<string> Audit()
    {
        var facts = survey.Facts;
        if (facts.IsForeign || facts.HasSeveralJudges || facts.Roles.System is not { Distinct: > 1 } system) yield break;
        if (facts.Roles.Id is { Values.Ids.Repeats: 0 } || ItemOf(facts) is not { } item) yield break;
        var score = facts.Roles.Score ?? facts.Roles.Verdict;
        var words = next.Words("audit",
        [
            .. survey.Plan.Options.Where(option => option.Property is "Where"),
            .. IsCalled(system.Name, "system") ? [] : new SurveyOption[] { new("By", system.Name) },
            .. IsCalled(item, "item") ? [] : new SurveyOption[] { new("IdColumn", item) },
            .. facts.Roles.Run is { } run && !IsCalled(run.Name, "run") ? [new("RunColumn", run.Name)] : Array.Empty<SurveyOption>(),
            .. score is null || IsCalled(score.Name, "score", "verdict") ? [] : new SurveyOption[] { new("ScoreColumn", score.Name) },
        ]);
        if (Runs(() =>
        {
            var options = new AuditOptions();
            var given = new Given(CommandParser.Line(options.Syntax(), [.. words.Skip(1)]));
            return AuditRun.Report(AuditArguments.From(given, options), () => Stream.Null, progress) is not null;
        })) yield return $"Whether these items tell the systems apart: {NextCommand.Line(words)}";
    }

    // What orders rows: a date, or the number of a week.
    private string? Sequence() => survey.Facts.Roles.Time is { Distinct: > 1 } time ? time.Name
        : survey.Facts.Roles.All.FirstOrDefault(column =>
            column is { Role: SurveyRole.None, Distinct: > 1 } && IsCalled(column.Name, s_periods))?.Name;

    private static string? ItemOf(SurveyFacts facts) => facts.Roles.Id?.Name
        ?? facts.Names.FirstOrDefault(name => IsCalled(name, "item"))
        ?? facts.Roles.Of(SurveyRole.Cluster).Select(column => column.Name).FirstOrDefault();

    private static bool IsCalled(string name, params string[] names) => names.Contains(RoleNames.Fold(name), StringComparer.Ordinal);

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
        var width = double.NaN;
        if (!Runs(() =>
        {
            var options = new PlanOptions();
            var given = new Given(CommandParser.Line(options.Syntax(), [.. words.Skip(1)]));
            var report = PlanRun.Report(PlanArguments.From(given, options), () => Stream.Null, progress);
            width = report.Results[0].Answer.HalfWidth ?? double.NaN;
            return double.IsFinite(width);
        })) yield break;
        var points = string.Create(CultureInfo.InvariantCulture, $"{100 * width:F0}");
        yield return $"Labels correct it: {Number(Labels)} would give plus or minus {points} points, if the judge is right about 9 times "
            + "in 10: " + NextCommand.Line(words);
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    // What is refused is not suggested.
    private static bool Runs(Func<bool> run)
    {
        try
        {
            return run();
        }
        catch (Exception refused) when (refused is UsageException or JudgeDataException or ArgumentException)
        {
            return false;
        }
    }
}
