namespace LlmJudgeStats.Numerics;

/// <summary>A function with its derivative; a struct, so that the solver is compiled for it and nothing is allocated.</summary>
internal interface IDifferentiable
{
    ValueAndSlope At(double x);
}
