namespace LlmJudgeStats.Coverage;

/// <summary>Columns of one row of a block, for which limits are to be computed.</summary>
/// <param name="Block">The block.</param>
/// <param name="First">The first count of the row.</param>
/// <param name="Second">The second count of the row.</param>
/// <param name="From">The first column.</param>
/// <param name="To">The last column.</param>
internal readonly record struct RowRange(OutcomeBlock Block, int First, int Second, int From, int To);
