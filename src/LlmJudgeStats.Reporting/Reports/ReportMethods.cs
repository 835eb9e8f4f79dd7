namespace LlmJudgeStats.Reporting;

/// <summary>The methods of a report, each once, as its results have them.</summary>
internal static class ReportMethods
{
    /// <summary>Those of all estimates; of groups that have no section of their own, those of the answers.</summary>
    public static IReadOnlyList<ReportMethod> Of(EstimateReport report) => Once(
        report.Results.SelectMany(result => report.Results.Count > EstimateReport.GroupsInFull ? [result.Main] : result.Estimates)
            .Select(one => one.Method));

    public static IReadOnlyList<ReportMethod> Of(MeasureReport report) => Of(report.Results.SelectMany(result => result.Estimates));

    /// <summary>Those of the differences, and of the rates of a board.</summary>
    public static IReadOnlyList<ReportMethod> Of(ComparisonReport report) => Once(
    [
        .. report.Results.Select(result => result.Method),
        .. report.Leaderboards.SelectMany(board => board.Rates).Select(ReportMethod.Of),
    ]);

    public static IReadOnlyList<ReportMethod> Of(PlanReport report) => Once(report.Results.Select(result => result.Method));

    public static IReadOnlyList<ReportMethod> Of(MeanPlanReport report) => Once(report.Results.Select(result => result.Method));

    public static IReadOnlyList<ReportMethod> Of(CoverageReport report) => [report.Method];

    public static IReadOnlyList<ReportMethod> Of(MeanCoverageReport report) => Once(report.Results.Select(result => result.Method));

    public static IReadOnlyList<ReportMethod> Of(JudgeReport report) =>
        Of(report.Results.SelectMany(result => result.Sections).SelectMany(section => section.Estimates));

    /// <summary>Those of the coefficients, and of annotators where the judge may take the place of one.</summary>
    public static IReadOnlyList<ReportMethod> Of(AgreeReport report) => Of(report.Results
        .SelectMany(result => result.Sections.Concat(AgreeSections.Annotators(result.Replacement)))
        .SelectMany(section => section.Estimates));

    /// <summary>Those of the answers, and of the boards beside them.</summary>
    public static IReadOnlyList<ReportMethod> Of(RankReport report) => Once(report.Results
        .SelectMany(result => new[] { result.Method, result.MethodOfLabels, result.MethodOfJudge }).OfType<ReportMethod>());

    /// <summary>Those of the looks, and of the anchors.</summary>
    public static IReadOnlyList<ReportMethod> Of(MonitorReport report) =>
        report.Result.Anchors is { } anchors ? [report.Result.Method, anchors.Method] : [report.Result.Method];

    /// <summary>Those of the claims, and of the ranks.</summary>
    public static IReadOnlyList<ReportMethod> Of(ClaimReport report) =>
        Once([.. report.Results.Select(result => result.Method), .. report.Ranks.Select(ranks => ranks.Method)]);

    /// <summary>Those of the checks with a finding, in their order.</summary>
    public static IReadOnlyList<ReportMethod> Of(AuditReport report) => report.Methods;

    private static IReadOnlyList<ReportMethod> Of(IEnumerable<MeasuredEstimate> estimates) =>
        Once(estimates.Select(one => one.Method));

    /// <summary>Each once: of groups with clusters and groups without one method assumes two things, and stands there twice.</summary>
    public static IReadOnlyList<ReportMethod> Once(IEnumerable<ReportMethod> methods) =>
        [.. methods.DistinctBy(one => (one.Name, Foundation(one)))];

    /// <summary>Methods that assume the same and have one source, side by side where the first of them stood.</summary>
    public static IEnumerable<IReadOnlyList<ReportMethod>> Alike(IReadOnlyList<ReportMethod> methods) =>
        methods.GroupBy(Foundation).Select(alike => alike.ToArray());

    private static (string Key, string Assumptions) Foundation(ReportMethod method) =>
        (method.Citation.Key, string.Join('\n', method.Assumptions));
}
