using LlmJudgeStats.Strengths;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Rank;

/// <summary>From arguments to a report of strengths.</summary>
internal static class RankRun
{
    public static RankReport Report(RankArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        var table = MeasureFile.Read(arguments.File, arguments.Reading, openInput, progress);
        RankResult[] results = [.. table.Groups.Select(group => Result(arguments, table, group))];
        return new()
        {
            Rows = table.Rows,
            Labels = table.Labels,
            Source = table.Source.Account,
            Provenance = arguments.File.ProvenanceOf(arguments.Target.CommandLine, table.Source),
            Results = results,
            Diagnostics =
            [
                .. table.Notes.Concat(results.SelectMany(OfGroup)).DistinctBy(one => (one.Code, one.Message))
                    .OrderByDescending(one => one.Severity),
            ],
        };
    }

    // Of several boards each names its own systems.
    private static IEnumerable<Diagnostic> OfGroup(RankResult result)
    {
        if (result.Group is not { } keys) return result.Diagnostics;
        var group = string.Join(", ", keys.Select(key => $"{key.Column}={key.Value}"));
        return result.Diagnostics.Select(one => one with { Message = $"{one.Message} In {group}." });
    }

    private static RankResult Result(RankArguments arguments, MeasureTable table, MeasuredGroup group)
    {
        var battles = RankedBattles.Of(arguments, group);
        var study = battles.StudyOf(arguments);
        var source = SourceOf(arguments, battles);
        var board = Board(arguments, study, source);
        var labels = LabelsAlone(arguments, study, source);
        var judgesWord = JudgesWord(arguments, study, source, battles);
        var result = new RankResult
        {
            Group = group.Key.Count == 0 ? null : group.Key,
            Design = battles.Labelled == 0 ? null : study.Design,
            Source = source,
            Board = board,
            LabelsOnly = labels,
            JudgesWord = judgesWord,
            Method = MethodOf(board),
            MethodOfLabels = labels is null ? null : MethodOf(labels),
            MethodOfJudge = judgesWord is null ? null : MethodOf(judgesWord),
            WinRates = WinRate.Of(board),
            WinRatesOfJudge = [.. WinRate.Of(judgesWord).Select(rate => rate.Point)],
            Battles = battles.BattlesOf,
            Labels = battles.LabelsOf,
            IsInElo = arguments.IsInElo,
            HasPairs = arguments.HasPairs,
            Facts = [.. Facts(table, group, battles, board, source)],
            Diagnostics = battles.IsClustered || !group.HasRepeats ? board.Diagnostics : [Repeats(group), .. board.Diagnostics],
        };
        return result with { Sentence = RankAnswer.Of(result) };

        ReportMethod MethodOf(StrengthBoard one) =>
            battles.IsClustered && group.HasRepeats ? ReportMethod.OfClusters(one.Method) : ReportMethod.Of(one.Method);
    }

    private static BattleSource SourceOf(RankArguments arguments, RankedBattles battles) =>
        battles.Labelled == 0 ? BattleSource.VerdictsOnly
            : arguments.HasTies ? BattleSource.LabelsOnly
            : BattleSource.Corrected;

    // Labels that were drawn at random answer without the judge, too.
    private static StrengthBoard? LabelsAlone(RankArguments arguments, BattleStudy study, BattleSource source) =>
        source is BattleSource.Corrected && study.Design is CalibrationDesign.Random
            ? Board(arguments, study, BattleSource.LabelsOnly)
            : null;

    private static StrengthBoard? JudgesWord(
        RankArguments arguments, BattleStudy study, BattleSource source, RankedBattles battles) =>
        source is not BattleSource.VerdictsOnly && battles.HasVerdicts ? Board(arguments, study, BattleSource.VerdictsOnly) : null;

    private static Diagnostic Repeats(MeasuredGroup group) => new("LJS1056", DiagnosticSeverity.Warning,
        Invariant($"Items repeat ({group.Clusters} ids, {group.Items.Count} battles): battles of one id ")
            + "are not independent, and the intervals are too narrow.",
        "leave out --cluster none, unless repeats have nothing in common");

    private static StrengthBoard Board(RankArguments arguments, BattleStudy study, BattleSource source) => arguments.HasTies
        ? new DavidsonEstimator { Source = source }.Estimate(in study, arguments.Level)
        : new BradleyTerryEstimator { Source = source }.Estimate(in study, arguments.Level);

    private static IEnumerable<string> Facts(
        MeasureTable table, MeasuredGroup group, RankedBattles battles, StrengthBoard board, BattleSource source)
    {
        yield return Count(table, group, battles);
        var silent = group.Items.Count(item => item.Verdict is null);
        if (silent > 0 && source is not BattleSource.LabelsOnly)
        {
            yield return Invariant($"Without a verdict: {silent} battles")
                + (source is BattleSource.Corrected ? ", which are a verdict of their own" : ", which are left out");
        }
        if (!board.IsIdentified) yield break;
        yield return $"Method: {PlainText.Ascii(board.Method.Name)}; ranks hold together at {PlainText.Level(board.Level)}";
        if (board.TieWeight is { } weight) yield return $"Two systems of equal strength tie in {PlainText.Percent(weight / (2 + weight))}";
        yield return board.NotToldApart.IsEmpty
            ? "All neighbours are told apart"
            : "Not told apart: " + string.Join("; ", board.NotToldApart.Select(pair =>
                $"{RankAnswer.Named(board.Systems[pair.First])} and {RankAnswer.Named(board.Systems[pair.Second])}"));
    }

    private static string Count(MeasureTable table, MeasuredGroup group, RankedBattles battles)
    {
        var clusters = battles.IsClustered && group.HasRepeats
            ? Invariant($" in {group.Clusters} clusters ")
                + $"({RankAnswer.Named(table.Source.ClusterColumn ?? table.Source.IdColumn ?? "")})"
            : "";
        var labels = battles.Labelled == 0
            ? "none of them labelled"
            : Invariant($"{battles.Labelled} of them labelled");
        return Invariant($"Battles: {group.Items.Count}{clusters}, {labels}");
    }
}
