namespace LlmJudgeStats.Strengths;

/// <summary>What ties are in a model of strengths.</summary>
internal enum StrengthModel
{
    /// <summary>Half a win for each.</summary>
    BradleyTerry,

    /// <summary>An outcome with a weight of its own: strengths.md 2.</summary>
    Davidson,
}
