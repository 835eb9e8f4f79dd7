using System.Globalization;
using LlmJudgeStats.Tool.Commands.Agree;
using LlmJudgeStats.Tool.Commands.Audit;
using LlmJudgeStats.Tool.Commands.Monitor;
using LlmJudgeStats.Tool.Commands.Rank;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>Questions other than an estimate that a file suits, each run before anybody is told of it.</summary>
internal sealed class OtherCommands(FileSurvey survey, NextCommand next, ProgressLine progress)
{
    private const int FirstLook = 30;       // labels, of a monitor

    private static readonly string[] s_periods = ["day", "week", "month", "quarter", "year"];

    // What a question of another kind needs of the plan of an estimate.
    private static readonly string[] s_columns =
        ["VerdictColumn", "LabelColumn", "Where", "PassValues", "FailValues", "MissingValues", "MissingVerdicts", "MissingLabels"];

    /// <summary>A line for each.</summary>
    public IReadOnlyList<string> Lines() => [.. Monitor(), .. Agree(), .. Audit(), .. Rank()];

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
            new("Sequence", sequence), new("PlannedLabels", facts.Pass.Labels.Labelled.ToString(CultureInfo.InvariantCulture)),
            .. isOfJudges ? [new("Judge", groups!.Value)] : Array.Empty<SurveyOption>(),
        ]);
        var report = CommandTrial.Of(words, (Given given, MonitorOptions options) =>
            MonitorRun.Report(MonitorArguments.From(given, options), CommandTrial.NoInput, progress));
        if (report is not null) yield return $"Look at it over time: {NextCommand.Line(words)}";
    }

    private IEnumerable<string> Agree()
    {
        var facts = survey.Facts;
        string[] raters = [.. (facts.Roles.Labels.Count > 1 ? facts.Roles.Labels : facts.Assigned.RaterColumns).Select(one => one.Name)];
        if (raters.Length < 2) yield break;
        var words = next.Words("agree", [new("LabelColumn", string.Join(',', raters))]);
        var report = CommandTrial.Of(words, (Given given, AgreeOptions options) =>
            AgreeRun.Report(AgreeArguments.From(given, options), CommandTrial.NoInput, progress));
        if (report is not null) yield return $"How well the raters agree: {NextCommand.Line(words)}";
    }

    // Systems that answered the same items are a benchmark, for each judge of them.
    private IEnumerable<string> Audit()
    {
        var facts = survey.Facts;
        if (facts.IsForeign || facts.Systems is not [var system]) yield break;
        if (facts.Roles.Id is { Values.Ids.Repeats: 0 } || ItemOf(facts) is not { } item) yield break;
        var score = facts.Roles.Score ?? facts.Roles.Verdict;
        var judge = facts.HasSeveralJudges ? facts.Roles.Judge : null;
        var words = next.Words("audit",
        [
            .. survey.Plan.Options.Where(option => option.Property is "Where"),
            .. judge is null ? [] : new SurveyOption[] { new("Where", OnlyOne(judge)) },
            .. Named(system.Name, "By", "system"),
            .. Named(item, "IdColumn", "item"),
            .. Named(facts.Roles.Run?.Name, "RunColumn", "run"),
            .. Named(Other("dataset", "task"), "BenchmarkColumn", "benchmark"),
            .. Named(Other("checkpoint"), "StepColumn", "step"),
            .. Named(score?.Name, "ScoreColumn", "score", "verdict"),
        ]);
        var report = CommandTrial.Of(words, (Given given, AuditOptions options) =>
            AuditRun.Report(AuditArguments.From(given, options), CommandTrial.NoInput, progress));
        if (report is null) yield break;
        var whose = judge is null ? "" : ", by one judge";
        yield return $"Whether these items tell the systems apart{whose}: {NextCommand.Line(words)}";

        string? Other(params string[] names) => facts.Names.FirstOrDefault(name => name != item && IsCalled(name, names));
    }

    // Of labels that are there nothing tells how they were chosen: at random is said, and is a condition.
    private IEnumerable<string> Rank()
    {
        var facts = survey.Facts;
        if (facts.Battle is not ({ } first, { } second) || survey.Plan.BattleWords.Count == 0) yield break;
        var isPart = facts.SomeAreLabelled && !facts.AllAreLabelled;
        var words = next.Words("rank",
        [
            .. survey.Plan.Options.Where(option => option.Property is "VerdictColumn" or "LabelColumn" or "Where"),
            new("FirstSystem", first.Name), new("SecondSystem", second.Name), .. survey.Plan.BattleWords,
            .. isPart ? [new("Design", "random")] : Array.Empty<SurveyOption>(),
        ]);
        var report = CommandTrial.Of(words, (Given given, RankOptions options) =>
            RankRun.Report(RankArguments.From(given, options), CommandTrial.NoInput, progress));
        var condition = isPart ? ", if the labelled rows are a random sample of all" : "";
        if (report is not null) yield return $"The systems on one scale{condition}: {NextCommand.Line(words)}";
    }

    private static string OnlyOne(SurveyedColumn column) =>
        new RowFilter(column.Name, column.Values.Values.MaxBy(value => value.Count)!.Text).ToString();

    // What is called as the command expects needs no option.
    private static IEnumerable<SurveyOption> Named(string? column, string property, params string[] usual)
    {
        if (column is not null && !IsCalled(column, usual)) yield return new(property, column);
    }

    // What orders rows: a date, or the number of a week.
    private string? Sequence() => survey.Facts.Roles.Time is { Distinct: > 1 } time ? time.Name
        : survey.Facts.Roles.All.FirstOrDefault(column =>
            column is { Role: SurveyRole.None, Distinct: > 1 } && IsCalled(column.Name, s_periods))?.Name;

    private static string? ItemOf(SurveyFacts facts) => facts.Roles.Id?.Name
        ?? facts.Names.FirstOrDefault(name => IsCalled(name, "item", "question", "problem", "example", "instance"))
        ?? facts.Roles.Of(SurveyRole.Cluster).Select(column => column.Name).FirstOrDefault();

    private static bool IsCalled(string name, params string[] names) => names.Contains(RoleNames.Fold(name), StringComparer.Ordinal);
}
