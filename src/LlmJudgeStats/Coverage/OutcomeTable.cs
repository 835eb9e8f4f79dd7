using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>Every outcome of a design, and how likely each is.</summary>
/// <remarks>
/// By label: one block; rows are x1 and x0 (the judge right on passes and fails), columns k (test items passed): three independent
/// binomials. Random: a block for each number of human passes among the labels, so that the cells are a multinomial; rows and columns
/// likewise. By verdict: all K = n + f1 + f0 items are judged, K1 of them pass, and then as many as there are up to f1 passes and f0 fails
/// are labelled by lot; a block for each K1, rows are human passes among the labelled judge-passes, columns among the judge-fails.
/// </remarks>
internal sealed class OutcomeTable
{
    private readonly StudyDesign _design;

    public OutcomeTable(StudyDesign design)
    {
        _design = design;
        var n = design.TestItems;
        var m1 = design.PassLabels;
        var m0 = design.FailLabels;
        var m = (int)design.Labels.Count;
        Blocks = design.Layout switch
        {
            CalibrationDesign.External or CalibrationDesign.ByLabel => [new(0, 0, m1, m0, n)],
            CalibrationDesign.Random => Chain(m, s => new(0, s, s, m - s, n)),
            CalibrationDesign.ByVerdict => Chain(All, passed => new(0, passed, Math.Min(m1, passed), 0, Math.Min(m0, All - passed))),
        };
    }

    public OutcomeBlock[] Blocks { get; }

    public int Count => Blocks[^1].End;

    private int All => _design.TestItems + (int)_design.Labels.Count;

    /// <summary>The data of one outcome.</summary>
    public JudgeStudy Study(in OutcomeBlock block, int first, int second, int column) => _design.Layout switch
    {
        CalibrationDesign.External or CalibrationDesign.ByLabel or CalibrationDesign.Random => new()
        {
            Test = JudgeTally.Of(column, _design.TestItems),
            Calibration = new()
            {
                Sensitivity = Rate(_design.KnownSensitivity, first, block.First),
                Specificity = Rate(_design.KnownSpecificity, second, block.Second),
                Design = _design.Labels.Design,
            },
        },
        CalibrationDesign.ByVerdict => new()
        {
            Test = JudgeTally.Of(block.Condition - block.First, All - block.First - block.Columns),
            Calibration = new()
            {
                Sensitivity = new JudgeTally { Positives = first, Negatives = column },
                Specificity = new JudgeTally { Positives = block.Columns - column, Negatives = block.First - first },
                Design = CalibrationDesign.ByVerdict,
            },
        },
    };

    /// <summary>The blocks that can occur at a point, each with its probability and those of its rows and columns.</summary>
    public IEnumerable<WeightedBlock> At(double rate, double sensitivity, double specificity)
    {
        var judged = (rate * sensitivity) + ((1 - rate) * (1 - specificity));
        var truePositive = new LastMass(sensitivity);
        var trueNegative = new LastMass(specificity);
        var passed = new LastMass(judged);
        var truePositiveOfPassed = new LastMass(Portion(rate * sensitivity, judged));
        var falseNegativeOfFailed = new LastMass(Portion(rate * (1 - sensitivity), 1 - judged));
        var nothing = new LastMass(0);
        return _design.Layout switch
        {
            CalibrationDesign.External or CalibrationDesign.ByLabel => [ByLabel(Blocks[0], 1)],
            CalibrationDesign.Random => Weighted(rate, ByLabel),
            CalibrationDesign.ByVerdict => Weighted(judged, ByVerdict),
        };

        WeightedBlock ByLabel(OutcomeBlock block, double weight) =>
            new(block, weight, truePositive.Of(block.First), trueNegative.Of(block.Second), passed.Of(block.Columns));

        WeightedBlock ByVerdict(OutcomeBlock block, double weight) =>
            new(block, weight, truePositiveOfPassed.Of(block.First), nothing.Of(block.Second), falseNegativeOfFailed.Of(block.Columns));
    }

    private static Proportion Rate(double? known, int correct, int labels) =>
        known is { } rate ? Proportion.Known(rate) : JudgeTally.Of(correct, labels);

    private IEnumerable<WeightedBlock> Weighted(double condition, Func<OutcomeBlock, double, WeightedBlock> block)
    {
        var mass = new LastMass(condition).Of(Blocks.Length - 1);
        for (var i = mass.First; i <= mass.Last; i++) yield return block(Blocks[i], mass.Values[i]);
    }

    // A verdict that cannot occur is never labelled: its share is never used.
    private static double Portion(double part, double whole) => whole > 0 ? part / whole : 0;

    private static OutcomeBlock[] Chain(int last, Func<int, OutcomeBlock> block)
    {
        var blocks = new OutcomeBlock[last + 1];
        var offset = 0;
        for (var i = 0; i <= last; i++)
        {
            blocks[i] = block(i) with { Offset = offset };
            offset = blocks[i].End;
        }
        return blocks;
    }

    /// <summary>Neighbouring blocks mostly have the same sizes: the last mass serves again.</summary>
    private sealed class LastMass(double p)
    {
        private int _size = -1;
        private BinomialMass _mass;

        public BinomialMass Of(int size)
        {
            if (size == _size) return _mass;
            _size = size;
            _mass = new(size, Math.Clamp(p, 0, 1));
            return _mass;
        }
    }
}
