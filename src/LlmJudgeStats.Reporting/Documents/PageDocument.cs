using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>Blocks of a page for terminals as blocks of a document: the words are the same.</summary>
internal static class PageDocument
{
    /// <summary>Everything but notes, which stand first, and the strong paragraph, which is the sentence.</summary>
    public static IEnumerable<IDocumentBlock> Blocks(IEnumerable<IPageBlock> blocks)
    {
        var title = "";
        foreach (var block in blocks)
        {
            switch (block)
            {
                case PageHeading heading:
                    title = heading.Text;
                    break;
                case PageTable table:
                    yield return Table(table, title);
                    title = "";
                    break;
                case PageParagraph { Weight: PageWeight.Plain } paragraph:
                    yield return new DocumentLines([.. paragraph.Lines.Select(line => line.Trim())]);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>A table with its texts as they are.</summary>
    public static DocumentTable Table(PageTable table, string title) => new(title, table.Columns,
        Derived.From(table.Rows, row => (IReadOnlyList<Cell>)[.. row.Select((text, i) =>
            table.Columns[i].Cells == PageCells.Text ? Cell.Name(text) : Cell.Words(text))]));

    /// <summary>The first table of a page.</summary>
    public static DocumentTable FirstTable(Page page) =>
        page.Blocks.OfType<PageTable>().FirstOrDefault() is { } table ? Table(table, "") : new("", [new("result", PageCells.Text)], []);
}
