namespace LlmJudgeStats.Data;

/// <summary>From bytes to rows: finds out how an input is packed and written, and opens it.</summary>
/// <param name="name">What the input is called in messages; <c>.tsv</c> at its end means tabs.</param>
/// <param name="options">How it is to be read, where that was said.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class RowOpener(string name, JudgmentReaderOptions options, ErrorLog errors)
{
    /// <summary>Opens an input at its beginning.</summary>
    /// <exception cref="JudgeDataException">It is nothing that can be read.</exception>
    public OpenedRows Open(RowInput input)
    {
        List<IDisposable> opened = [];
        try
        {
            return Open(input, opened);
        }
        catch
        {
            foreach (var one in opened) one.Dispose();
            throw;
        }
    }

    private OpenedRows Open(RowInput input, List<IDisposable> opened)
    {
        var bytes = Keep(new PeekStream(input.Bytes!, FileSignature.Length), opened);
        Refuse(bytes.Head, name);
        if (!FileSignature.IsGzip(bytes.Head)) return OpenText(bytes, null, opened);
        var gzip = Keep(new GzipReadStream(bytes, errors), opened);
        var unpacked = Keep(new PeekStream(gzip, FileSignature.Length), opened);
        RefusePackedTwice(unpacked);
        return OpenText(unpacked, gzip, opened);
    }

    private static T Keep<T>(T one, List<IDisposable> opened)
        where T : IDisposable
    {
        opened.Add(one);
        return one;
    }

    private OpenedRows OpenText(Stream bytes, GzipReadStream? gzip, List<IDisposable> opened)
    {
        var source = new TextSource(bytes, options.EncodingName, options.MaxBytes, errors);
        var text = new TextBuffer(source, errors);
        var format = FormatOf(text);
        var rows = Keep(ReaderOf(text, format), opened);
        var delimiter = (rows as DelimitedReader)?.Delimiter;
        return new(rows, opened)
        {
            Format = delimiter is null ? format : delimiter == '\t' ? JudgmentFormat.Tsv : JudgmentFormat.Csv,
            Delimiter = delimiter,
            IsCompressed = gzip is not null,
            Path = (rows as JsonDocumentReader)?.Path,
            Encoding = source.Name,
            BytesRead = () => source.BytesRead,
            Trailing = () => gzip?.TrailingBytes,
        };
    }

    private IRowReader ReaderOf(TextBuffer text, JudgmentFormat format) => format switch
    {
        JudgmentFormat.Json => new JsonDocumentReader(text, options, errors),
        JudgmentFormat.JsonLines => new JsonLinesReader(text, options.Columns, errors) { NamesInnerValues = options.NamesInnerValues },
        _ => new DelimitedReader(
            text, options.Delimiter ?? (format is JudgmentFormat.Tsv ? '\t' : null), options.HasHeader ? FirstRow.Names : FirstRow.Data,
            errors),
    };

    private JudgmentFormat FormatOf(TextBuffer text)
    {
        if (options.Format is { } format) return format;
        var (first, second) = text.PeekVisible();
        if (first == '[' && (second is '{' or ']' or '[' || (second == 'n' && JsonShape.BeginsWithNull(text)))) return JudgmentFormat.Json;
        if (first == '{') return JsonShape.IsOneDocument(text) ? JudgmentFormat.Json : JudgmentFormat.JsonLines;
        return name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tsv.gz", StringComparison.OrdinalIgnoreCase)
            ? JudgmentFormat.Tsv
            : JudgmentFormat.Csv;
    }

    private void RefusePackedTwice(PeekStream unpacked)
    {
        Refuse(unpacked.Head, "");
        if (!FileSignature.IsGzip(unpacked.Head)) return;
        errors.Fail(new(DataCodes.UnsupportedFormat, "the file is compressed twice",
            "unpack it once first: gzip -dc FILE | judgestats ... -"));
    }

    private void Refuse(ReadOnlySpan<byte> head, string named)
    {
        if (FileSignature.Unsupported(head, named) is { } error) errors.Fail(error);
    }
}
