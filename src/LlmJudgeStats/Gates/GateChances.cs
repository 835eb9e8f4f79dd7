namespace LlmJudgeStats.Gates;

/// <summary>How often a gate says what, in studies of one design at one truth.</summary>
/// <remarks>Equality compares all parts. The default value is a gate that never decides. Immutable, thread-safe.</remarks>
public readonly record struct GateChances
{
    /// <summary>The probability of a pass, in [0, 1].</summary>
    public required double Pass { get; init; }

    /// <summary>The probability of a fail, in [0, 1].</summary>
    public required double Fail { get; init; }

    /// <summary>The probability of neither.</summary>
    public double Inconclusive => Math.Max(0, 1 - Pass - Fail);

    /// <summary>Whether every outcome of the labels was enumerated; else a few of them stand for all.</summary>
    public bool IsExact { get; init; }
}
