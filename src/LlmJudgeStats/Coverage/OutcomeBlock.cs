namespace LlmJudgeStats.Coverage;

/// <summary>Outcomes that share how many labels of each kind there are: a table of rows (two counts of labels) and columns.</summary>
/// <param name="Offset">Where its outcomes begin.</param>
/// <param name="Condition">
/// What was drawn before: human passes in a random sample, or judge-passes among all items by verdict; 0 otherwise.
/// </param>
/// <param name="First">The largest first count of a row.</param>
/// <param name="Second">The largest second count of a row.</param>
/// <param name="Columns">The largest count of a column.</param>
internal readonly record struct OutcomeBlock(int Offset, int Condition, int First, int Second, int Columns)
{
    public int Width => Columns + 1;

    public int End => Offset + ((First + 1) * (Second + 1) * Width);

    /// <summary>Where a row begins.</summary>
    public int Row(int first, int second) => Offset + (((first * (Second + 1)) + second) * Width);
}
