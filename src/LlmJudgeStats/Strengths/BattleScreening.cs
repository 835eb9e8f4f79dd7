
namespace LlmJudgeStats.Strengths;

/// <summary>What keeps battles from saying anything, and what to label: strengths.md 3.</summary>
internal sealed class BattleScreening
{
    private const long FewLabels = 30;
    private const double FewOutcomes = 5;

    private static readonly string[] s_verdicts = ["for the first system", "of a tie", "for the second system", "that says nothing"];

    private readonly List<Diagnostic> _found = [];

    /// <summary>The flags of all that was found.</summary>
    public EstimateWarnings Warnings { get; private set; }

    /// <summary>What was found, in words.</summary>
    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>Whether strengths can be had.</summary>
    public bool HasObstacle => (Warnings & (EstimateWarnings.Unidentified | EstimateWarnings.DesignMismatch)) != 0;

    /// <summary>Looks at how labels were chosen.</summary>
    public void Design(CalibrationDesign design, BattleSource source)
    {
        var isValid = source switch
        {
            BattleSource.Corrected => design.IsFromTestItems,
            BattleSource.LabelsOnly => design == CalibrationDesign.Random,
            BattleSource.VerdictsOnly => true,
        };
        if (!isValid) Add(EstimateWarnings.DesignMismatch);
        if (source == BattleSource.VerdictsOnly) Add(EstimateWarnings.Uncorrected);
    }

    /// <summary>Looks for verdicts without a label: what they mean is not known.</summary>
    public void Verdicts(ReadOnlySpan<Battle> battles)
    {
        Span<long> all = stackalloc long[BattlePoints.Verdicts];
        Span<long> labelled = stackalloc long[BattlePoints.Verdicts];
        BattlePoints.Count(battles, all, labelled);
        for (var v = 0; v < all.Length; v++)
        {
            if (all[v] > 0 && labelled[v] == 0)
                Refuse($"no battle with a verdict {s_verdicts[v]} is labelled", "Label at least 10 of these battles.");
        }
    }

    /// <summary>Looks for systems that no battles lead to.</summary>
    public void Pairs(PairTotals totals, BattleSet set)
    {
        if (totals.AllGames == 0)
        {
            Refuse("there is no battle to read", "Add battles with what this estimator reads: labels, or verdicts.");
            return;
        }
        var reached = totals.Reached();
        string[] apart = [.. set.Systems.Where((_, system) => !reached[system])];
        if (apart.Length > 0)
            Refuse($"no battles lead from '{set.Systems[0]}' to {Listed(apart)}", "Add battles between them and the others.");
    }

    /// <summary>Looks for systems with few labels.</summary>
    public void Labels(BattleSet set)
    {
        var labels = new long[set.Systems.Length];
        var points = new double[set.Systems.Length];
        foreach (var battle in set.Battles)
        {
            if (battle.Label is not { } label) continue;
            labels[battle.First]++;
            labels[battle.Second]++;
            points[battle.First] += Battle.PointsOf(label);
            points[battle.Second] += 1 - Battle.PointsOf(label);
        }
        string[] few =
        [
            .. set.Systems.Where((_, system) => labels[system] < FewLabels || points[system] < FewOutcomes
                || labels[system] - points[system] < FewOutcomes),
        ];
        if (few.Length == 0) return;
        Warnings |= EstimateWarnings.SmallCalibration;
        _found.Add(new("LJS1021", DiagnosticSeverity.Warning,
            $"Few labelled battles of {Listed(few)}: fewer than 30, or than 5 won or 5 lost, a tie counting half.",
            "Label more battles of these systems, picked in the same way; of a system that wins or loses all, against others near it."));
    }

    /// <summary>Says that the fit came to nothing, and of whom.</summary>
    /// <param name="extreme">The systems whose strength has no end.</param>
    public void Fit(string[] extreme)
    {
        Refuse(
            extreme.Length > 0
                ? $"the strength of {Listed(extreme)} has no end: won or lost nearly all"
                : "no strengths explain the battles",
            "Label more battles of these systems, against others that are near them in strength.");
    }

    public void Add(EstimateWarnings flag)
    {
        Warnings |= flag;
        _found.AddRange(Diagnostic.Of(flag));
    }

    private void Refuse(string why, string fix)
    {
        Warnings |= EstimateWarnings.Unidentified;
        _found.Add(new("LJS1001", DiagnosticSeverity.Error, $"The battles do not determine the strengths: {why}.", fix));
    }

    private static string Listed(string[] names)
    {
        const int Shown = 5;
        var rest = names.Length - Shown;
        var more = rest > 0 ? Invariant($" and {rest} more") : "";
        return string.Join(", ", names.Take(Shown).Select(name => $"'{name}'")) + more;
    }
}
