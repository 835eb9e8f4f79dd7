namespace LlmJudgeStats.Reporting;

/// <summary>How a report was made, so that it can be made again.</summary>
internal sealed record Provenance
{
    /// <summary>The command, with options in the order of its help; what is written where is no part of it.</summary>
    public required string CommandLine { get; init; }

    /// <summary>What was read; <see langword="null"/> for counts on the command line.</summary>
    public ReportedInput? Input { get; init; }

    /// <summary>What was read beside it: labels, or shares of strata, in files of their own.</summary>
    public IReadOnlyList<ReportedInput> Further { get; init; } = [];

    /// <summary>The judge, where the rows were filtered to one; <see langword="null"/> elsewhere.</summary>
    public string? Judge { get; init; }
}

/// <summary>What was read.</summary>
/// <param name="Name">Its name, without folders.</param>
internal sealed record ReportedInput(string Name)
{
    /// <summary>What it holds, where it stands beside another: <c>labels</c> or <c>shares</c>.</summary>
    public string? Role { get; init; }

    /// <summary>Its length as it is stored; <see langword="null"/> where it was not taken.</summary>
    public long? Bytes { get; init; }

    /// <summary>Its SHA-256 in hexadecimal digits; <see langword="null"/> where it was not taken.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What the columns mean, and the words of their values: <c>verdict = passed (1/0)</c>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>When the newest of it was made; <see langword="null"/> where it does not say.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>Whether a column of ids was read.</summary>
    public bool HasIds { get; init; }
}
