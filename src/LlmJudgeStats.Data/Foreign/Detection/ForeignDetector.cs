using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>Recognises the files of other tools by what is in them, never by their names.</summary>
internal static class ForeignDetector
{
    private static readonly JsonWanted s_ofObject = JsonWanted.Of(
    [
        "*?", "results.*?", "table.*?", "info.assessments?", "results.results[]!", "table.body[]!", "scenarioRunResults[]!",
        "testCases[]!", "test_results[]!", "data[]!", "data[].*?",
    ]);

    private static readonly JsonWanted s_ofList = JsonWanted.Of(["[].*?", "[].info.*?"]);

    /// <summary>What some bytes are; nothing for what is read as it is written.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="again">All bytes from the beginning, asked for only when the first ones do not tell.</param>
    public static ForeignChoice? Of(ReadOnlySpan<byte> head, Func<Stream> again)
    {
        if (IsParquet(head)) return new(ForeignFormat.Parquet, JsonLayout.None, true);
        return Visible(head) switch
        {
            [] => null,
            [(byte)'{', ..] => OfObject(head, again),
            [(byte)'[', ..] => OfList(head, again),
            var text => DelimitedSignature.Of(HeaderOf(text)) is { } format ? new(format, JsonLayout.None, true) : null,
        };
    }

    /// <summary>How the records of a file stand in it that somebody named the tool of.</summary>
    public static JsonLayout LayoutOf(ReadOnlySpan<byte> head, Func<Stream> again)
    {
        var text = Visible(head);
        if (text is [(byte)'[', ..]) return JsonLayout.List;
        if (text is not [(byte)'{', ..]) return JsonLayout.None;
        return Look(head, again, s_ofObject, _ => false).IsWhole ? JsonLayout.Document : JsonLayout.Lines;
    }

    /// <summary>Whether some bytes are the beginning of a Parquet file.</summary>
    public static bool IsParquet(ReadOnlySpan<byte> head) => head.StartsWith("PAR1"u8);

    // What stands behind a byte order mark and blanks.
    private static ReadOnlySpan<byte> Visible(ReadOnlySpan<byte> head) =>
        (head.StartsWith("\uFEFF"u8) ? head[3..] : head).TrimStart(" \t\r\n"u8);

    private static string HeaderOf(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }

    private static ForeignChoice? OfObject(ReadOnlySpan<byte> head, Func<Stream> again)
    {
        var looked = Look(head, again, s_ofObject, DocumentSignature.IsSure);
        if (looked.Document is not { } document) return null;
        if (DocumentSignature.Of(document, looked.First) is { } format && (looked.IsWhole || DocumentSignature.IsSure(document)))
            return new(format, JsonLayout.Document, true);
        if (RecordSignature.Of(document) is not { } record) return null;
        var layout = looked.IsWhole ? JsonLayout.Document : JsonLayout.Lines;
        return new ForeignChoice(record, layout, true) { IsTable = RecordSignature.IsMlflowTable(document) };
    }

    private static ForeignChoice? OfList(ReadOnlySpan<byte> head, Func<Stream> again)
    {
        if (Look(head, again, s_ofList, list => list.Parts.Count > 1).Document is not { Parts: [var first, ..] }) return null;
        var format = RecordSignature.OfElement(first) ?? RecordSignature.Of(first);
        return format is { } found ? new(found, JsonLayout.List, true) { IsTable = RecordSignature.IsMlflowTable(first) } : null;
    }

    // The first bytes tell where the first value ends in them; a document that goes on is looked at as a whole.
    private static Looked Look(ReadOnlySpan<byte> head, Func<Stream> again, JsonWanted wanted, Func<JsonPart, bool> isEnough)
    {
        using var beginning = new MemoryStream(head.ToArray());
        var looked = Look(beginning, wanted, isEnough);
        return looked.IsSure || head.Length < InputBytes.HeadLength ? looked : Look(again(), wanted, isEnough);
    }

    // What stands behind the first value, or breaks it off, is for the reader to refuse.
    private static Looked Look(Stream bytes, JsonWanted wanted, Func<JsonPart, bool> isEnough)
    {
        var errors = new ErrorLog("", 1);
        using var input = new ForeignInput(bytes, null, new(long.MaxValue, 0, _ => { }), errors);
        var records = new JsonRecords(input, wanted, JsonLayout.Document);
        try
        {
            records.ReadUntil(isEnough);
            return new(records.Document, records.FirstRecord, IsWhole: true, IsSure: !records.HasEnded);
        }
        catch (JudgeDataException)
        {
            return new(records.Document, records.FirstRecord, IsWhole: false, IsSure: records.HasEnded);
        }
    }

    /// <summary>What was seen of a file.</summary>
    /// <param name="Document">What is known of the first value.</param>
    /// <param name="First">The first record in it.</param>
    /// <param name="IsWhole">Whether nothing stands behind it, as far as was looked.</param>
    /// <param name="IsSure">Whether more bytes would tell nothing else.</param>
    private readonly record struct Looked(JsonPart? Document, JsonPart? First, bool IsWhole, bool IsSure);
}
