using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Reporting;

/// <summary>The systems of one group on one scale.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record RankResult
{
    /// <summary>The group; <see langword="null"/> without groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>How the labelled battles were chosen; <see langword="null"/> without labels.</summary>
    public CalibrationDesign? Design { get; init; }

    /// <summary>What the board is read from.</summary>
    public required BattleSource Source { get; init; }

    /// <summary>The board that is the answer.</summary>
    public required StrengthBoard Board { get; init; }

    /// <summary>The same from labels alone; <see langword="null"/> where they are the answer, or there is no such board.</summary>
    public StrengthBoard? LabelsOnly { get; init; }

    /// <summary>What the judge says; <see langword="null"/> where that is all there is.</summary>
    public StrengthBoard? JudgesWord { get; init; }

    /// <summary>How many battles each system has, in the order of the board's systems.</summary>
    public required IReadOnlyList<long> Battles { get; init; }

    /// <summary>How many of them have a label.</summary>
    public required IReadOnlyList<long> Labels { get; init; }

    /// <summary>The win rate of each system against one of mean strength, in the order of the board's systems; empty without strengths.
    /// </summary>
    public IReadOnlyList<WinRate> WinRates { get; init; } = [];

    /// <summary>The same as the judge has it, the points alone; empty where it is no judge's word, or has no strengths.</summary>
    public IReadOnlyList<double> WinRatesOfJudge { get; init; } = [];

    /// <summary>Whether people are shown intervals in Elo points.</summary>
    public bool IsInElo { get; init; }

    /// <summary>Whether people are shown all differences.</summary>
    public bool HasPairs { get; init; }

    /// <summary>The method of the board that is the answer.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>The method of <see cref="LabelsOnly"/>; <see langword="null"/> without that board.</summary>
    public ReportMethod? MethodOfLabels { get; init; }

    /// <summary>The method of <see cref="JudgesWord"/>; <see langword="null"/> without that board.</summary>
    public ReportMethod? MethodOfJudge { get; init; }

    /// <summary>What else there is to say, a line each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The answer in one sentence.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>What looked wrong in this group.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Every pair of systems, the stronger first; none without strengths.</summary>
    public IEnumerable<SystemPair> Pairs
    {
        get
        {
            if (!Board.IsIdentified) yield break;
            for (var first = 0; first < Board.Order.Length; first++)
            {
                for (var second = first + 1; second < Board.Order.Length; second++)
                    yield return new(Board.Order[first], Board.Order[second]);
            }
        }
    }

    /// <summary>The strength of a system, or its Elo points, as people are shown it.</summary>
    /// <param name="board">One of the boards.</param>
    /// <param name="system">Which system.</param>
    public JudgeEstimate Shown(StrengthBoard board, int system) => IsInElo ? board.Elo(system) : board.Strength(system);

    /// <summary>A strength, or Elo points, in words.</summary>
    public string Text(double value) => IsInElo ? StrengthText.Elo(value) : StrengthText.Strength(value);

    /// <summary>An interval in brackets; in words where there is none.</summary>
    public string Brackets(JudgeEstimate estimate) =>
        HasLimits(estimate) ? $"[{Text(estimate.Interval.Lower)}, {Text(estimate.Interval.Upper)}]" : "none";

    /// <summary>An interval in a sentence.</summary>
    public string Limits(JudgeEstimate estimate) =>
        HasLimits(estimate) ? $"{Text(estimate.Interval.Lower)} to {Text(estimate.Interval.Upper)}" : "without limits";

    private static bool HasLimits(JudgeEstimate estimate) => double.IsFinite(estimate.Interval.Lower);
}
