using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats;

/// <summary>The judge's error rates, known or measured, and how the labelled items behind them were chosen.</summary>
/// <remarks>
/// Equality compares both rates and the design. The default value is no calibration at all. Immutable, thread-safe.
/// One rate may be known and the other measured.
/// </remarks>
public readonly record struct Calibration
{
    private readonly Proportion _sensitivity;
    private readonly Proportion _specificity;
    private readonly CalibrationDesign _design;

    // Of parts that were checked: who sets them one by one pays for a copy and a check each.
    private Calibration(in Proportion sensitivity, in Proportion specificity, CalibrationDesign design)
    {
        _sensitivity = sensitivity;
        _specificity = specificity;
        _design = design;
    }

    /// <summary>P(verdict pass | label pass), from items that a human passed.</summary>
    public Proportion Sensitivity { get => _sensitivity; init => _sensitivity = value; }

    /// <summary>P(verdict fail | label fail), from items that a human failed.</summary>
    public Proportion Specificity { get => _specificity; init => _specificity = value; }

    /// <summary>How the labelled items were chosen. <see cref="CalibrationDesign.External"/> by default: it assumes least.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public CalibrationDesign Design { get => _design; init => _design = Check.Defined(value); }

    // By reference: a copy of both rates takes as long as a closed form.
    [UnscopedRef]
    internal ref readonly Proportion Se => ref _sensitivity;

    [UnscopedRef]
    internal ref readonly Proportion Sp => ref _specificity;

    /// <summary>Youden's J = sensitivity + specificity − 1, in [−1, 1]; 0 is chance. NaN when a rate is missing.</summary>
    public double Youden
    {
        get
        {
            var youden = Kernels.CorrectionKernel.Excess(
                _sensitivity.PassWeight, _sensitivity.FailWeight, _specificity.PassWeight, _specificity.FailWeight);
            return _sensitivity.IsKnown || _specificity.IsKnown ? Kernels.CorrectionKernel.StatedYouden(youden) : youden;
        }
    }

    /// <summary>Whether there is no labelled item and no known rate: the default value.</summary>
    public bool IsEmpty => _sensitivity.IsEmpty && _specificity.IsEmpty;

    /// <summary>Whether both rates are known.</summary>
    public bool IsKnown => _sensitivity.IsKnown && _specificity.IsKnown;

    /// <summary>Error rates that are certain, such as published ones.</summary>
    /// <param name="sensitivity">P(verdict pass | label pass), in [0, 1].</param>
    /// <param name="specificity">P(verdict fail | label fail), in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public static Calibration Known(double sensitivity, double specificity) => new()
    {
        Sensitivity = Proportion.Known(Check.Unit(sensitivity, nameof(sensitivity))),
        Specificity = Proportion.Known(Check.Unit(specificity, nameof(specificity))),
    };

    /// <summary>A judge that is right with one known probability, whatever the truth: sensitivity = specificity = accuracy.</summary>
    /// <param name="accuracy">The probability of agreeing with the human, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">An accuracy outside [0, 1].</exception>
    public static Calibration KnownAccuracy(double accuracy) =>
        Known(Check.Unit(accuracy, nameof(accuracy)), accuracy);

    /// <summary>Error rates measured on calibration items.</summary>
    /// <param name="counts">Label-by-verdict counts.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">A design that is not a member of the enum.</exception>
    public static Calibration FromCounts(ConfusionCounts counts, CalibrationDesign design) => new()
    {
        Sensitivity = new JudgeTally { Positives = counts.TruePositive, Negatives = counts.FalseNegative },
        Specificity = new JudgeTally { Positives = counts.TrueNegative, Negatives = counts.FalsePositive },
        Design = Check.Defined(design, nameof(design)),
    };

    /// <summary>Error rates measured on calibration items from elsewhere (<see cref="CalibrationDesign.External"/>).</summary>
    public static implicit operator Calibration(ConfusionCounts counts) => FromCounts(counts, CalibrationDesign.External);

    /// <summary>The same judge with pass and fail exchanged.</summary>
    public Calibration Flip() => new(in _specificity, in _sensitivity, Design);
}
