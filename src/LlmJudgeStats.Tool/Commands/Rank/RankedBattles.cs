using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Tool.Commands.Rank;

/// <summary>The rows of a group as battles.</summary>
internal sealed record RankedBattles
{
    private const int MostSystems = 500;    // the fit grows with their cube, the pairs with their square

    public required BattleSet Set { get; init; }

    /// <summary>Whether rows of one cluster belong together.</summary>
    public required bool IsClustered { get; init; }

    /// <summary>How many battles each system has.</summary>
    public required long[] BattlesOf { get; init; }

    /// <summary>How many of them have a label.</summary>
    public required long[] LabelsOf { get; init; }

    public required long Labelled { get; init; }

    public required bool HasVerdicts { get; init; }

    public static RankedBattles Of(RankArguments arguments, MeasuredGroup group)
    {
        List<string> names = [];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        Battle[] battles = [.. group.Items.Select(BattleOf)];
        if (names.Count > MostSystems)
        {
            throw new UsageException(Invariant(
                $"--a, --b: these columns hold {names.Count} systems, and at most {MostSystems} are ranked; ")
                + "are they the columns of the systems' names? --where keeps some of them");
        }
        var isClustered = arguments.File.Options.DuplicateIds is not DuplicateIds.Independent;
        var labelled = battles.Where(battle => battle.Label is not null).ToArray();
        return new()
        {
            Set = isClustered
                ? BattleSet.Of(names.ToArray(), battles, group.Items.Select(item => item.Cluster).ToArray())
                : BattleSet.Of(names.ToArray(), battles),
            IsClustered = isClustered,
            BattlesOf = Counts(names.Count, battles),
            LabelsOf = Counts(names.Count, labelled),
            Labelled = labelled.Length,
            HasVerdicts = battles.Any(battle => battle.Verdict is not null),
        };

        Battle BattleOf(MeasuredItem item) => new(NumberOf(item.Texts[0]), NumberOf(item.Texts[1]))
        {
            Verdict = OutcomeOf(item.Verdict),
            Label = OutcomeOf(item.Label),
        };

        int NumberOf(string name)
        {
            if (numbers.TryAdd(name, names.Count)) names.Add(name);
            return numbers[name];
        }
    }

    /// <summary>The question of an estimator.</summary>
    public BattleStudy StudyOf(RankArguments arguments)
    {
        var isPart = Labelled > 0 && Labelled < Set.Count;
        if (isPart && arguments.Design is null)
        {
            throw new UsageException(Invariant($"{Labelled} of {Set.Count} battles have a label; how were they chosen? ")
                + "--design random (drawn from all battles) or by-verdict (so many of each verdict)");
        }
        // Where all battles have a label nothing was chosen.
        var design = isPart ? arguments.Design!.Value : CalibrationDesign.Random;
        if (arguments.HasTies && design is CalibrationDesign.ByVerdict)
        {
            throw new UsageException("--model davidson takes labels as they are, and labels chosen by verdict are no picture of all "
                + "battles; --model bradley-terry corrects for that");
        }
        return new() { Battles = Set, Design = design };
    }

    private static long[] Counts(int systems, IEnumerable<Battle> battles)
    {
        var counts = new long[systems];
        foreach (var battle in battles)
        {
            counts[battle.First]++;
            counts[battle.Second]++;
        }
        return counts;
    }

    private static BattleOutcome? OutcomeOf(double? worth) => worth switch
    {
        null => null,
        1 => BattleOutcome.FirstWins,
        0 => BattleOutcome.SecondWins,
        _ => BattleOutcome.Tie,
    };
}
