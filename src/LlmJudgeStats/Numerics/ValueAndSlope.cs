namespace LlmJudgeStats.Numerics;

/// <summary>A function and its derivative at one point.</summary>
internal readonly record struct ValueAndSlope(double Value, double Slope);
