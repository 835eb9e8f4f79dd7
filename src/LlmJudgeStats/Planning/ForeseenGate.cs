using LlmJudgeStats.Comparison;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Planning;

/// <summary>
/// A gate at sizes that are not there yet: how far its limit stays from the rate in the study that only a share of studies falls behind.
/// </summary>
/// <remarks>
/// The outcome of decisions.md 8.3 at the guess, with the labels of the plan. Sizes that one may have as many of as one likes are a
/// billion.
/// </remarks>
internal sealed class ForeseenGate
{
    // Rates of the guess: the sizes stand for nothing.
    private const double Sample = 1000;

    private readonly PlanQuestion _question;
    private readonly IJudgeEstimator _estimator;
    private readonly IForeseen _rates;
    private readonly GateLine _line;
    private readonly double _luck;

    public ForeseenGate(PlanQuestion question, IJudgeEstimator estimator, Gate gate)
    {
        _question = question;
        _estimator = estimator;
        _line = gate.Line;
        _rates = question.IsFromTestItems ? new ForeseenSample(Labelled(question)) : new ForeseenErrorRates(Judged(question));
        var deviate = DetectableDifference.Deviate(question.Chance);
        _luck = _line.PassSide == IntervalSide.Lower ? -deviate : deviate;
    }

    /// <summary>The distance of the limit from the rate: at most that of the threshold exactly where the gate passes.</summary>
    public double Distance(double items, double passes, double fails)
    {
        var worth = _question.DesignEffect;
        var labels = new LabelSplit(passes / worth, fails / worth, IsChosen: _question.Design != CalibrationDesign.Random);
        var study = _rates.At((long)Math.Round(Math.Min(items, LabelSearch.Most) / worth), labels, _luck);
        var limit = GateLimits.Of(_estimator, in study, _line.PassSide, _question.Level);
        var distance = Math.Abs(_question.Guess.PassRate - limit);
        var goal = _question.Goal!.Value;
        return _line.Verdict(_line.PassSide, limit) == GateVerdict.Pass
            ? Math.Min(distance, goal)
            : Math.Max(distance, Math.BitIncrement(goal));
    }

    private static JudgeStudy Judged(PlanQuestion question)
    {
        var guess = question.Guess;
        return new()
        {
            Test = Proportion.FromRate(guess.JudgedRate, Sample),
            Calibration = new()
            {
                Sensitivity = Proportion.FromRate(guess.Sensitivity, Sample),
                Specificity = Proportion.FromRate(guess.Specificity, Sample),
                Design = question.Design,
            },
        };
    }

    private static JudgeStudy Labelled(PlanQuestion question)
    {
        var p = question.Guess.JudgedRate;
        var ppv = question.Guess.PositivePredictiveValue;
        var omission = question.Guess.FalseOmissionRate;
        return new()
        {
            Test = Proportion.FromRate(p, Sample),
            Calibration = new()
            {
                Sensitivity = Proportion.FromOutcomes(Sample * p * ppv, Sample * (1 - p) * omission),
                Specificity = Proportion.FromOutcomes(Sample * (1 - p) * (1 - omission), Sample * p * (1 - ppv)),
                Design = question.Design,
            },
        };
    }
}
