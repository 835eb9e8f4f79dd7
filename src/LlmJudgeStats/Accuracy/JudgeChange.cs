namespace LlmJudgeStats.Accuracy;

/// <summary>The same labelled items under an old judge and a new one: is the new one better, and may it take over?</summary>
/// <remarks>
/// Each item has its own change of being right, −1, 0 or 1, so that what makes an item hard drops out. Labels are of items at random
/// within the class. Source: monitoring.md 4. Equality compares the counts. Immutable, thread-safe.
/// </remarks>
public readonly record struct JudgeChange : ISufficientStatistic<JudgeChange>
{
    /// <summary>Items that people passed: whether the old judge (A) and the new one (B) are <em>right</em> about them.</summary>
    public required PairedTally Passes { get; init; }

    /// <summary>Items that people failed: whether the old judge (A) and the new one (B) are <em>right</em> about them.</summary>
    public required PairedTally Fails { get; init; }

    /// <summary>All labelled items.</summary>
    /// <exception cref="InvalidOperationException">The sum exceeds 2^63-1.</exception>
    public long Count => (Passes + Fails).Count;

    /// <inheritdoc/>
    public static JudgeChange AdditiveIdentity => default;

    /// <summary>Counts labelled items: <see langword="true"/> is a pass.</summary>
    /// <param name="labels">What people said.</param>
    /// <param name="before">What the old judge said of the same items, in the same order.</param>
    /// <param name="after">What the new judge says.</param>
    /// <exception cref="ArgumentException">Unequal numbers of items.</exception>
    public static JudgeChange Of(ReadOnlySpan<bool> labels, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after)
    {
        Check.SameLength(nameof(labels), labels.Length, nameof(before), before.Length);
        Check.SameLength(nameof(labels), labels.Length, nameof(after), after.Length);
        Span<long> counts = stackalloc long[8];
        for (var i = 0; i < labels.Length; i++)
            counts[(labels[i] ? 4 : 0) + (before[i] == labels[i] ? 2 : 0) + (after[i] == labels[i] ? 1 : 0)]++;
        return new() { Passes = Tally(counts[4..]), Fails = Tally(counts[..4]) };
    }

    /// <summary>The change of accuracy, new minus old, every item alike.</summary>
    /// <param name="design">How the items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MeanStudy ToStudy(CalibrationDesign design) =>
        new() { Table = Table(1, [Passes + Fails]), Design = design };

    /// <summary>The change of sensitivity: over the items that people passed.</summary>
    public MeanStudy ToSensitivityStudy() => new() { Table = Table(1, [Passes]), Design = CalibrationDesign.Random };

    /// <summary>The change of specificity: over the items that people failed.</summary>
    public MeanStudy ToSpecificityStudy() => new() { Table = Table(1, [Fails]), Design = CalibrationDesign.Random };

    /// <summary>The change of Youden's J = sensitivity + specificity − 1, in [−2, 2].</summary>
    /// <remarks>
    /// <code>ΔJ = Σ over the label classes of ½ × mean of 2d,  d the item's change of being right</code>
    /// </remarks>
    public MeanStudy ToYoudenStudy() => MeanStudy.OfCategories(Table(2, [Passes, Fails]), []);

    /// <summary>Whether the new judge may take over, by the change of J.</summary>
    /// <param name="level">The level of each one-sided limit, strictly between 0.5 and 1.</param>
    /// <param name="margin">A decrease of J that does not count, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1), or a negative margin.</exception>
    public JudgeReplacement Decide(double level, double margin)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.NotNegative(margin, nameof(margin));
        var study = ToYoudenStudy();
        if (StratifiedMeanEstimator.Default.Limit(in study, IntervalSide.Lower, level) > -margin) return JudgeReplacement.Go;
        return StratifiedMeanEstimator.Default.Limit(in study, IntervalSide.Upper, level) < -margin
            ? JudgeReplacement.NoGo
            : JudgeReplacement.Undecided;
    }

    /// <summary>The counts of two disjoint sets of items.</summary>
    /// <exception cref="ArgumentException">A total exceeds 2^63-1.</exception>
    public static JudgeChange operator +(JudgeChange left, JudgeChange right) =>
        new() { Passes = left.Passes + right.Passes, Fails = left.Fails + right.Fails };

    // Right under neither, the new one alone, the old one alone, both.
    private static PairedTally Tally(ReadOnlySpan<long> counts) =>
        new() { Neither = counts[0], OnlyB = counts[1], OnlyA = counts[2], Both = counts[3] };

    // With two classes the values are doubled, so that their average with weights 1/2 is the sum of the two changes.
    private static StrataTable Table(int classes, ReadOnlySpan<PairedTally> tallies)
    {
        var labelled = new long[3 * classes];
        for (var h = 0; h < classes; h++)
        {
            labelled[3 * h] = tallies[h].OnlyA;
            labelled[(3 * h) + 1] = Check.Sum(tallies[h].Both, tallies[h].Neither, nameof(PairedTally.Neither));
            labelled[(3 * h) + 2] = tallies[h].OnlyB;
        }
        return StrataTable.Of(new(-classes, classes), [-classes, 0, classes], classes, labelled, new long[classes]);
    }
}
