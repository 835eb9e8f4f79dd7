using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>A score, and whose it is: numbers of names. There may be millions of them, of 36 bytes each.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ScoredRow(int System, int Item, int Step)
{
    /// <summary>The run.</summary>
    public required int Run { get; init; }

    /// <summary>The benchmark; of at most 65,536.</summary>
    public required ushort Benchmark { get; init; }

    /// <summary>The split; of at most 65,536.</summary>
    public required ushort Split { get; init; }

    /// <summary>The score, in [0, 1].</summary>
    public double Score { get; init; }

    /// <summary>Of how many, where rows stand for many items; the place in the run where they do not.</summary>
    public double Number { get; init; }

    public bool IsFinal => Step < 0;
}
