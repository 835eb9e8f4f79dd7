using System.Collections.Immutable;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>The answers to the pairs of one set of systems.</summary>
internal sealed class SetAnswers
{
    private const int ManySystems = 200;
    private const int FewRows = 5;    // of a system, on average

    private readonly CompareArguments _arguments;
    private readonly double? _deviate;
    private readonly bool _hasAllPairs;

    /// <param name="set">The systems.</param>
    /// <param name="sets">How many sets are answered together.</param>
    /// <param name="table">The rows.</param>
    /// <param name="arguments">What was asked.</param>
    public SetAnswers(SystemSet set, int sets, JudgmentTable table, CompareArguments arguments)
    {
        Set = set;
        _arguments = arguments;
        RefuseItems(set, arguments.Systems!.By);
        Comparison = new(set, table, arguments);
        var pairs = PairsOf(set, arguments.Systems!);
        _hasAllPairs = arguments.Systems is { A: null, Baseline: null } && set.Systems.Count > 2;
        // Sets are criteria and groups of one family: what is left of the level is shared among them.
        var level = 1 - ((1 - arguments.Question.Level) / sets);
        _deviate = pairs.Count == 1 && sets == 1 ? null
            : _hasAllPairs ? Multiplicity.Simultaneous(set.Systems.Count, level)
            : Multiplicity.AgainstBaseline(pairs.Count + 1, level);
        Compared = [.. pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().Select(system => set.Systems[system].Place)];
        RefuseNoPairs(table);
        Pairs = ComparisonFamily.Answer(pairs, Comparison.Study, arguments.Question, _deviate, arguments.Estimator);
        Unpaired = Comparison.Kind is ComparisonKind.SameItems or ComparisonKind.LabelledTogether
            ? table.Pairs!.Unpaired(Compared, Use)
            : 0;
    }

    // Hundreds of systems with a row or two each are items.
    private static void RefuseItems(SystemSet set, string by)
    {
        var systems = set.Systems.Count;
        if (systems <= ManySystems || set.Systems.Sum(system => system.Rows.Rows) >= FewRows * (long)systems) return;
        throw new UsageException($"--by {by}: {systems} systems, and hardly a row for each; where that column names the items, say --pair "
            + $"{by}, and --by the column that names the systems");
    }

    public SystemSet Set { get; }

    public SystemComparison Comparison { get; }

    public ImmutableArray<ComparedPair> Pairs { get; }

    /// <summary>Places of the systems that are compared, among the groups of the table.</summary>
    public IReadOnlyList<int> Compared { get; }

    /// <summary>Rows without a partner.</summary>
    public long Unpaired { get; }


    /// <summary>A result for each pair, once all were judged together.</summary>
    public IEnumerable<ComparisonResult> Results(IReadOnlyList<ComparedPair> judged, int? tier, int familySize) =>
        judged.Select(pair => ComparisonResult.Of(new()
        {
            Group = Set.Group,
            Criterion = Set.Criterion,
            A = Set.Systems[pair.A].Name,
            B = Set.Systems[pair.B].Name,
            Pair = pair,
            Question = _arguments.Question,
            Design = pair.Answer.Study is { SharesCalibration: true, A.Calibration.IsKnown: true } ? null : _arguments.Design,
            Counts = Comparison.Counts(pair.A, pair.B),
            FamilySize = familySize,
            Tier = tier,
            Homogeneity = Comparison.Homogeneity,
            RateOfA = Comparison.Rate(pair.A),
            RateOfB = Comparison.Rate(pair.B),
            UnusedPairs = Comparison.UnusedPairs(pair.A, pair.B),
        }));

    /// <summary>The board of all pairs; none for two systems, and against a baseline.</summary>
    public IEnumerable<LeaderboardFindings> Board(IReadOnlyList<ComparedPair> judged)
    {
        if (!_hasAllPairs) yield break;
        JudgeEstimate[] rates = [.. Enumerable.Range(0, Set.Systems.Count).Select(Comparison.Rate)];
        yield return new()
        {
            Group = Set.Group,
            Criterion = Set.Criterion,
            Level = _arguments.Question.Level,
            Deviate = _deviate!.Value,
            Names = [.. Set.Systems.Select(system => system.Name)],
            Rates = rates,
            Board = Leaderboard.Of([.. rates.Select(rate => rate.Point)], judged),
        };
    }

    private PairedItems Use =>
        Comparison.Kind == ComparisonKind.LabelledTogether ? PairedItems.All : PairedItems.WithoutLabel;

    private void RefuseNoPairs(JudgmentTable table)
    {
        if (table.Pairs is null || Comparison.Kind is not (ComparisonKind.SameItems or ComparisonKind.LabelledTogether)) return;
        for (var i = 0; i < Compared.Count; i++)
        {
            for (var j = i + 1; j < Compared.Count; j++)
            {
                if (Comparison.Pairs(Compared[i], Compared[j]) > 0) return;
            }
        }
        throw new UsageException("--pair: no item is a test item of two systems; check that the column has the same values for each of "
            + "them, or leave out --pair");
    }

    private static IReadOnlyList<ComparedSystems> PairsOf(SystemSet set, SystemChoice choice)
    {
        if (set.Systems.Count < 2)
        {
            throw new UsageException($"--by {choice.By}: only one system, '{PlainText.Escape(set.Systems[0].Name)}'"
                + (set.Group is null && set.Criterion is null ? "; two are needed"
                    : " in one of the groups; leave that group out (--where)"));
        }
        return choice.PairsOf([.. set.Systems.Select(system => system.Name)]);
    }
}
