using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Data;

/// <summary>Items by verdict (pass, fail, none) and label (pass, fail, none).</summary>
[InlineArray(Verdicts * Labels)]
internal struct CellCounts
{
    private const int Verdicts = 3;
    private const int Labels = 3;
    private long _first;

    public readonly long Of(Outcome verdict, Outcome label) => this[(Place(verdict) * Labels) + Place(label)];

    public void Add(Outcome verdict, Outcome label, long items)
    {
        ref var count = ref this[(Place(verdict) * Labels) + Place(label)];
        count = checked(count + items);
    }

    public readonly JudgeTally LabelsOf(Outcome verdict) =>
        new() { Positives = Of(verdict, Outcome.Pass), Negatives = Of(verdict, Outcome.Fail) };

    private static int Place(Outcome outcome) => outcome switch
    {
        Outcome.Pass => 0,
        Outcome.Fail => 1,
        _ => 2,
    };
}
