namespace LlmJudgeStats.Strengths;

/// <summary>What each battle counts for in the fit: strengths.md 1.</summary>
/// <remarks>
/// <code>a = m(v) + (y − m(v))/π where there is a label, else m(v)</code>
/// m(v) is the mean label of battles with the same verdict, π the share of them, or of all, that was labelled.
/// </remarks>
internal static class BattlePoints
{
    /// <summary>The verdicts that a battle can have; the last is that of a judge who said nothing.</summary>
    public const int Verdicts = 4;

    /// <summary>Points of the first of each battle; NaN for one that does not count.</summary>
    /// <param name="study">The battles, and how labels were chosen.</param>
    /// <param name="source">What is read.</param>
    public static double[] Of(BattleStudy study, BattleSource source)
    {
        var battles = study.Battles.Battles;
        var points = new double[battles.Length];
        switch (source)
        {
            case BattleSource.Corrected:
                Correct(battles, study.Design, points);
                break;
            case BattleSource.LabelsOnly:
                for (var i = 0; i < points.Length; i++) points[i] = Said(battles[i].Label);
                break;
            case BattleSource.VerdictsOnly:
                for (var i = 0; i < points.Length; i++) points[i] = Said(battles[i].Verdict);
                break;
        }
        return points;
    }

    /// <summary>Battles with each verdict, and how many of them are labelled.</summary>
    public static void Count(ReadOnlySpan<Battle> battles, Span<long> all, Span<long> labelled)
    {
        foreach (var battle in battles)
        {
            all[Stratum(battle)]++;
            if (battle.Label is not null) labelled[Stratum(battle)]++;
        }
    }

    private static void Correct(ReadOnlySpan<Battle> battles, CalibrationDesign design, double[] points)
    {
        Span<long> all = stackalloc long[Verdicts];
        Span<long> labelled = stackalloc long[Verdicts];
        Span<double> means = stackalloc double[Verdicts];
        Count(battles, all, labelled);
        foreach (var battle in battles)
        {
            if (battle.Label is { } label) means[Stratum(battle)] += Battle.PointsOf(label) / labelled[Stratum(battle)];
        }
        var labels = 0L;
        foreach (var count in labelled) labels += count;
        for (var i = 0; i < points.Length; i++)
        {
            var stratum = Stratum(battles[i]);
            points[i] = means[stratum];
            if (battles[i].Label is not { } label) continue;
            var share = design == CalibrationDesign.Random
                ? labels / (double)battles.Length
                : labelled[stratum] / (double)all[stratum];
            points[i] += (Battle.PointsOf(label) - means[stratum]) / share;
        }
    }

    private static int Stratum(Battle battle) => battle.Verdict is { } verdict ? (int)verdict : Verdicts - 1;

    private static double Said(BattleOutcome? outcome) => outcome is { } said ? Battle.PointsOf(said) : double.NaN;
}
