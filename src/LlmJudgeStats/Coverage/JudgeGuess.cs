using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Coverage;

/// <summary>What one expects of a study that is not made yet: the pass rate and the judge's error rates.</summary>
/// <remarks>
/// A plan takes them as they are. Equality compares all parts. The default value is a judge that is always wrong, which no plan takes.
/// Immutable, thread-safe.
/// </remarks>
public readonly record struct JudgeGuess
{
    /// <summary>P(label pass) in the test population, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public required double PassRate { get; init => field = Check.Unit(value); }

    /// <summary>P(verdict pass | label pass), in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public required double Sensitivity { get; init => field = Check.Unit(value); }

    /// <summary>P(verdict fail | label fail), in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public required double Specificity { get; init => field = Check.Unit(value); }

    /// <summary>Youden's J = sensitivity + specificity − 1; 0 is chance, and nothing can be planned unless it is above.</summary>
    public double Youden => Calibration.Known(Sensitivity, Specificity).Youden;

    /// <summary>P(verdict pass) in the test population.</summary>
    /// <remarks><code>p = θ Se + (1 − θ)(1 − Sp)</code></remarks>
    public double JudgedRate => (PassRate * Sensitivity) + ((1 - PassRate) * (1 - Specificity));

    /// <summary>P(label pass | verdict pass), the positive predictive value; 0 where no verdict is a pass.</summary>
    /// <remarks><code>PPV = θ Se/p</code></remarks>
    public double PositivePredictiveValue => Portion(PassRate * Sensitivity, (1 - PassRate) * (1 - Specificity));

    /// <summary>P(label pass | verdict fail), the false omission rate; 0 where no verdict is a fail.</summary>
    /// <remarks><code>FOR = θ (1 − Se)/(1 − p)</code></remarks>
    public double FalseOmissionRate => Portion(PassRate * (1 - Sensitivity), (1 - PassRate) * Specificity);

    /// <summary>The rates that a small study suggests, drawn a little towards one half.</summary>
    /// <remarks>
    /// <code>
    /// Se = (x1 + 1)/(m1 + 2),  Sp = (x0 + 1)/(m0 + 2),  θ = clip((p + Sp − 1)/(Se + Sp − 1))
    /// by verdict:  PPV = (n11 + 1)/(f1 + 2),  FOR = (n10 + 1)/(f0 + 2),  θ = p PPV + (1 − p) FOR,
    ///              Se = p PPV/θ,  Sp = (1 − p)(1 − FOR)/(1 − θ)
    /// </code>
    /// p is the share of passes among the test items; with labels sampled from them, among all judged items. A known rate stays as it is.
    /// Source: decisions.md 9.1.
    /// </remarks>
    /// <param name="pilot">Verdicts, and error rates that are known or measured.</param>
    /// <exception cref="ArgumentException">
    /// A pilot without verdicts or without error rates, or whose judge is not better than chance (J ≤ 0): guess the rates instead.
    /// </exception>
    public static JudgeGuess FromPilot(in JudgeStudy pilot)
    {
        var calibration = pilot.Calibration;
        var isFromTestItems = calibration.Design.IsFromTestItems && pilot.HasCounts;
        var judged = isFromTestItems ? AllJudged(in pilot) : pilot.Test;
        if (judged.IsEmpty || (isFromTestItems ? calibration.IsEmpty : calibration.Sensitivity.IsEmpty || calibration.Specificity.IsEmpty))
            Throw.PilotWithoutData(nameof(pilot));
        var guess = isFromTestItems && calibration.Design == CalibrationDesign.ByVerdict
            ? ByVerdict(in pilot, judged.Rate)
            : ByLabel(calibration, judged);
        if (!(guess.Youden > 0)) Throw.JudgeAtChance(guess.Youden, nameof(pilot));
        return guess;
    }

    private static JudgeGuess ByLabel(in Calibration calibration, in Proportion judged)
    {
        var se = calibration.Sensitivity.Smooth(1, 1);
        var sp = calibration.Specificity.Smooth(1, 1);
        var rate = Correction.Of(in judged, in se, in sp).Rate;
        return new() { PassRate = double.IsNaN(rate) ? 0 : Math.Clamp(rate, 0, 1), Sensitivity = se.Rate, Specificity = sp.Rate };
    }

    private static JudgeGuess ByVerdict(in JudgeStudy pilot, double judged)
    {
        var labels = LabelledSample.Of(in pilot);
        var ppv = (labels.TruePositive + 1) / (labels.PassVerdicts + 2);
        var omission = (labels.FalseNegative + 1) / (labels.FailVerdicts + 2);
        var rate = (judged * ppv) + ((1 - judged) * omission);
        return new()
        {
            PassRate = rate,
            Sensitivity = judged * ppv / rate,
            Specificity = (1 - judged) * (1 - omission) / (1 - rate),
        };
    }

    private static Proportion AllJudged(in JudgeStudy pilot)
    {
        var labels = LabelledSample.Of(in pilot);
        return Proportion.FromOutcomes(labels.AllPassed, labels.AllFailed);
    }

    private static double Portion(double part, double rest) => part == 0 ? 0 : part / (part + rest);
}
