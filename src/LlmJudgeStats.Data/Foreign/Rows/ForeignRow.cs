namespace LlmJudgeStats.Data;

/// <summary>One verdict of one judge on one answer for one metric, as a tool wrote it down.</summary>
internal sealed class ForeignRow
{
    public string? ItemId { get; init; }

    public string? System { get; init; }

    public string? Judge { get; init; }

    public string? Metric { get; init; }

    /// <summary><c>pass</c>, <c>fail</c>, another word as found, or nothing.</summary>
    public string? Verdict { get; set; }

    /// <summary>The number as it is written.</summary>
    public string? Score { get; set; }

    public string? Label { get; init; }

    /// <summary>The repetition, where the tool counts them.</summary>
    public string? Run { get; set; }

    public string? Cluster { get; set; }

    /// <summary>In which order two answers were shown, where each order is a row of its own.</summary>
    public string? Order { get; init; }

    /// <summary>Whether it says what the row before says, seen from the other side.</summary>
    public bool IsMirror { get; set; }

    /// <summary>Why there is no verdict.</summary>
    public string? Missing { get; set; }

    /// <summary>The line on which its record begins.</summary>
    public required long Line { get; init; }

    /// <summary>The columns beside these, in the order in which they were asked for.</summary>
    public string?[] More { get; init; } = [];

    /// <summary>A cut-off that the tool itself used, for a hint.</summary>
    public string? Threshold { get; init; }
}
