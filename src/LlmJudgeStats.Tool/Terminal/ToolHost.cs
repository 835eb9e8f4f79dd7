namespace LlmJudgeStats.Tool.Terminal;

/// <summary>The world around a run: where it reads and writes, and what the reader's screen can do. Tests bring their own.</summary>
internal sealed record ToolHost
{
    /// <summary>Standard output.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input, opened only when <c>-</c> asks for it.</summary>
    public Func<Stream> OpenInput { get; init; } = () => Stream.Null;

    /// <summary>A terminal for the progress of long work; <see langword="null"/> when nobody watches.</summary>
    public TextWriter? Progress { get; init; }

    /// <summary>The columns of the terminal behind <see cref="Out"/>; <see langword="null"/> when output is redirected.</summary>
    public int? TerminalWidth { get; init; }

    /// <summary>The date that a build wants in its files, in seconds since 1970; <see langword="null"/> without.</summary>
    public string? SourceDateEpoch { get; init; }

    /// <summary>Whether colour is welcome; only ever on a terminal.</summary>
    public bool Colour { get; init; }
}
