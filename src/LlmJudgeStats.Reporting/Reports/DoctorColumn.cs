namespace LlmJudgeStats.Reporting;

/// <summary>A column, the part that it plays, and what stands in it.</summary>
/// <param name="Name">Its name, escaped.</param>
/// <param name="Role">The part; <see langword="null"/> for none.</param>
/// <param name="Why"><c>given</c>, <c>name</c> or <c>content</c>; empty without a part.</param>
/// <param name="Text">What stands in it, in a few words.</param>
internal sealed record DoctorColumn(string Name, string? Role, string Why, string Text)
{
    /// <summary>How many different values; <see langword="null"/> where there are more than are told apart.</summary>
    public required long? Distinct { get; init; }

    /// <summary>Rows without a value.</summary>
    public required long Missing { get; init; }

    /// <summary>The pair of words of verdicts or labels; <see langword="null"/> elsewhere.</summary>
    public required string? Words { get; init; }

    /// <summary>Some values with their rows; none where they may be text of somebody.</summary>
    public required IReadOnlyList<(string Value, long Count)> Values { get; init; }
}
