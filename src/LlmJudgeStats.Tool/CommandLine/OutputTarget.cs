namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Where an answer is written: a path, or standard output.</summary>
internal sealed record OutputTarget(string? Path, ExistingFile Existing)
{
    /// <summary>The command that was given, without what says where the answer is written.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>Where an answer comes from that no file was read for.</summary>
    public Provenance Provenance => new() { CommandLine = CommandLine };

    /// <summary>The build server whose commands are printed once the file is written; <see langword="null"/>: none.</summary>
    public BuildServer? Annotates { get; init; }

    /// <summary>Whether it says what methods assume and where they come from.</summary>
    public bool Explains { get; init; }

    /// <summary>How it is written.</summary>
    public ReportFormat Format { get; init; }

    /// <summary>What marks the run once the file is written; <see langword="null"/> where nobody asked for that.</summary>
    /// <param name="document">The document of a report.</param>
    public Action<T, TextWriter>? AnnotationsOf<T>(Func<T, ReportDocument> document)
    {
        if (Annotates is not { } server) return null;
        var summary = Format.IsSummary ? System.IO.Path.GetFullPath(Path!) : null;
        return (report, output) => AnnotationWriter.Write(output, document(report), server, summary);
    }

    /// <summary>The file, after a check that it may be written; <see langword="null"/> for standard output.</summary>
    /// <param name="input">The path of the file that is read; <see langword="null"/> when none is.</param>
    public OutputFile? Plan(string? input) => Path is null ? null : OutputFile.Plan(Path, Existing, input);
}
