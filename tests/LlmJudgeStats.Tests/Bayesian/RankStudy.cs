using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.Bayesian;

/// <summary>
/// Simulation-based calibration: parameters drawn from the prior, data from the parameters; then the posterior probability below the true
/// rate is uniform (Cook, Gelman &amp; Rubin 2006).
/// </summary>
/// <param name="Nature">Whose priors the parameters are drawn from.</param>
/// <param name="Design">How many items, and how the labels are chosen; its rates are replaced by the drawn ones.</param>
internal sealed record RankStudy(BayesianEstimator Nature, JudgeScenario Design)
{
    /// <summary>How far the empirical distribution of the ranks is from the uniform one, at most: Kolmogorov's statistic.</summary>
    /// <param name="analyst">Whose posteriors are checked.</param>
    /// <param name="replications">How many data sets.</param>
    /// <param name="seed">The seed.</param>
    public double LargestDeviation(BayesianEstimator analyst, int replications, ulong seed)
    {
        // Small designs give the same counts again and again.
        var posteriors = new Dictionary<JudgeStudy, Posterior>();
        var ranks = new double[replications];
        for (var i = 0; i < replications; i++)
        {
            var truth = DrawTruth(seed, (ulong)i);
            var study = Design.Labels.Design == CalibrationDesign.ByVerdict
                ? DrawByVerdict(truth, seed + 1, (ulong)i)
                : new StudySampler(truth).Draw(seed + 1, (ulong)i);
            if (!posteriors.TryGetValue(study, out var posterior)) posteriors[study] = posterior = analyst.Posterior(in study);
            if (posterior.Warnings.HasFlag(EstimateWarnings.NotConverged)) throw new InvalidOperationException($"{study}: not converged");
            ranks[i] = 1 - posterior.ProbabilityAbove(truth.PassRate);
        }
        Array.Sort(ranks);
        var largest = 0.0;
        for (var i = 0; i < replications; i++)
            largest = Math.Max(largest, Math.Max(ranks[i] - ((double)i / replications), ((i + 1.0) / replications) - ranks[i]));
        return largest;
    }

    /// <summary>
    /// A bound that independent uniform ranks exceed with the given probability at most (Dvoretzky, Kiefer &amp; Wolfowitz 1956; Massart
    /// 1990).
    /// </summary>
    /// <remarks><code>P(D &gt; d) ≤ 2 exp(−2 N d²)</code></remarks>
    public static double Bound(int replications, double probability) => Math.Sqrt(Math.Log(2 / probability) / (2 * replications));

    // Everything is judged first; then so many judge-passes and judge-fails of it, or all there are, are labelled, and the rest stays.
    private static JudgeStudy DrawByVerdict(JudgeScenario truth, ulong seed, ulong replicate)
    {
        var everything = truth with
        {
            TestItems = truth.TestItems + truth.Labels.Passes + truth.Labels.Fails,
            Labels = LabelPlan.ByVerdict(0, 0),
        };
        var judged = everything.DrawItems(seed, replicate);
        var (passed, failed, counts) = (0L, 0L, default(ConfusionCounts));
        for (var i = 0; i < everything.TestItems; i++)
        {
            var (label, verdict) = (judged.TestLabels.Span[i], judged.TestVerdicts.Span[i]);
            if (verdict
                ? counts.TruePositive + counts.FalsePositive < truth.Labels.Passes
                : counts.TrueNegative + counts.FalseNegative < truth.Labels.Fails)
                counts += ConfusionCounts.FromPairs([label], [verdict]);
            else if (verdict) passed++;
            else failed++;
        }
        return new()
        {
            Test = JudgeTally.Of(passed, passed + failed),
            Calibration = Calibration.FromCounts(counts, CalibrationDesign.ByVerdict),
        };
    }

    private JudgeScenario DrawTruth(ulong seed, ulong replicate)
    {
        var random = new Philox(seed, replicate);
        if (Design.Labels.Design.IsFromTestItems)
        {
            var (p, a, b) = (Draw(ref random, Nature.JudgePassRate), Draw(ref random, Nature.PositivePredictiveValue),
                Draw(ref random, Nature.FalseOmissionRate));
            var rate = (p * a) + ((1 - p) * b);
            return Design with
            {
                PassRate = rate,
                Sensitivity = Math.Min(1, p * a / rate),
                Specificity = Math.Min(1, (1 - p) * (1 - b) / (1 - rate))
            };
        }
        while (true)
        {
            var (rate, se, sp) = (
                Draw(ref random, Nature.PassRate), Draw(ref random, Nature.Sensitivity), Draw(ref random, Nature.Specificity));
            if (se + sp > 1 || !Nature.BetterThanChance) return Design with { PassRate = rate, Sensitivity = se, Specificity = sp };
        }
    }

    private static double Draw(ref Philox random, BetaPrior prior) =>
        new BetaDistribution(prior.Alpha, prior.Beta).LowerQuantile(random.NextDouble()).Rate;
}
