namespace LlmJudgeStats.Multiclass;

/// <summary>The mean of a number that stands for each class: a share when it is 1 for one class and 0 for the others.</summary>
internal interface IClassInference
{
    JudgeEstimate Mean(ReadOnlySpan<double> scores, double level);

    double Limit(ReadOnlySpan<double> scores, IntervalSide side, double level);
}
