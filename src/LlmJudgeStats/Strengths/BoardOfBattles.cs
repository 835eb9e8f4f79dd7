namespace LlmJudgeStats.Strengths;

/// <summary>From a study to a board: screening, fit, covariance.</summary>
internal static class BoardOfBattles
{
    private const double Extreme = 8;       // odds of 3,000 to 1: no battles show as much

    public static StrengthBoard Of(BattleStudy study, BattleSource source, StrengthModel model, EstimationMethod method, double level)
    {
        var set = study.Battles;
        var screening = new BattleScreening();
        screening.Design(study.Design, source);
        if (!screening.HasObstacle && source == BattleSource.Corrected) screening.Verdicts(set.Battles);
        if (screening.HasObstacle) return new(set.Systems, method, level, screening, 0, null, null);
        var points = BattlePoints.Of(study, source);
        var totals = new PairTotals(set.Battles, points, set.Systems.Length);
        screening.Pairs(totals, set);
        if (screening.HasObstacle) return new(set.Systems, method, level, screening, 0, null, null);
        if (source != BattleSource.VerdictsOnly) screening.Labels(set);

        var clusters = set.Clusters(battle => !double.IsNaN(points[battle]), out var count);
        // Without a tie ν is 0; with nothing else no strength shows.
        var hasTies = totals.AllTies > 0 && totals.AllTies < totals.AllGames;
        var fit = StrengthFit.Of(totals, hasTies ? model : StrengthModel.BradleyTerry);
        string[] extreme = [.. set.Systems.Where((_, system) => Math.Abs(fit.Strengths[system]) > Extreme)];
        if (!fit.HasConverged && extreme.Length == 0) screening.Add(EstimateWarnings.NotConverged);
        if (!fit.HasConverged || extreme.Length > 0)
        {
            screening.Fit(extreme);
            return new(set.Systems, method, level, screening, count, null, null);
        }
        if (count < 2) screening.Add(EstimateWarnings.OneCluster);
        return new(
            set.Systems, method, level, screening, count, fit,
            new ClusterSandwich(fit).Covariance(set.Battles, points, clusters, count));
    }
}
