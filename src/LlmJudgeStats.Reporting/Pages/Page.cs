namespace LlmJudgeStats.Reporting;

/// <summary>
/// A report laid out for people, in no format yet: blocks from top to bottom. Texts are raw; a writer escapes them for its format and
/// chooses no word.
/// </summary>
/// <param name="Blocks">Headings, paragraphs, tables and notes, in the order of reading.</param>
internal sealed record Page(IReadOnlyList<IPageBlock> Blocks);

/// <summary>
/// One block of a page: <see cref="PageHeading"/>, <see cref="PageParagraph"/>, <see cref="PageTable"/>, <see cref="PageNote"/>, <see
/// cref="PageNotes"/>.
/// </summary>
#pragma warning disable CA1040 // A closed set of records: what they share is that they stand on a page.
internal interface IPageBlock;
#pragma warning restore CA1040

/// <summary>What the page, or the part below, is about.</summary>
internal sealed record PageHeading(string Text) : IPageBlock;

/// <summary>Lines that belong together, each a statement of its own.</summary>
internal sealed record PageParagraph(PageWeight Weight, params IReadOnlyList<string> Lines) : IPageBlock;

/// <summary>A table. A row has a cell for each column.</summary>
internal sealed record PageTable(IReadOnlyList<PageColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : IPageBlock;

/// <summary>Something that looked wrong: what is the matter, and the way out.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Word">The severity for people: <c>warning</c>.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record PageNote(DiagnosticSeverity Severity, string Word, string Code, string Message, string Fix) : IPageBlock;

/// <summary>Notes that stand together, without a blank line between them.</summary>
internal sealed record PageNotes(IReadOnlyList<PageNote> Notes) : IPageBlock;

/// <summary>How much a paragraph weighs.</summary>
internal enum PageWeight
{
    /// <summary>As all text.</summary>
    Plain,

    /// <summary>What to take away.</summary>
    Strong,
}

/// <summary>A column of a table.</summary>
internal sealed record PageColumn(string Name, PageCells Cells);

/// <summary>What stands in the cells of a column: where they stand, and whether they may be broken.</summary>
internal enum PageCells
{
    /// <summary>Numbers: at the right, each in one piece.</summary>
    Numbers,

    /// <summary>Text: at the left, wrapped where there is no room.</summary>
    Text,
}
