namespace LlmJudgeStats.Coverage;

/// <summary>How labels are shared out between two kinds of item.</summary>
public enum LabelAllocation
{
    /// <summary>
    /// As the standard error is smallest (Neyman): in proportion to θ√(Se(1 − Se)) and (1 − θ)√(Sp(1 − Sp)); by verdict to p√(PPV(1 − PPV))
    /// and (1 − p)√(FOR(1 − FOR)). At least 10 of each kind, or half of fewer than 20. Source: decisions.md 9.1.
    /// </summary>
    Neyman,

    /// <summary>
    /// The rule of Lee et al. 2025, to repeat their figures; of labels by label or from elsewhere only. Source: decisions.md 9.7.
    /// </summary>
    Lee,
}

/// <summary>Ids, and the split itself.</summary>
public static class LabelAllocations
{
    private const double FewestOfAKind = 10;    // decisions.md 9.1, and the pilot of a class in 9.7

    extension(LabelAllocation allocation)
    {
        /// <summary>The id, as on the command line: <c>neyman</c>.</summary>
        public string Id => allocation switch
        {
            LabelAllocation.Neyman => "neyman",
            LabelAllocation.Lee => "lee",
        };

        /// <summary>So many labels of a design, shared out. A random sample is left to chance.</summary>
        /// <param name="design">How the labelled items are chosen.</param>
        /// <param name="labels">How many labels.</param>
        /// <param name="guess">The rates that are expected.</param>
        /// <exception cref="ArgumentOutOfRangeException">A negative number, or an undefined design.</exception>
        /// <exception cref="ArgumentException">
        /// A judge that is not better than chance, or the rule of Lee et al. for labels that are not chosen by label.
        /// </exception>
        public LabelPlan Split(CalibrationDesign design, int labels, JudgeGuess guess)
        {
            Check.Count(labels, nameof(labels));
            ExpectedWidth.Usable(guess, nameof(guess));
            if (Check.Defined(design, nameof(design)) == CalibrationDesign.Random) return LabelPlan.Random(labels);
            var passes = (int)Math.Floor(Passes(allocation, design, labels, guess) + 0.5);
            var fewest = Math.Min((int)FewestOfAKind, labels / 2);
            passes = Math.Clamp(passes, fewest, labels - fewest);
            return LabelPlan.Of(design, passes, labels - passes);
        }
    }

    /// <summary>Lee et al. 2025 for a pilot of so many labels of each class: human passes, before they are rounded.</summary>
    /// <remarks><code>κ = (m(1 − Sp) + 1)/(m(1 − Se) + 1),  m1 = M/(1 + (1/p − 1)√κ)</code> p is the share that the judge passes.</remarks>
    internal static double Lee(double labels, double judgedRate, double sensitivity, double specificity, double pilot)
    {
        var kappa = ((pilot * (1 - specificity)) + 1) / ((pilot * (1 - sensitivity)) + 1);
        return judgedRate * labels / (judgedRate + ((1 - judgedRate) * Math.Sqrt(kappa)));
    }

    /// <summary>Neyman's share: labels of the first kind, before they are rounded.</summary>
    internal static double Neyman(CalibrationDesign design, double labels, JudgeGuess guess)
    {
        var isByVerdict = design == CalibrationDesign.ByVerdict;
        var share = isByVerdict ? guess.JudgedRate : guess.PassRate;
        var first = isByVerdict ? guess.PositivePredictiveValue : guess.Sensitivity;
        var second = isByVerdict ? guess.FalseOmissionRate : guess.Specificity;
        var ofPasses = share * Math.Sqrt(first * (1 - first));
        var ofFails = (1 - share) * Math.Sqrt(second * (1 - second));
        return ofPasses + ofFails > 0 ? labels * (ofPasses / (ofPasses + ofFails)) : labels / 2;
    }

    private static double Passes(LabelAllocation allocation, CalibrationDesign design, double labels, JudgeGuess guess)
    {
        if (allocation == LabelAllocation.Neyman) return Neyman(design, labels, guess);
        return design is CalibrationDesign.External or CalibrationDesign.ByLabel
            ? Lee(labels, guess.JudgedRate, guess.Sensitivity, guess.Specificity, FewestOfAKind)
            : throw new ArgumentException("the rule of Lee et al. shares out human passes and fails; labels by verdict go with "
                + "Neyman's shares", nameof(design));
    }
}
