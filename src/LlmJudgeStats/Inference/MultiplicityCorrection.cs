namespace LlmJudgeStats.Inference;

/// <summary>How the p-values of several claims are adjusted: decisions.md 7.2.</summary>
public enum MultiplicityCorrection
{
    /// <summary>Holm: no wrong claim at all, with the level. The default.</summary>
    Holm,

    /// <summary>Benjamini and Hochberg: the share of wrong claims among those made. For exploring.</summary>
    BenjaminiHochberg,

    /// <summary>None: each claim by itself.</summary>
    None,
}
