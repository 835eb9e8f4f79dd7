namespace LlmJudgeStats.Inference;

/// <summary>A likelihood that is at its largest for each mean t: what <see cref="ProfileSearch"/> walks along.</summary>
internal interface IRestrictedLikelihood
{
    /// <summary>The restricted maximum at a mean t with complement s. It may start from what the last one left.</summary>
    RestrictedMaximum At(double t, double s);
}
