namespace LlmJudgeStats.Reporting;

/// <summary>
/// A report as people paste it, in no format yet: built once for each command, in the order of reading. Texts are raw; a writer escapes
/// them for its format, and computes, sorts and chooses nothing.
/// </summary>
internal sealed record ReportDocument
{
    /// <summary>The command that made it: <c>estimate</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Where it comes from, in a few words each: the command, the input.</summary>
    public required IReadOnlyList<string> Origin { get; init; }

    /// <summary>The question that it answers: the title of a page.</summary>
    public required string Question { get; init; }

    /// <summary>The answer in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The word of a gate or a comparison; <see langword="null"/> where none is given.</summary>
    public DocumentVerdict? Verdict { get; init; }

    /// <summary>The few numbers to take away.</summary>
    public IReadOnlyList<DocumentFact> Facts { get; init; } = [];

    /// <summary>Errors and warnings, the worst first: to be read before the figures.</summary>
    public required IReadOnlyList<PageNote> Notices { get; init; }

    /// <summary>The picture of the answer; <see langword="null"/> without one.</summary>
    public IPicture? Picture { get; init; }

    /// <summary>The figures of the answer.</summary>
    public required DocumentTable Table { get; init; }

    /// <summary>Everything else, section by section; the table of the answer is in the first of them.</summary>
    public required IReadOnlyList<DocumentSection> Sections { get; init; }

    /// <summary>The sentence for a paper and its sources; <see langword="null"/> where no method stands for the whole.</summary>
    public DocumentMethods? Methods { get; init; }

    /// <summary>What a test runner would see, a case for each group.</summary>
    public required IReadOnlyList<DocumentCase> Cases { get; init; }
}

/// <summary>A verdict in a word, and what it means for whoever waits for it.</summary>
/// <param name="Word">The word: <c>pass</c>.</param>
/// <param name="Tone">Whether that is good.</param>
internal sealed record DocumentVerdict(string Word, DocumentTone Tone);

/// <summary>Whether something is good, bad or open: never shown by colour alone.</summary>
internal enum DocumentTone
{
    /// <summary>Nothing is decided.</summary>
    Open,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not as it should be.</summary>
    Bad,
}

/// <summary>A number to take away.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Detail">How sure, or of what.</param>
internal sealed record DocumentFact(string Label, DocumentCell Value, string Detail);

/// <summary>The sentence for a paper, and its sources.</summary>
/// <param name="Sentence">What was done, and what came out.</param>
/// <param name="Citations">The sources, each once.</param>
internal sealed record DocumentMethods(string Sentence, IReadOnlyList<Citation> Citations);

/// <summary>A case for a test runner.</summary>
/// <param name="Name">The group; empty without one.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Message">One sentence.</param>
internal sealed record DocumentCase(string Name, DocumentOutcome Outcome, string Message);

/// <summary>What came of a case.</summary>
internal enum DocumentOutcome
{
    /// <summary>Nothing was asked, or the answer is yes.</summary>
    Passed,

    /// <summary>The answer is no.</summary>
    Failed,

    /// <summary>The data do not decide.</summary>
    Inconclusive,

    /// <summary>The data do not decide, and that is let through.</summary>
    Allowed,

    /// <summary>There is no number, or none to be used.</summary>
    Error,
}
