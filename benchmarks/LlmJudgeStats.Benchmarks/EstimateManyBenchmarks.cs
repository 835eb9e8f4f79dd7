using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Benchmarks;

/// <summary>What do many studies cost when the caller owns the buffers? Times are for all of them.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class EstimateManyBenchmarks
{
    private static readonly AsymmetricErrorEstimator s_lang = new() { Interval = AsymmetricErrorInterval.LangReiczigel };
    private const string Delta = "rogan-gladen (delta)";
    private const string Lang = "asymmetric-error (lang-reiczigel)";

    private double _level = IntervalEstimate.DefaultLevel;
    private JudgeTally[] _tests = [];
    private ConfusionCounts[] _counts = [];
    private JudgeStudy[] _studies = [];
    private JudgeEstimate[] _estimates = [];
    private PlainEstimate[] _plain = [];
    private double[][] _columns = [];
    private double[] _points = [], _unclamped = [], _standardErrors = [], _lower = [], _upper = [];
    private EstimateWarnings[] _warnings = [];

    [Params(1000)]
    public int Studies { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new SplitMix(20251121);
        _tests = new JudgeTally[Studies];
        _counts = new ConfusionCounts[Studies];
        _studies = new JudgeStudy[Studies];
        _estimates = new JudgeEstimate[Studies];
        _plain = new PlainEstimate[Studies];
        for (var i = 0; i < Studies; i++)
        {
            var n = random.Next(200, 2000);
            _tests[i] = JudgeTally.Of(random.Next(n / 5, 4 * n / 5), n);
            var (passes, fails) = (random.Next(50, 200), random.Next(50, 200));
            var (agreed, refused) = (random.Next(3 * passes / 4, passes), random.Next(3 * fails / 4, fails));
            _counts[i] = new()
            {
                TruePositive = agreed,
                FalseNegative = passes - agreed,
                FalsePositive = fails - refused,
                TrueNegative = refused,
            };
            _studies[i] = new() { Test = _tests[i], Calibration = _counts[i] };
        }

        _warnings = new EstimateWarnings[Studies];
        _columns =
        [
            [.. _tests.Select(t => (double)t.Positives)], [.. _tests.Select(t => (double)t.Negatives)],
            [.. _counts.Select(c => (double)c.TruePositive)], [.. _counts.Select(c => (double)c.FalseNegative)],
            [.. _counts.Select(c => (double)c.FalsePositive)], [.. _counts.Select(c => (double)c.TrueNegative)],
        ];
        (_points, _unclamped, _standardErrors, _lower, _upper) =
            (new double[Studies], new double[Studies], new double[Studies], new double[Studies], new double[Studies]);

        DeltaColumns();
        CompareColumns(DeltaMany());
        LangColumns();
        CompareColumns(LangMany());
        Compare(DeltaMany(), DeltaObvious(), Delta);
        Compare(LangMany(), LangObvious(), Lang);
        Compare(LangLoop(), LangObvious(), Lang);
    }

    [Benchmark(Baseline = true, Description = "loop of the obvious code"), BenchmarkCategory(Delta)]
    public PlainEstimate[] DeltaObvious()
    {
        for (var i = 0; i < _plain.Length; i++)
            _plain[i] = Obvious.RoganGladenDelta(_tests[i].Positives, _tests[i].Count, _counts[i], _level);
        return _plain;
    }

    [Benchmark(Description = "EstimateMany"), BenchmarkCategory(Delta)]
    public JudgeEstimate[] DeltaMany()
    {
        RoganGladenEstimator.Default.EstimateMany(_studies, _estimates, _level);
        return _estimates;
    }

    [Benchmark(Description = "EstimateMany, columns"), BenchmarkCategory(Delta)]
    public double[] DeltaColumns()
    {
        RoganGladenEstimator.Default.EstimateMany(Columns(), Room(), _level);
        return _points;
    }

    [Benchmark(Baseline = true, Description = "loop of the obvious code"), BenchmarkCategory(Lang)]
    public PlainEstimate[] LangObvious()
    {
        for (var i = 0; i < _plain.Length; i++) _plain[i] = Obvious.LangReiczigel(_tests[i].Positives, _tests[i].Count, _counts[i], _level);
        return _plain;
    }

    [Benchmark(Description = "loop of Estimate"), BenchmarkCategory(Lang)]
    public JudgeEstimate[] LangLoop()
    {
        for (var i = 0; i < _studies.Length; i++) _estimates[i] = s_lang.Estimate(in _studies[i], _level);
        return _estimates;
    }

    [Benchmark(Description = "EstimateMany"), BenchmarkCategory(Lang)]
    public JudgeEstimate[] LangMany()
    {
        s_lang.EstimateMany(_studies, _estimates, _level);
        return _estimates;
    }

    [Benchmark(Description = "EstimateMany, columns"), BenchmarkCategory(Lang)]
    public double[] LangColumns()
    {
        s_lang.EstimateMany(Columns(), Room(), _level);
        return _points;
    }

    private StudyColumns Columns() => new()
    {
        Positives = _columns[0],
        Negatives = _columns[1],
        TruePositives = _columns[2],
        FalseNegatives = _columns[3],
        FalsePositives = _columns[4],
        TrueNegatives = _columns[5],
    };

    private EstimateColumns Room() => new()
    {
        Points = _points,
        Unclamped = _unclamped,
        StandardErrors = _standardErrors,
        Lower = _lower,
        Upper = _upper,
        Warnings = _warnings,
    };

    private void CompareColumns(JudgeEstimate[] estimates)
    {
        for (var i = 0; i < estimates.Length; i++)
        {
            var (here, alone) = ((_points[i], _unclamped[i], _standardErrors[i], _lower[i], _upper[i], _warnings[i]), estimates[i]);
            if (here != (alone.Point, alone.Unclamped, alone.StandardError, alone.Interval.Lower, alone.Interval.Upper, alone.Warnings))
                throw new InvalidOperationException($"study {i}: {here} in columns, {alone} alone");
        }
    }

    private static void Compare(JudgeEstimate[] ours, PlainEstimate[] obvious, string what)
    {
        for (var i = 0; i < ours.Length; i++) Agreement.Require($"{what}, study {i},", ours[i], obvious[i], 1e-11);
    }
}
