using LlmJudgeStats.Monitoring;

namespace LlmJudgeStats.Validation.Monitoring;

/// <summary>The interval of all looks, as a path asks it.</summary>
internal sealed class AnytimeProfileOfPath(long planned)
{
    private const double Level = 0.95;

    private readonly AnytimeProfile _profile = new() { PlannedLabels = planned };

    public bool Misses(MeanStudy study, double mean) => !_profile.Estimate(in study, Level).Interval.Contains(mean);

    public double WidthBesideOneLook(MeanStudy study) =>
        _profile.Estimate(in study, Level).Interval.Width / StratifiedMeanEstimator.Default.Estimate(in study, Level).Interval.Width;
}
