using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Gates;

/// <summary>How often a gate passes, fails, or stays open, before any item is judged: its power, and where the rate is at the threshold
/// its type I error.</summary>
public static class GatePower
{
    private const int MostSummed = 1_000_000;    // outcomes of one count, held in memory
    private const int MostOutcomes = 1000;    // of labels, enumerated
    private const int Nodes = 13;             // of each class, above that: off by .003 at most (decisions.md 8.2)
    private const int FewItems = 24;          // of which every number of passes is looked at
    private const int TestNodes = 7;          // of unlabelled items, which move the limit little
    private const int Groups = 48;            // of verdicts, where neighbouring numbers are put together
    private const double Negligible = 1e-14;

    /// <summary>The chances of a gate.</summary>
    /// <remarks>
    /// <code>
    /// P(pass) = Σ over labels (x1, x0) of their probability · P(K ≥ k),  k the fewest judge-passes among the test items that pass
    /// </code>
    /// Each k by bisection: limits rise with k. Up to 1,000 outcomes of the labels, (m1 + 1)(m0 + 1), are enumerated; above that 13
    /// Gauss–Krawtchouk nodes stand for each class, off by at most .003. Labels sampled from the test items: 48 groups of neighbouring
    /// numbers of verdicts, nodes for the labels of judge-fails, and the labels of judge-passes summed exactly; up to 24 of a kind all are
    /// enumerated. The estimator is called from several threads. Source: decisions.md 8.2.
    /// </remarks>
    /// <param name="gate">The gate.</param>
    /// <param name="estimator">Any estimator whose limits rise with the number of passes.</param>
    /// <param name="design">The sizes of the study.</param>
    /// <param name="guess">The truth. Rates that the design declares as known are taken from here, too.</param>
    /// <param name="level">Coverage probability of each limit, strictly between 0.5 and 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentNullException">No estimator.</exception>
    /// <exception cref="ArgumentException">
    /// An estimator for <see cref="Target.Items"/>, or a <see cref="DesignCalibrated"/> one.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1).</exception>
    /// <exception cref="InvalidOperationException">A gate without a threshold.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static GateChances Of(
        Gate gate, IJudgeEstimator estimator, StudyDesign design, JudgeGuess guess, double level,
        CancellationToken cancellationToken = default)
    {
        PopulationTarget.Of(estimator);
        if (estimator is DesignCalibrated)
        {
            throw new ArgumentException("the limits of a calibrated level are those of its inner estimator at the nominal level: ask for "
                + "that (Inner, LimitLevelFor)", nameof(estimator));
        }
        Check.OneSidedLevel(level, nameof(level));
        if (gate.Threshold == 0) Throw.NoThreshold();
        var rows = design.Layout switch
        {
            CalibrationDesign.External or CalibrationDesign.ByLabel => ByLabel(design, guess),
            CalibrationDesign.Random => AtRandom(design, guess),
            CalibrationDesign.ByVerdict => ByVerdict(design, guess),
        };
        var sums = new (double Above, double Below)[rows.Count];
        InParallel.For(rows.Count, i => sums[i] = rows[i].Decided(estimator, gate.Line, level), cancellationToken);
        // In a fixed order: the number of threads changes no digit.
        var above = Math.Min(1, sums.Sum(sum => sum.Above));
        var below = Math.Min(1, sums.Sum(sum => sum.Below));
        var isLower = gate.Side == GateSide.AtLeast;
        return new()
        {
            Pass = isLower ? above : below,
            Fail = isLower ? below : above,
            IsExact = rows.TrueForAll(row => row.IsExact),
        };
    }

    private static bool IsEnumerated(StudyDesign design) => ((long)design.PassLabels + 1) * ((long)design.FailLabels + 1) <= MostOutcomes;

    // Rows of one pair of label counts each; along them the judge passes ever more test items.
    private static List<OutcomeRow> ByLabel(StudyDesign design, JudgeGuess guess)
    {
        var nodes = IsEnumerated(design) ? MostOutcomes : Nodes;
        var passes = design.PassLabels;
        var fails = design.FailLabels;
        var ofPasses = LabelRule.Of(passes, guess.Sensitivity, nodes);
        var ofFails = LabelRule.Of(fails, guess.Specificity, nodes);
        return Rows(ofPasses, ofFails, (truePositive, trueNegative) => new(design.TestItems, guess.JudgedRate, passed => new()
        {
            Test = Proportion.FromCounts(passed, design.TestItems),
            Calibration = new()
            {
                Sensitivity = Rate(design.KnownSensitivity, truePositive, passes),
                Specificity = Rate(design.KnownSpecificity, trueNegative, fails),
                Design = design.Labels.Design,
            },
        }));
    }

    // Rows of one number of judge-passes, and of human passes among the labelled judge-fails; along them the labelled judge-passes are
    // ever more often human passes.
    private static List<OutcomeRow> ByVerdict(StudyDesign design, JudgeGuess guess)
    {
        var all = design.TestItems + (double)design.Labels.Count;
        var judged = LabelRule.Grouped(all, guess.JudgedRate);
        List<OutcomeRow> rows = [];
        for (var i = 0; i < judged.Count; i++)
        {
            var passed = judged.Nodes[i];
            var passes = Math.Min(design.PassLabels, passed);
            var fails = Math.Min(design.FailLabels, all - passed);
            rows.AddRange(FromTestItems(
                CalibrationDesign.ByVerdict, (passed, all - passed), (passes, fails), guess, (judged.Weights[i], judged.IsExact)));
        }
        return rows;
    }

    private static List<OutcomeRow> AtRandom(StudyDesign design, JudgeGuess guess)
    {
        var labels = (double)design.Labels.Count;
        var labelled = LabelRule.Grouped(labels, guess.JudgedRate);
        var tested = LabelRule.Of(design.TestItems, guess.JudgedRate, design.TestItems <= FewItems ? MostOutcomes : TestNodes);
        List<OutcomeRow> rows = [];
        for (var i = 0; i < labelled.Count; i++)
        {
            var passes = labelled.Nodes[i];
            for (var j = 0; j < tested.Count; j++)
            {
                var passed = passes + tested.Nodes[j];
                rows.AddRange(FromTestItems(
                    CalibrationDesign.Random, (passed, labels + design.TestItems - passed), (passes, labels - passes), guess,
                    (labelled.Weights[i] * tested.Weights[j], labelled.IsExact && tested.IsExact)));
            }
        }
        return rows;
    }

    private static IEnumerable<OutcomeRow> FromTestItems(CalibrationDesign design, (double Passed, double Failed) judged,
        (double Passes, double Fails) labelled, JudgeGuess guess, (double Weight, bool IsExact) verdicts)
    {
        var ofFails = LabelRule.Of(labelled.Fails, guess.FalseOmissionRate, labelled.Fails <= FewItems ? MostOutcomes : Nodes);
        for (var i = 0; i < ofFails.Count; i++)
        {
            var falseNegative = ofFails.Nodes[i];
            yield return new(labelled.Passes, guess.PositivePredictiveValue, truePositive => new()
            {
                Test = Proportion.FromOutcomes(judged.Passed - labelled.Passes, judged.Failed - labelled.Fails),
                Calibration = new()
                {
                    Sensitivity = Proportion.FromOutcomes(truePositive, falseNegative),
                    Specificity = Proportion.FromOutcomes(labelled.Fails - falseNegative, labelled.Passes - truePositive),
                    Design = design,
                },
            })
            { Weight = verdicts.Weight * ofFails.Weights[i], IsExact = verdicts.IsExact && ofFails.IsExact };
        }
    }

    private static List<OutcomeRow> Rows(LabelRule first, LabelRule second, Func<double, double, OutcomeRow> row)
    {
        List<OutcomeRow> rows = [];
        for (var i = 0; i < first.Count; i++)
        {
            for (var j = 0; j < second.Count; j++)
            {
                rows.Add(row(first.Nodes[i], second.Nodes[j]) with
                {
                    Weight = first.Weights[i] * second.Weights[j],
                    IsExact = first.IsExact && second.IsExact,
                });
            }
        }
        return rows;
    }

    private static Proportion Rate(double? known, double correct, double labels) =>
        known is { } rate ? Proportion.Known(rate) : Proportion.FromCounts(correct, labels);

    // A row of outcomes that differ in one count only, which the limits rise with.
    private sealed record OutcomeRow(double Size, double Rate, Func<double, JudgeStudy> Study)
    {
        public double Weight { get; init; } = 1;

        /// <summary>Whether it stands for itself alone.</summary>
        public bool IsExact { get; init; } = true;

        /// <summary>How likely it is that the lower limit decides, and the upper one.</summary>
        public (double Above, double Below) Decided(IJudgeEstimator estimator, GateLine line, double level)
        {
            if (!(Weight > Negligible)) return default;
            var above = Fewest(count => Shows(IntervalSide.Lower, count));
            var below = Fewest(count => !Shows(IntervalSide.Upper, count));
            return (Weight * AtLeast(above), Weight * (1 - AtLeast(below)));

            bool Shows(IntervalSide side, double count)
            {
                var study = Study(count);
                return line.Verdict(side, GateLimits.Of(estimator, in study, side, level)) != GateVerdict.Inconclusive;
            }
        }

        private double Last => Math.Floor(Size);

        // One more than all where none will do.
        private double Fewest(Func<double, bool> isEnough)
        {
            var low = 0.0;
            var high = Last + 1;
            while (low < high)
            {
                var middle = Math.Floor((low + high) / 2);
                if (isEnough(middle)) high = middle;
                else low = middle + 1;
            }
            return low;
        }

        private double AtLeast(double count) => count > Last ? 0 : BetaDistribution.BinomialTail(count, Size - count, Rate);
    }

    // All outcomes of a binomial, or some that stand for them.
    private readonly record struct LabelRule(double[] Nodes, double[] Weights, bool IsExact)
    {
        private const double EachGroup = 1.0 / GatePower.Groups;

        public int Count => Nodes.Length;

        /// <summary>Every outcome, or nodes of Gauss and Krawtchouk where there are more than so many.</summary>
        public static LabelRule Of(double size, double rate, int most)
        {
            if (size < most && size == Math.Floor(size))
            {
                var weights = new double[(int)size + 1];
                BinomialMass.Fill(weights, rate);
                return new([.. Enumerable.Range(0, weights.Length).Select(k => (double)k)], weights, IsExact: true);
            }
            var rule = new KrawtchoukRule(size, rate, Math.Min(most, GatePower.Nodes));
            return new(rule.Nodes, rule.Weights, IsExact: rule.Count == 1);
        }

        /// <summary>
        /// Neighbouring outcomes together, by their means: what jumps from one to the next does not jump far. Few outcomes stay as they
        /// are.
        /// </summary>
        public static LabelRule Grouped(double size, double rate)
        {
            if (size < Groups) return Of(size, rate, MostOutcomes);
            if (size > MostSummed) return Of(size, rate, GatePower.Nodes);
            var mass = new BinomialMass((int)size, rate);
            List<double> nodes = [], weights = [];
            var weight = 0.0;
            var sum = 0.0;
            for (var k = mass.First; k <= mass.Last; k++)
            {
                weight += mass.Values[k];
                sum += mass.Values[k] * k;
                if (weight < EachGroup && k < mass.Last) continue;
                nodes.Add(sum / weight);
                weights.Add(weight);
                weight = 0;
                sum = 0;
            }
            return new([.. nodes], [.. weights], IsExact: false);
        }
    }
}
