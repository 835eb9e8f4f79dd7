namespace LlmJudgeStats.Strengths;

/// <summary>The methods of strengths: a model, and what it is read from.</summary>
internal static class BattleMethods
{
    public static EstimationMethod MethodOf(this BattleSource source, string id, string name, Citation citation)
    {
        var words = source switch
        {
            BattleSource.Corrected => "corrected by labels",
            BattleSource.LabelsOnly => "labels only",
            BattleSource.VerdictsOnly => "verdicts only",
        };
        var assumptions = source switch
        {
            BattleSource.Corrected => Assumptions.LabelsFromTestPopulation,
            BattleSource.LabelsOnly => Assumptions.RandomCalibration,
            BattleSource.VerdictsOnly => Assumptions.None,
        };
        var method = new EstimationMethod(id, $"{name}, {words}", assumptions | Assumptions.IndependentItems, citation)
        {
            UsesVerdicts = source != BattleSource.LabelsOnly,
        };
        return method.With(new("sandwich", "sandwich by clusters", citation)
        {
            Promise = 0.87,    // of systems that are far apart, with few labels
            Cost = IntervalCost.Milliseconds,
        });
    }
}
