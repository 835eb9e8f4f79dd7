using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>A block of outcomes and how likely they are at one point.</summary>
/// <param name="Block">The outcomes.</param>
/// <param name="Weight">The probability of the block.</param>
/// <param name="First">The probabilities of the first count of a row, given the block.</param>
/// <param name="Second">The probabilities of the second count of a row, given the block.</param>
/// <param name="Columns">The probabilities of the columns, given the block.</param>
internal readonly record struct WeightedBlock(
    OutcomeBlock Block, double Weight, BinomialMass First, BinomialMass Second, BinomialMass Columns);
