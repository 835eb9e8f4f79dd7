namespace LlmJudgeStats.Claims;

/// <summary>A box of judges in numbers, and what its corners make of a share of verdicts.</summary>
/// <remarks>
/// <code>θ(p; Se, Sp) = (p + Sp − 1)/J,  J = Se + Sp − 1</code>
/// Source: claims.md 2. Immutable, thread-safe.
/// </remarks>
/// <param name="SensitivityLower">The least sensitivity.</param>
/// <param name="SensitivityUpper">The largest.</param>
/// <param name="SpecificityLower">The least specificity.</param>
/// <param name="SpecificityUpper">The largest.</param>
public readonly record struct JudgeBox(
    double SensitivityLower, double SensitivityUpper, double SpecificityLower, double SpecificityUpper)
{
    /// <summary>Whether grading is exact.</summary>
    public bool IsExact => SensitivityLower == 1 && SpecificityLower == 1;

    /// <summary>Whether sensitivity and specificity have the same bounds.</summary>
    public bool IsSquare => SensitivityLower == SpecificityLower && SensitivityUpper == SpecificityUpper;

    internal static JudgeBox Of(JudgeBounds bounds, double level)
    {
        var (sensitivityLower, sensitivityUpper) = bounds.Sensitivity.At(level);
        var (specificityLower, specificityUpper) = bounds.Specificity.At(level);
        return new(sensitivityLower, sensitivityUpper, specificityLower, specificityUpper);
    }

    internal bool MayBeAtChance => Youdens.Least <= 0;

    /// <summary>The smallest and the largest J of the box.</summary>
    internal (double Least, double Most) Youdens => (SensitivityLower + SpecificityLower - 1, SensitivityUpper + SpecificityUpper - 1);

    /// <summary>The corner that makes least of a share: it passes all good answers and many bad ones.</summary>
    internal JudgeCorner Harshest => new(SensitivityUpper, SpecificityLower);

    /// <summary>The corner that makes most of it.</summary>
    internal JudgeCorner Kindest => new(SensitivityLower, SpecificityUpper);

    /// <summary>Whether some judge of the box can give this share: it passes no more than Se and no less than 1 − Sp.</summary>
    internal bool CanGive(double share) => SensitivityUpper >= share && SpecificityUpper >= 1 - share;

    /// <summary>The judges of the box that can give both shares; <see langword="null"/> without one.</summary>
    internal JudgeBox? Giving(double one, double other)
    {
        var low = Math.Min(one, other);
        var high = Math.Max(one, other);
        if (!CanGive(low) || !CanGive(high)) return null;
        return this with
        {
            SensitivityLower = Math.Max(SensitivityLower, high),
            SpecificityLower = Math.Max(SpecificityLower, 1 - low),
        };
    }
}
