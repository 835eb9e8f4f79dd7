using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>How wide an interval will be, on average over the studies that a guess makes likely.</summary>
/// <remarks>
/// <code>
/// E[(U − L)/2], the mean over the binomial counts of a study, each replaced by a few nodes of its Gauss–Krawtchouk rule
/// by label, or from elsewhere:  k, x1, x0 with 7 nodes each
/// by verdict:                   K1 of all judged items, n11 of min(f1, K1), n10 of min(f0, K − K1) with 7 each
/// random sample:                f1 of the labels, passes of the other items, n11 of f1, n10 of f0 with 5 each
/// </code>
/// At most 343 intervals, or 625. Within .2 % of the mean over every outcome where that was enumerated (50 test items and 10 + 10 labels).
/// Where there is no answer the interval is that of the estimator, mostly [0, 1]. Pure and thread-safe. Source: decisions.md 9.2.
/// </remarks>
public static class ExpectedWidth
{
    // decisions.md 9.2
    private const int ThreeRates = 7;
    private const int FourRates = 5;
    private const int OneRate = 15;
    private const int MostEnumerated = 2000;
    private const double Unlimited = 1e9;    // items that show the share of a verdict to four digits

    /// <summary>The expected half-width of the interval of an estimator.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="design">The sizes of the study; a known rate takes the place of the guessed one.</param>
    /// <param name="guess">The rates that are expected.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <returns>Half of the mean of U − L, in [0, 1/2].</returns>
    /// <exception cref="ArgumentNullException">No estimator.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    /// <exception cref="ArgumentException">A judge that is not better than chance (J ≤ 0): no size helps.</exception>
    public static double Of(IJudgeEstimator estimator, StudyDesign design, JudgeGuess guess, double level)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        Check.Level(level, nameof(level));
        var se = design.KnownSensitivity ?? guess.Sensitivity;
        var sp = design.KnownSpecificity ?? guess.Specificity;
        guess = Usable(new() { PassRate = guess.PassRate, Sensitivity = se, Specificity = sp }, nameof(guess));
        if (design.KnownSensitivity is null && design.KnownSpecificity is null)
            return Of(estimator, PlannedStudy.Of(design.TestItems, design.Labels), guess, level);
        return ThreeParts(
            new Question(estimator, design.Labels.Design, level),
            RateNodes.Of(design.TestItems, guess.JudgedRate, ThreeRates),
            design.KnownSensitivity is null ? RateNodes.Of(design.PassLabels, se, ThreeRates) : RateNodes.Known(se),
            design.KnownSpecificity is null ? RateNodes.Of(design.FailLabels, sp, ThreeRates) : RateNodes.Known(sp));
    }

    /// <summary>The expected half-width of the human labels alone: a random sample, and Jeffreys' interval.</summary>
    /// <remarks>The mean over every outcome up to 2,000 labels, beyond that over 15 nodes.</remarks>
    /// <param name="labels">How many labels; a real number when they are worth less than they are.</param>
    /// <param name="passRate">The pass rate that is expected, in [0, 1].</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <returns>Half of the mean of U − L, in [0, 1/2]; 1/2 without labels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A number of labels that is negative, NaN or above 1e20, a rate outside [0, 1], or a level outside (0, 1).
    /// </exception>
    public static double OfLabelsAlone(double labels, double passRate, double level)
    {
        Check.Count(labels, nameof(labels));
        Check.Unit(passRate, nameof(passRate));
        Check.Level(level, nameof(level));
        if (labels < 1) return 0.5;
        var mean = 0.0;
        if (labels <= MostEnumerated && labels == Math.Floor(labels))
        {
            var mass = new BinomialMass((int)labels, passRate);
            for (var k = mass.First; k <= mass.Last; k++) mean += mass.Values[k] * Jeffreys(k, labels, level);
            return mean;
        }
        var rule = new KrawtchoukRule(labels, passRate, OneRate);
        for (var i = 0; i < rule.Count; i++) mean += rule.Weights[i] * Jeffreys(rule.Nodes[i], labels, level);
        return mean;
    }

    /// <summary>The expected half-width of sizes that may be real, or without end on one side.</summary>
    internal static double Of(IJudgeEstimator estimator, in PlannedStudy study, JudgeGuess guess, double level)
    {
        var question = new Question(estimator, study.Design, level);
        return study.Design switch
        {
            CalibrationDesign.External or CalibrationDesign.ByLabel => ThreeParts(
                question,
                double.IsPositiveInfinity(study.Items)
                    ? RateNodes.Known(guess.JudgedRate)
                    : RateNodes.Of(study.Items, guess.JudgedRate, ThreeRates),
                OfLabels(study.Passes, guess.Sensitivity),
                OfLabels(study.Fails, guess.Specificity)),
            CalibrationDesign.Random => AtRandom(question, Math.Min(study.Items, Unlimited), study.Passes, guess),
            CalibrationDesign.ByVerdict => ByVerdict(question, Math.Min(study.Items, Unlimited), study.Passes, study.Fails, guess),
        };
    }

    internal static JudgeGuess Usable(JudgeGuess guess, string name)
    {
        if (!(guess.Youden > 0)) Throw.JudgeAtChance(guess.Youden, name);
        return guess;
    }

    private static RateNodes OfLabels(double labels, double rate) =>
        double.IsPositiveInfinity(labels) ? RateNodes.Known(rate) : RateNodes.Of(labels, rate, ThreeRates);

    private static double Jeffreys(double passes, double labels, double level) =>
        BinomialInterval.Jeffreys.Of(Proportion.FromCounts(Math.Min(passes, labels), labels), level).Width / 2;

    private static double ThreeParts(in Question question, in RateNodes test, in RateNodes sensitivity, in RateNodes specificity)
    {
        var mean = 0.0;
        for (var i = 0; i < test.Count; i++)
        {
            for (var j = 0; j < sensitivity.Count; j++)
            {
                for (var k = 0; k < specificity.Count; k++)
                {
                    mean += test.Weights[i] * sensitivity.Weights[j] * specificity.Weights[k]
                        * question.HalfWidth(test.Rates[i], sensitivity.Rates[j], specificity.Rates[k]);
                }
            }
        }
        return mean;
    }

    private static double AtRandom(in Question question, double items, double labels, JudgeGuess guess)
    {
        var verdicts = new KrawtchoukRule(labels, guess.JudgedRate, FourRates);
        var test = RateNodes.Of(items, guess.JudgedRate, FourRates);
        var mean = 0.0;
        for (var i = 0; i < verdicts.Count; i++)
        {
            var passed = RateNodes.Of(verdicts.Nodes[i], guess.PositivePredictiveValue, FourRates);
            var failed = RateNodes.Of(labels - verdicts.Nodes[i], guess.FalseOmissionRate, FourRates);
            for (var j = 0; j < test.Count; j++)
                mean += verdicts.Weights[i] * test.Weights[j] * FromTestItems(in question, test.Rates[j], in passed, in failed);
        }
        return mean;
    }

    private static double ByVerdict(in Question question, double items, double passes, double fails, JudgeGuess guess)
    {
        var all = items + passes + fails;
        var judged = new KrawtchoukRule(all, guess.JudgedRate, ThreeRates);
        var mean = 0.0;
        for (var i = 0; i < judged.Count; i++)
        {
            var passed = judged.Nodes[i];
            var failed = all - judged.Nodes[i];
            var labelledPasses = Math.Min(passes, passed);
            var labelledFails = Math.Min(fails, failed);
            mean += judged.Weights[i] * FromTestItems(
                in question,
                Proportion.FromOutcomes(passed - labelledPasses, failed - labelledFails),
                RateNodes.Of(labelledPasses, guess.PositivePredictiveValue, ThreeRates),
                RateNodes.Of(labelledFails, guess.FalseOmissionRate, ThreeRates));
        }
        return mean;
    }

    // The mean over what people say of the labelled items of each verdict.
    private static double FromTestItems(in Question question, Proportion test, in RateNodes passed, in RateNodes failed)
    {
        var mean = 0.0;
        for (var i = 0; i < passed.Count; i++)
        {
            for (var j = 0; j < failed.Count; j++)
            {
                var ofPassed = passed.Rates[i];
                var ofFailed = failed.Rates[j];
                mean += passed.Weights[i] * failed.Weights[j] * question.HalfWidth(
                    test,
                    Proportion.FromOutcomes(ofPassed.Successes, ofFailed.Successes),
                    Proportion.FromOutcomes(ofFailed.Failures, ofPassed.Failures));
            }
        }
        return mean;
    }

    private readonly record struct Question(IJudgeEstimator Estimator, CalibrationDesign Design, double Level)
    {
        public double HalfWidth(in Proportion test, in Proportion sensitivity, in Proportion specificity)
        {
            var study = new JudgeStudy
            {
                Test = test,
                Calibration = new() { Sensitivity = sensitivity, Specificity = specificity, Design = Design },
            };
            return Estimator.Estimate(in study, Level).Interval.Width / 2;
        }
    }
}
