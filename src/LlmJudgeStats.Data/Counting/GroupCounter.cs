namespace LlmJudgeStats.Data;

/// <summary>The running counts of one group.</summary>
internal sealed class GroupCounter(int index, IReadOnlyList<GroupKey> key)
{
    private long _testPass;
    private long _testFail;
    private long _truePositive;
    private long _falseNegative;
    private long _falsePositive;
    private long _trueNegative;
    private long _revealedPass;
    private long _revealedFail;
    private long _labelsOnly;

    public int Index => index;

    /// <summary>Rows whose id this group has seen before.</summary>
    public long Repeats { get; set; }

    public JudgeNames Judges { get; } = new();

    public IReadOnlyList<GroupKey> Key => key;

    public void AddTest(bool verdict, long items) => Add(ref verdict ? ref _testPass : ref _testFail, items);

    public void AddRevealed(bool label, long items) => Add(ref label ? ref _revealedPass : ref _revealedFail, items);

    public void AddLabelOnly(long items) => Add(ref _labelsOnly, items);

    public void AddCalibration(bool label, bool verdict, long items) =>
        Add(ref label ? ref verdict ? ref _truePositive : ref _falseNegative : ref verdict ? ref _falsePositive : ref _trueNegative, items);

    public JudgmentGroup ToGroup() => new()
    {
        Key = Key,
        Test = new() { Positives = _testPass, Negatives = _testFail },
        Calibration = new()
        {
            TruePositive = _truePositive,
            FalseNegative = _falseNegative,
            FalsePositive = _falsePositive,
            TrueNegative = _trueNegative,
        },
        Revealed = new() { Positives = _revealedPass, Negatives = _revealedFail },
        LabelsWithoutVerdict = _labelsOnly,
    };

    private static void Add(ref long count, long items) => count = checked(count + items);
}
