namespace LlmJudgeStats.Coverage;

/// <summary>Probabilities of outcomes, summed: all of them, those whose limits are right, and their widths.</summary>
internal readonly record struct CoverageSums(double Mass, double Lower, double Upper, double Both, double Width)
{
    public CoverageSums Plus(in CoverageSums other, double weight) => new(
        Mass + (weight * other.Mass),
        Lower + (weight * other.Lower),
        Upper + (weight * other.Upper),
        Both + (weight * other.Both),
        Width + (weight * other.Width));
}
