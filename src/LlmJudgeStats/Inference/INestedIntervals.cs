namespace LlmJudgeStats.Inference;

/// <summary>
/// Intervals or one-sided limits that grow as their error (one minus the level) falls, and the rate whose p-value is asked for.
/// </summary>
internal interface INestedIntervals
{
    bool Contains(double error);
}
