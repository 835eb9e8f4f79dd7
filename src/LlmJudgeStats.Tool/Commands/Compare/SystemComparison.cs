using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>How two systems of a set are compared: what the data and the options make of them, nothing guessed.</summary>
internal sealed class SystemComparison
{
    private const string OtherJudges = "LJS2102";

    private readonly SystemSet _set;
    private readonly JudgmentTable _table;
    private readonly CompareArguments _arguments;
    private readonly FileEvidence _file;
    private readonly SharedLabels? _shared;
    private readonly bool _isStated;

    public SystemComparison(SystemSet set, JudgmentTable table, CompareArguments arguments)
    {
        _set = set;
        _table = table;
        _arguments = arguments;
        _file = arguments.File!;
        _isStated = !arguments.Judge.Calibration.IsEmpty;
        if (arguments.IsShared && !_isStated) _shared = SharedLabels.Of(set, table, arguments);
        Kind = KindOf();
        CheckJudges();
        CheckWeights();
        CheckLabels();
    }

    public ComparisonKind Kind { get; }

    /// <summary>Whether one calibration may serve all; nothing where that was not tested.</summary>
    public HomogeneityFindings? Homogeneity => _shared?.Homogeneity;

    private Calibration Judge => _isStated ? _arguments.Judge.Calibration : _shared!.Calibration;

    public ComparisonStudy Study(int a, int b)
    {
        var first = _set.Systems[a];
        var second = _set.Systems[b];
        switch (Kind)
        {
            case ComparisonKind.SharedCalibration: return ComparisonStudy.Sharing(Test(first), Test(second), Judge);
            case ComparisonKind.SameItems:
                var pairs = _table.Pairs!.Tests(first.Place, second.Place);
                if (!_table.Pairs.HasClusters) return ComparisonStudy.OnSameItems(pairs, Judge);
                var clusters = _table.Pairs.ClusteredTests(first.Place, second.Place);
                return ComparisonStudy.OnSameItems(pairs, in clusters, Judge);
            case ComparisonKind.LabelledTogether: return Together(first, second);
            default:
                var one = Own(first);
                var other = Own(second);
                return _table.Pairs is { } common && Kind == ComparisonKind.OwnCalibrations
                    ? ComparisonStudy.Separate(in one, in other, common.Tests(first.Place, second.Place))
                    : ComparisonStudy.Separate(in one, in other);
        }
    }

    public ComparisonCounts Counts(int a, int b)
    {
        var first = _set.Systems[a];
        var second = _set.Systems[b];
        var labelled = default(LabelledPairs?);
        long? oneSide = null;
        if (Kind == ComparisonKind.LabelledTogether)
        {
            labelled = _table.Pairs!.Labelled(first.Place, second.Place, out var some);
            oneSide = some;
        }
        return new()
        {
            A = Kind is ComparisonKind.LabelledTogether ? null : CountsOf(first),
            B = Kind is ComparisonKind.LabelledTogether ? null : CountsOf(second),
            Calibration = _shared?.Counts ?? (_isStated ? Table(_arguments.Judge.Counts) : null),
            Pairs = Kind == ComparisonKind.SameItems ? _table.Pairs!.Tests(first.Place, second.Place) : null,
            LabelledPairs = labelled,
            LabelsOnOneSide = oneSide,
        };
    }

    /// <summary>Items that two systems have in common, by their places among the groups of the table.</summary>
    public long Pairs(int first, int second) => Kind == ComparisonKind.LabelledTogether
        ? _table.Pairs!.Labelled(first, second, out _).Count
        : _table.Pairs!.Tests(first, second).Count;

    /// <summary>Items that both answered although the method does not use them.</summary>
    public long? UnusedPairs(int a, int b) => Kind == ComparisonKind.OwnCalibrations && _table.Pairs is { } pairs
        ? pairs.Tests(_set.Systems[a].Place, _set.Systems[b].Place).Count
        : null;

    /// <summary>The corrected rate of a system by itself.</summary>
    public JudgeEstimate Rate(int system)
    {
        var one = _set.Systems[system];
        // Labels of all systems are a sample of none's items: the rate is that of the error rates, as the difference is.
        var study = Kind is ComparisonKind.SharedCalibration or ComparisonKind.SameItems
            ? new JudgeStudy { Test = Test(one), Calibration = Judge with { Design = CalibrationDesign.External } }
            : Own(one);
        return JudgeStats.PassRate(study, _arguments.Question.Level);
    }

    /// <summary>Confusion counts of measured classes; <see langword="null"/> with a known rate.</summary>
    public static ConfusionCounts? Table(StudyCounts counts) => counts is { HumanPasses: { } passes, HumanFails: { } fails }
        ? new()
        {
            TruePositive = passes.Positives,
            FalseNegative = passes.Negatives,
            FalsePositive = fails.Positives,
            TrueNegative = fails.Negatives,
        }
        : null;

    private ComparisonKind KindOf()
    {
        var isPaired = _table.Pairs is not null;
        if (_isStated || _arguments.IsShared) return isPaired ? ComparisonKind.SameItems : ComparisonKind.SharedCalibration;
        var isFromTestItems = _arguments.Design.IsFromTestItems;
        if (!isFromTestItems) return ComparisonKind.OwnCalibrations;
        return isPaired ? ComparisonKind.LabelledTogether : ComparisonKind.LabelledSeparately;
    }

    private ComparisonStudy Together(SystemRows first, SystemRows second)
    {
        if (!_table.Pairs!.HasClusters)
        {
            var pairs = _table.Pairs.Labelled(first.Place, second.Place, out _);
            return ComparisonStudy.OnSameItems(in pairs, _arguments.Design);
        }
        var table = _table.Pairs.ClusteredLabels(first.Place, second.Place);
        return ComparisonStudy.OnSameItems(MeanStudy.FromClusters(table, _arguments.Design, out _));
    }

    private JudgeStudy Own(SystemRows system) => GroupStudy.Of(_arguments.Design, _file, system.Rows);

    private Proportion Test(SystemRows system) => Own(system).Test;

    private StudyCounts CountsOf(SystemRows system) => Kind is ComparisonKind.SharedCalibration or ComparisonKind.SameItems
        ? new() { Test = system.Rows.Test }
        : StudyCounts.Of(system.Rows.Test, system.Rows.Calibration);

    private void CheckJudges()
    {
        if (!_isStated && _shared is null) return;
        string[] judges = [.. _set.Systems.SelectMany(system => system.Rows.JudgedBy).Distinct(StringComparer.Ordinal)];
        if (judges.Length < 2) return;
        throw new UsageException($"{OtherJudges}: the systems were judged by "
            + $"{string.Join(", ", judges.Select(one => $"'{PlainText.Escape(one)}'"))}"
            + ", and the error rates of one judge say nothing about another; give each system labels of its own (without "
            + "--shared-calibration), or compare what one judge judged (--where)");
    }

    private void CheckWeights()
    {
        if (_file.Options.WeightColumn is null || Kind is ComparisonKind.SharedCalibration or ComparisonKind.OwnCalibrations) return;
        throw new UsageException("--weight: weights go with test sets of their own (no --pair, and labels from elsewhere or by label); "
            + "nothing else was measured with them");
    }

    private void CheckLabels()
    {
        if (_isStated || _set.Systems.Any(system => system.Rows.Calibration.Count > 0)) return;
        throw new UsageException("no row is labelled: give labels, --tp ..., or --accuracy 1 to compare the verdicts as such");
    }
}
