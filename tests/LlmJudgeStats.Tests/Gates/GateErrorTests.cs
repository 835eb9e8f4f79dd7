using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.Gates;

/// <summary>How often a gate is wrong, enumerated: docs/validation/gates.md at a tenth of its size; and its power another way.</summary>
public sealed class GateErrorTests
{
    private static readonly double[] s_rates = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];
    private static readonly double[] s_judges = [0.55, 0.75, 0.9, 1];

    public static TheoryData<string> Designs => ["by-label 20/6/8", "random 12/6", "by-verdict 14/4+3"];

    /// <summary>
    /// At the threshold itself, where a wrong pass and a wrong fail are likeliest: at most one minus the level, in every cell.
    /// </summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void A_gate_is_wrong_at_most_as_often_as_its_level_allows(string name)
    {
        var (design, estimator) = Design(name);
        foreach (var level in new[] { 0.9, 0.95, 0.99 })
        {
            foreach (var (rate, sensitivity, specificity) in Grid())
            {
                var (pass, fail) = Enumerated(Gate.AtLeast(rate), estimator, design, (rate, sensitivity, specificity), level);
                Assert.True(pass <= 1 - level + 1e-12, $"{name} {level} at {rate}, {sensitivity}, {specificity}: wrong pass {pass}");
                Assert.True(fail <= 1 - level + 1e-12, $"{name} {level} at {rate}, {sensitivity}, {specificity}: wrong fail {fail}");
            }
        }
    }

    /// <summary>Against every outcome of the whole design with its verdict.</summary>
    [Theory]
    [MemberData(nameof(Designs))]
    public void Power_is_that_of_all_outcomes(string name)
    {
        var (design, estimator) = Design(name);
        foreach (var (threshold, truth) in new[] { (0.5, (0.9, 0.9, 0.85)), (0.8, (0.4, 0.95, 0.75)), (0.6, (0.7, 0.8, 1)) })
        {
            foreach (var gate in new[] { Gate.AtLeast(threshold), Gate.AtMost(threshold) })
            {
                var (pass, fail) = Enumerated(gate, estimator, design, truth, 0.9);
                var guess = new JudgeGuess { PassRate = truth.Item1, Sensitivity = truth.Item2, Specificity = truth.Item3 };
                var chances = GatePower.Of(gate, estimator, design, guess, 0.9, TestContext.Current.CancellationToken);
                const double Near = 1e-11;
                Assert.True(Math.Abs(chances.Pass - pass) <= Near, $"{name} {gate} at {truth}: passes {chances.Pass}, {pass} exactly");
                Assert.True(Math.Abs(chances.Fail - fail) <= Near, $"{name} {gate} at {truth}: fails {chances.Fail}, {fail} exactly");
                Assert.Equal(1 - chances.Pass - chances.Fail, chances.Inconclusive, 1e-12);
                Assert.True(chances.IsExact);
            }
        }
    }

    /// <summary>Larger designs, of which a few outcomes stand for all: some three points of a hundred off at the most.</summary>
    [Theory]
    [InlineData("random 40/20", 0.7, 0.9, 0.95, 0.9)]
    [InlineData("random 40/20", 0.7, 0.85, 1, 1)]
    [InlineData("by-verdict 90/26+26", 0.7, 0.85, 0.9, 0.8)]
    [InlineData("by-verdict 90/26+26", 0.6, 0.75, 1, 1)]
    public void Power_of_larger_samples_is_nearly_that_of_all_outcomes(
        string name, double threshold, double rate, double sensitivity, double specificity)
    {
        var (design, estimator) = Design(name);
        var gate = Gate.AtLeast(threshold);
        // The exact coverage of a rule that has no limit but where the gate passes.
        var exact = ExactCoverage.Enumerate((in JudgeStudy study, out double lower, out double upper) =>
        {
            lower = estimator.Limit(in study, IntervalSide.Lower, 0.95) >= threshold ? 2 : 0;
            upper = 2;
        }, design, cancellationToken: TestContext.Current.CancellationToken).At(rate, sensitivity, specificity);
        var chances = GatePower.Of(gate, estimator, design,
            new() { PassRate = rate, Sensitivity = sensitivity, Specificity = specificity }, 0.95, TestContext.Current.CancellationToken);
        Assert.InRange(1 - exact.LowerCoverage, 0.2, 0.98);
        Assert.Equal(1 - exact.LowerCoverage, chances.Pass, 0.03);
        Assert.False(chances.IsExact);
    }

    [Fact]
    public void Power_of_known_rates_is_a_binomial_tail()
    {
        var design = new StudyDesign { TestItems = 40, KnownSensitivity = 0.9, KnownSpecificity = 0.8 };
        var guess = new JudgeGuess { PassRate = 0.85, Sensitivity = 0.9, Specificity = 0.8 };
        var chances = GatePower.Of(
            Gate.AtLeast(0.6), RoganGladenEstimator.Default, design, guess, 0.95, TestContext.Current.CancellationToken);
        var mass = new BinomialMass(40, guess.JudgedRate);
        var pass = Enumerable.Range(0, 41).Where(k =>
        {
            var study = new JudgeStudy { Test = JudgeTally.Of(k, 40), Calibration = Calibration.Known(0.9, 0.8) };
            return RoganGladenEstimator.Default.Limit(in study, IntervalSide.Lower, 0.95) >= 0.6;
        }).Sum(k => mass.Values[k]);
        Assert.InRange(pass, 0.1, 0.9);
        Assert.Equal(pass, chances.Pass, 1e-12);
        Assert.True(chances.IsExact);
    }

    [Fact]
    public void What_power_cannot_be_asked_for_is_refused()
    {
        var design = new StudyDesign { TestItems = 40, Labels = LabelPlan.Random(10) };
        var guess = new JudgeGuess { PassRate = 0.85, Sensitivity = 0.9, Specificity = 0.8 };
        Assert.Throws<ArgumentException>(() => GatePower.Of(Gate.AtLeast(0.6),
            PostStratifiedEstimator.Default with { Target = Target.Items }, design, guess, 0.95, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentOutOfRangeException>(() => GatePower.Of(
            Gate.AtLeast(0.6), PostStratifiedEstimator.Default, design, guess, 0.4, TestContext.Current.CancellationToken));
        Assert.Throws<OperationCanceledException>(() => GatePower.Of(
            Gate.AtLeast(0.6), PostStratifiedEstimator.Default, design, guess, 0.95, new CancellationToken(canceled: true)));
    }

    /// <summary>
    /// The limit of a gate is the lowest of four, each with its own correction (pass-rates.md 3.9b): none of them is dropped.
    /// </summary>
    [Fact]
    public void The_limit_is_the_lowest_of_its_four_parts()
    {
        var decides = new int[4];
        Laws.Studies.Check(Laws.Studies.Ordinary, 300, study =>
        {
            var raw = Correction.Of(in study);
            var added = StudyRates.Of(in study).AddHalf();
            var smooth = Correction.Of(in added);
            if (!(raw.Youden > 0) || !(smooth.Youden > 0)) return;
            var (fit, ofAdded) = (CorrectedContrast.Of(StudyRates.Of(in study), in raw), CorrectedContrast.Of(in added, in smooth));
            var z = Confidence.OneSidedError(0.9 * 0.05).Quantile;
            double[] parts =
            [
                Score.Lower(in fit, z, 1 / (4 * study.Test.Size)), ProfileLikelihood.Lower(in fit, z),
                ProfileLikelihood.Lower(in ofAdded, z), SkewScore.Lower(in fit, z),
            ];
            var limit = AsymmetricErrorEstimator.Default.Limit(in study, IntervalSide.Lower, 0.95);
            Assert.Equal(parts.Min(), limit, 1e-10);
            if (limit is > 0 and < 1) decides[Array.IndexOf(parts, parts.Min())]++;
        });
        // Each of them decides somewhere: leaving out any would be seen.
        Assert.All(decides, count => Assert.True(count > 0, string.Join(", ", decides)));
    }

    private static (StudyDesign Design, IIntervalEstimator Estimator) Design(string name) => name switch
    {
        "by-label 20/6/8" => (new() { TestItems = 20, Labels = LabelPlan.ByLabel(8, 6) }, AsymmetricErrorEstimator.Default),
        "random 12/6" => (new() { TestItems = 12, Labels = LabelPlan.Random(6) }, PostStratifiedEstimator.Default),
        "by-verdict 14/4+3" => (new() { TestItems = 7, Labels = LabelPlan.ByVerdict(4, 3) }, PostStratifiedEstimator.Default),
        "random 40/20" => (new() { TestItems = 40, Labels = LabelPlan.Random(20) }, PostStratifiedEstimator.Default),
        "by-verdict 90/26+26" => (new() { TestItems = 38, Labels = LabelPlan.ByVerdict(26, 26) }, PostStratifiedEstimator.Default),
        _ => throw new ArgumentException(name),
    };

    private static IEnumerable<(double, double, double)> Grid() =>
        from rate in s_rates from sensitivity in s_judges from specificity in s_judges select (rate, sensitivity, specificity);

    private static readonly Dictionary<(StudyDesign, double), List<(JudgeStudy Study, double Lower, double Upper)>> s_outcomes = [];

    // Every outcome of the design with the verdict of the gate itself. The chance of an outcome is that of the table of the library's
    // exact coverage, which has its own tests.
    private static (double Pass, double Fail) Enumerated(
        Gate gate, IIntervalEstimator estimator, StudyDesign design, (double Rate, double Sensitivity, double Specificity) truth,
        double level)
    {
        var table = new OutcomeTable(design);
        var limits = Limits(table, estimator, design, level);
        var (pass, fail) = (0.0, 0.0);
        foreach (var piece in table.At(truth.Rate, truth.Sensitivity, truth.Specificity))
        {
            for (var first = piece.First.First; first <= piece.First.Last; first++)
            {
                for (var second = piece.Second.First; second <= piece.Second.Last; second++)
                {
                    for (var column = piece.Columns.First; column <= piece.Columns.Last; column++)
                    {
                        var (_, lower, upper) = limits[piece.Block.Row(first, second) + column];
                        var mass = piece.Weight * piece.First.Values[first] * piece.Second.Values[second] * piece.Columns.Values[column];
                        var verdict = gate.Line.Verdict(lower, upper);
                        if (verdict == GateVerdict.Pass) pass += mass;
                        if (verdict == GateVerdict.Fail) fail += mass;
                    }
                }
            }
        }
        return (pass, fail);
    }

    private static List<(JudgeStudy Study, double Lower, double Upper)> Limits(
        OutcomeTable table, IIntervalEstimator estimator, StudyDesign design, double level)
    {
        lock (s_outcomes)
        {
            if (s_outcomes.TryGetValue((design, level), out var known)) return known;
            List<(JudgeStudy, double, double)> all = [];
            foreach (var block in table.Blocks)
            {
                for (var first = 0; first <= block.First; first++)
                {
                    for (var second = 0; second <= block.Second; second++)
                    {
                        for (var column = 0; column <= block.Columns; column++)
                        {
                            var study = table.Study(in block, first, second, column);
                            all.Add((study, estimator.Limit(in study, IntervalSide.Lower, level),
                                estimator.Limit(in study, IntervalSide.Upper, level)));
                        }
                    }
                }
            }
            return s_outcomes[(design, level)] = all;
        }
    }
}
