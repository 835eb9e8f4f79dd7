namespace LlmJudgeStats.JudgeConfidence;

/// <summary>The Brier score of a judge's confidences, and Murphy's three parts of it: points, but for the score itself.</summary>
/// <remarks>
/// <code>score ≈ reliability − resolution + uncertainty</code>
/// The parts are taken over bands, so the sum misses what confidences vary within a band. The score is a mean and has an interval:
/// <see cref="ConfidenceSample.ToBrierStudy"/>. No interval is given of the rest: none was found that keeps its level. Labelled items only.
/// Source: confidence.md 2; Murphy 1973. Immutable, thread-safe.
/// </remarks>
public sealed class BrierScore
{
    private const double LeastProbability = 1e-15;      // of the logarithmic score: a sure error would cost everything

    private static readonly EstimationMethod s_reliability = PointMethod("brier-reliability", "Brier score, reliability");
    private static readonly EstimationMethod s_resolution = PointMethod("brier-resolution", "Brier score, resolution");
    private static readonly EstimationMethod s_uncertainty = PointMethod("brier-uncertainty", "Brier score, uncertainty");
    private static readonly EstimationMethod s_skill = PointMethod("brier-skill", "Brier skill score") with
    {
        Support = new(double.NegativeInfinity, double.PositiveInfinity),
    };

    private static readonly EstimationMethod s_logarithmic = PointMethod("log-loss", "logarithmic score") with
    {
        Support = new(0, -Math.Log(LeastProbability)),
    };

    /// <summary>What its points can name.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods { get; } =
        [s_reliability, s_resolution, s_uncertainty, s_skill, s_logarithmic];

    private readonly double _score;
    private readonly double _reliability;
    private readonly double _resolution;
    private readonly double _uncertainty;
    private readonly double _logarithmic;

    private BrierScore(ConfidenceSample sample, Reliability table)
    {
        var confidences = sample.Confidences;
        var outcomes = sample.Outcomes;
        var items = (double)confidences.Length;
        var rate = outcomes.Count(true) / items;
        for (var i = 0; i < confidences.Length; i++)
        {
            var missed = outcomes[i] ? 1 - confidences[i] : confidences[i];
            _score += missed * missed / items;
            _logarithmic -= Math.Log(Math.Max(1 - missed, LeastProbability)) / items;
        }
        foreach (var band in table.Bands)
        {
            var accuracy = band.Accuracy.Rate;
            _reliability += band.Items / items * (accuracy - band.MeanConfidence) * (accuracy - band.MeanConfidence);
            _resolution += band.Items / items * (accuracy - rate) * (accuracy - rate);
        }
        _uncertainty = rate * (1 - rate);
        if (items > 0) return;
        _score = double.NaN;
        _reliability = double.NaN;
        _resolution = double.NaN;
        _logarithmic = double.NaN;
    }

    /// <summary>The score of a sample, with its parts over the ten bands of <see cref="BandRule.EqualItems"/>.</summary>
    /// <param name="sample">Confidences and outcomes.</param>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    public static BrierScore Of(ConfidenceSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new(sample, JudgeConfidence.Reliability.Of(sample, BandRule.EqualItems));
    }

    /// <summary>How far confidences and accuracies of bands are apart, squared: 0 for a calibrated judge.</summary>
    /// <param name="level">The level that the interval of [0, 1] carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate Reliability(double level) => Part(s_reliability, _reliability, level);

    /// <summary>How far accuracies of bands are from the accuracy of all, squared: 0 for confidences that say nothing.</summary>
    /// <param name="level">The level that the interval of [0, 1] carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate Resolution(double level) => Part(s_resolution, _resolution, level);

    /// <summary>The score of the constant confidence that is right on average: the share times its complement.</summary>
    /// <param name="level">The level that the interval of [0, 1] carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate Uncertainty(double level) => Part(s_uncertainty, _uncertainty, level);

    /// <summary>One minus the score over <see cref="Uncertainty"/>: 1 for perfect confidences, 0 for the constant one.</summary>
    /// <remarks>Negative below that. No point where every outcome is alike.</remarks>
    /// <param name="level">The level that the interval carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate Skill(double level) =>
        Part(s_skill, _uncertainty > 0 ? 1 - (_score / _uncertainty) : double.NaN, level);

    /// <summary>The mean of −ln of the confidence in what came true, no confidence taken for less than 1e-15.</summary>
    /// <param name="level">The level that the interval carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate LogLoss(double level) => Part(s_logarithmic, _logarithmic, level);

    private static JudgeEstimate Part(EstimationMethod method, double point, double level) =>
        JudgeEstimate.PointOnly(method, point, Check.Level(level, nameof(level)));

    private static EstimationMethod PointMethod(string id, string name) =>
        new(id, name, Assumptions.IndependentItems | Assumptions.RandomCalibration, Citations.Murphy1973);
}
