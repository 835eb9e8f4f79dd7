namespace LlmJudgeStats.Reporting;

/// <summary>What the next command estimates.</summary>
/// <param name="What"><c>pass-rate</c>, <c>judged-rate</c> where nothing corrects it, or <c>label-rate</c>.</param>
/// <param name="Groups">How many groups; 1 where there are none.</param>
/// <param name="GroupedBy">The columns of the groups, escaped; empty without.</param>
/// <param name="TestItems">The fewest and the most test items of a group.</param>
/// <param name="Labels">The fewest and the most labelled items of a group.</param>
/// <param name="HasBackTest">Whether hidden labels show how the interval does.</param>
internal sealed record DoctorEstimable(
    string What, int Groups, IReadOnlyList<string> GroupedBy, CountRange TestItems, CountRange Labels, bool HasBackTest);

/// <summary>The fewest and the most.</summary>
/// <param name="Least">The fewest.</param>
/// <param name="Most">The most.</param>
internal readonly record struct CountRange(long Least, long Most);
