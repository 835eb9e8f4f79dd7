namespace LlmJudgeStats.Claims;

/// <summary>How the error of a claim is divided among the rates behind it: claims.md 1.</summary>
/// <param name="Judges">The level of each measured error rate.</param>
/// <param name="Verdicts">The level of the verdicts.</param>
internal readonly record struct ClaimLevels(double Judges, double Verdicts)
{
    public static ClaimLevels Of(PublishedClaim claim, double level)
    {
        var measured = claim.Judge.MeasuredRates + (claim.OtherJudge?.MeasuredRates ?? 0);
        var error = 1 - level;
        return measured == 0 ? new(level, level) : new(1 - (error / (2 * measured)), 1 - (error / 2));
    }
}
