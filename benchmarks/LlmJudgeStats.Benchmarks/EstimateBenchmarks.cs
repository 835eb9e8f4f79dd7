using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Benchmarks;

/// <summary>
/// What does one closed-form estimate cost, in time and bytes, beside its bare formula; and what does the interface cost?
/// </summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class EstimateBenchmarks
{
    private const string Naive = "naive (wilson)";
    private const string LabelsOnly = "labels-only (jeffreys)";
    private const string Known = "rogan-gladen (known, wilson)";
    private const string Delta = "rogan-gladen (delta)";
    private const string Lang = "asymmetric-error (lang-reiczigel)";
    private const string Fieller = "asymmetric-error (fieller)";

    private readonly AsymmetricErrorEstimator _lang = new() { Interval = AsymmetricErrorInterval.LangReiczigel };
    private readonly AsymmetricErrorEstimator _fieller = new() { Interval = AsymmetricErrorInterval.Fieller };
    private readonly IJudgeEstimator _anyLang = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel };
    private readonly IJudgeEstimator _anyFieller = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.Fieller };

    // Fields, so that nothing is a constant to the compiler.
    private long _passed = 720;
    private long _total = 1000;
    private double _sensitivity = 0.9;
    private double _specificity = 0.85;
    private double _level = IntervalEstimate.DefaultLevel;
    private ConfusionCounts _counts = new() { TruePositive = 172, FalseNegative = 28, FalsePositive = 30, TrueNegative = 170 };
    private JudgeStudy _measured;
    private JudgeStudy _known;
    private JudgeStudy _random;

    [GlobalSetup]
    public void Setup()
    {
        Proportion test = JudgeTally.Of(_passed, _total);
        _measured = new() { Test = test, Calibration = _counts };
        _known = new() { Test = test, Calibration = Calibration.Known(_sensitivity, _specificity) };
        _random = new() { Test = test, Calibration = Calibration.FromCounts(_counts, CalibrationDesign.Random) };

        Agreement.Require(Naive, NaiveWilson(), ObviousWilson());
        Agreement.Require(LabelsOnly, LabelsOnlyJeffreys(), ObviousJeffreys(), 1e-8);    // MathNet's quantile
        Agreement.Require(Known, RoganGladenKnown(), ObviousKnown());
        Agreement.Require(Delta, RoganGladenDelta(), ObviousDelta());
        Agreement.Require(Lang, LangReiczigelConcrete(), ObviousLangReiczigel());
        Agreement.Require(Lang, LangReiczigelInterface(), ObviousLangReiczigel());
        Agreement.Require(Fieller, FiellerConcrete(), ObviousFieller());
        Agreement.Require(Fieller, FiellerInterface(), ObviousFieller());
    }

    [Benchmark(Baseline = true, Description = "obvious code"), BenchmarkCategory(Naive)]
    public PlainEstimate ObviousWilson() => Obvious.Wilson(_passed, _total, _level);

    [Benchmark(Description = "NaiveEstimator"), BenchmarkCategory(Naive)]
    public JudgeEstimate NaiveWilson() => NaiveEstimator.Default.Estimate(in _measured, _level);

    [Benchmark(Baseline = true, Description = "obvious code, MathNet"), BenchmarkCategory(LabelsOnly)]
    public PlainEstimate ObviousJeffreys() =>
        Obvious.Jeffreys(_counts.TruePositive + _counts.FalseNegative, _counts.Count, _level);

    [Benchmark(Description = "LabelsOnlyEstimator"), BenchmarkCategory(LabelsOnly)]
    public JudgeEstimate LabelsOnlyJeffreys() => LabelsOnlyEstimator.Default.Estimate(in _random, _level);

    [Benchmark(Baseline = true, Description = "obvious code"), BenchmarkCategory(Known)]
    public PlainEstimate ObviousKnown() => Obvious.RoganGladenKnown(_passed, _total, _sensitivity, _specificity, _level);

    [Benchmark(Description = "RoganGladenEstimator"), BenchmarkCategory(Known)]
    public JudgeEstimate RoganGladenKnown() => RoganGladenEstimator.Default.Estimate(in _known, _level);

    [Benchmark(Baseline = true, Description = "obvious code"), BenchmarkCategory(Delta)]
    public PlainEstimate ObviousDelta() => Obvious.RoganGladenDelta(_passed, _total, _counts, _level);

    [Benchmark(Description = "RoganGladenEstimator"), BenchmarkCategory(Delta)]
    public JudgeEstimate RoganGladenDelta() => RoganGladenEstimator.Default.Estimate(in _measured, _level);

    [Benchmark(Baseline = true, Description = "obvious code"), BenchmarkCategory(Lang)]
    public PlainEstimate ObviousLangReiczigel() => Obvious.LangReiczigel(_passed, _total, _counts, _level);

    [Benchmark(Description = "AsymmetricErrorEstimator"), BenchmarkCategory(Lang)]
    public JudgeEstimate LangReiczigelConcrete() => _lang.Estimate(in _measured, _level);

    [Benchmark(Description = "as IJudgeEstimator"), BenchmarkCategory(Lang)]
    public JudgeEstimate LangReiczigelInterface() => _anyLang.Estimate(in _measured, _level);

    [Benchmark(Baseline = true, Description = "obvious code"), BenchmarkCategory(Fieller)]
    public PlainEstimate ObviousFieller() => Obvious.Fieller(_passed, _total, _counts, _level);

    [Benchmark(Description = "AsymmetricErrorEstimator"), BenchmarkCategory(Fieller)]
    public JudgeEstimate FiellerConcrete() => _fieller.Estimate(in _measured, _level);

    [Benchmark(Description = "as IJudgeEstimator"), BenchmarkCategory(Fieller)]
    public JudgeEstimate FiellerInterface() => _anyFieller.Estimate(in _measured, _level);
}
