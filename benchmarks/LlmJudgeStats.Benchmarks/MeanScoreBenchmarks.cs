using BenchmarkDotNet.Attributes;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What does PPI++ of a mean cost from raw doubles: 1,000 labels with their scores, and many scores without a label?</summary>
[MemoryDiagnoser]
public class MeanScoreBenchmarks
{
    private const int Labels = 1_000;

    private readonly double[] _labels = new double[Labels];
    private readonly double[] _labelled = new double[Labels];
    private double[] _scores = [];

    [Params(100_000, 1_000_000)]
    public int Scores { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new SplitMix(3);
        _scores = new double[Scores];
        for (var i = 0; i < Scores; i++) _scores[i] = 1 + (4 * random.Next());
        for (var i = 0; i < Labels; i++) (_labels[i], _labelled[i]) = (_scores[i] - random.Next(), _scores[i]);
        var (ours, (lower, upper)) = (Ours().Interval, Loops());
        Agreement.Require("lower", ours.Lower, lower, 1e-9);
        Agreement.Require("upper", ours.Upper, upper, 1e-9);
    }

    /// <summary>Means, then deviations, as the formula reads.</summary>
    [Benchmark(Baseline = true, Description = "a loop for each mean and variance")]
    public (double Lower, double Upper) Loops()
    {
        double m = Labels, n = Scores;
        var (meanY, meanF, meanU) = (_labels.Average(), _labelled.Average(), _scores.Average());
        var meanAll = ((m * meanF) + (n * meanU)) / (m + n);
        double covariance = 0, all = 0, squaredDeviations = 0, other = 0;
        for (var i = 0; i < Labels; i++)
        {
            covariance += (_labels[i] - meanY) * (_labelled[i] - meanF);
            all += (_labelled[i] - meanAll) * (_labelled[i] - meanAll);
        }
        foreach (var score in _scores)
        {
            all += (score - meanAll) * (score - meanAll);
            other += (score - meanU) * (score - meanU);
        }
        var weight = covariance / (m - 1) / ((1 + (m / n)) * all / (m + n - 1));
        for (var i = 0; i < Labels; i++)
        {
            var off = _labels[i] - meanY - (weight * (_labelled[i] - meanF));
            squaredDeviations += off * off;
        }
        var half = 1.959963984540054 * Math.Sqrt((squaredDeviations / (m - 1) / m) + (weight * weight * other / (n - 1) / n));
        var mean = meanY + (weight * (meanU - meanF));
        return (mean - half, mean + half);
    }

    [Benchmark(Description = "PredictionPoweredScoreEstimator")]
    public JudgeEstimate Ours()
    {
        var study = new ScoreStudy { Unlabelled = Moments.FromValues(_scores), Labelled = PairedMoments.FromPairs(_labels, _labelled) };
        return PredictionPoweredScoreEstimator.Default.Estimate(in study, 0.95);
    }
}
