namespace LlmJudgeStats.Data;

/// <summary>Test items of one value of the stratum column.</summary>
/// <param name="Value">The value.</param>
/// <param name="Test">Their verdicts; items that stand alone are clusters of one.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct JudgmentTestStratum(string Value, ClusteredTally Test);
