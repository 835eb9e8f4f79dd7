namespace LlmJudgeStats.Reporting;

/// <summary>A part of a document with a title of its own.</summary>
/// <param name="Title">The title.</param>
/// <param name="Blocks">What stands in it, from top to bottom.</param>
internal sealed record DocumentSection(string Title, IReadOnlyList<IDocumentBlock> Blocks);

/// <summary>
/// One block of a section: <see cref="DocumentLines"/>, <see cref="DocumentTable"/>, <see cref="DocumentNotes"/>,
/// <see cref="DocumentChecklist"/>, <see cref="DocumentFigure"/>, <see cref="DocumentQuote"/>, <see cref="DocumentCode"/>,
/// <see cref="DocumentTerms"/>, <see cref="DocumentCitations"/>, <see cref="DocumentBibliography"/>.
/// </summary>
#pragma warning disable CA1040 // A closed set of records: what they share is that they stand in a document.
internal interface IDocumentBlock;
#pragma warning restore CA1040

/// <summary>Statements, a line each.</summary>
internal sealed record DocumentLines(params IReadOnlyList<string> Lines) : IDocumentBlock;

/// <summary>A table. A row has a cell for each column.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record DocumentTable(string Title, IReadOnlyList<PageColumn> Columns, IReadOnlyList<IReadOnlyList<DocumentCell>> Rows)
    : IDocumentBlock
{
    /// <summary>The row of the answer, counted from 0; <see langword="null"/> where no row stands out.</summary>
    public int? MainRow { get; init; }

    /// <summary>Whether it is for pages alone: a comment is short.</summary>
    public bool IsDetail { get; init; }
}

/// <summary>Notes that may be read last.</summary>
internal sealed record DocumentNotes(IReadOnlyList<PageNote> Notes) : IDocumentBlock;

/// <summary>What must hold, and whether it does.</summary>
internal sealed record DocumentChecklist(IReadOnlyList<ChecklistItem> Items) : IDocumentBlock;

/// <summary>A picture. What it shows also stands in a table or a sentence: a writer without pictures leaves it out.</summary>
internal sealed record DocumentFigure(IPicture Picture) : IDocumentBlock;

/// <summary>A text to be copied as it stands.</summary>
internal sealed record DocumentQuote(string Text) : IDocumentBlock;

/// <summary>Lines of code.</summary>
internal sealed record DocumentCode(string Text) : IDocumentBlock;

/// <summary>Short facts with their names.</summary>
internal sealed record DocumentTerms(IReadOnlyList<(string Term, DocumentCell Value)> Terms) : IDocumentBlock;

/// <summary>Sources as entries for BibTeX: for pages alone.</summary>
internal sealed record DocumentBibliography(IReadOnlyList<Citation> Citations) : IDocumentBlock;

/// <summary>Sources.</summary>
internal sealed record DocumentCitations(IReadOnlyList<Citation> Citations) : IDocumentBlock
{
    /// <summary>What must hold of the method that they are the source of, before them in the list.</summary>
    public IReadOnlyList<string> Assumed { get; init; } = [];
}
