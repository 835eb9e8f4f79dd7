using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Data;

/// <summary>Items by verdict (pass, fail, none) and label (pass, fail, none).</summary>
[InlineArray(Verdicts * Labels)]
internal struct CellCounts
{
    public const int Verdicts = 3;
    public const int Labels = 3;
    private long _first;

    public readonly long Of(Outcome verdict, Outcome label) => this[PlaceOf(verdict, label)];

    public void Add(Outcome verdict, Outcome label, long items)
    {
        ref var count = ref this[PlaceOf(verdict, label)];
        count = checked(count + items);
    }

    public readonly JudgeTally LabelsOf(Outcome verdict) =>
        new() { Positives = Of(verdict, Outcome.Pass), Negatives = Of(verdict, Outcome.Fail) };

    public static int PlaceOf(Outcome verdict, Outcome label) => (Place(verdict) * Labels) + Place(label);

    private static int Place(Outcome outcome) => outcome switch
    {
        Outcome.Pass => 0,
        Outcome.Fail => 1,
        _ => 2,
    };
}
