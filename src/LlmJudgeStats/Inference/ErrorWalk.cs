namespace LlmJudgeStats.Inference;

/// <summary>How the errors are tried among which the edge of a hypothesis lies.</summary>
internal enum ErrorWalk
{
    /// <summary>Each as small as the square of the last: enough where intervals are nested in their level.</summary>
    Squares,

    /// <summary>A fiftieth apart, down to 4e-18: where they are not nested, a band of levels that accept is not stepped over.</summary>
    Fine,
}
