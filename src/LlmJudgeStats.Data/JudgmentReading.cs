namespace LlmJudgeStats.Data;

/// <summary>One reading, from bytes to evidence.</summary>
internal sealed class JudgmentReading(
    string name, JudgmentReaderOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
{
    private const int RowsBetweenChecks = 8192;
    private readonly Vocabulary _vocabulary = new(options);
    private readonly ErrorLog _errors = new(name, options.MaxErrors);

    public JudgmentTable Of(Stream stream)
    {
        using var bytes = new PeekStream(stream, FileSignature.Length);
        Refuse(bytes.Head, name);
        return FileSignature.IsGzip(bytes.Head) ? Unpacked(bytes) : Table(bytes);
    }

    private JudgmentTable Unpacked(Stream packed)
    {
        using var gzip = new GzipReadStream(packed, _errors);
        using var bytes = new PeekStream(gzip, FileSignature.Length);
        Refuse(bytes.Head, "");
        if (FileSignature.IsGzip(bytes.Head))
        {
            _errors.Fail(new(DataCodes.UnsupportedFormat, "the file is compressed twice",
                "unpack it once first: gzip -dc FILE | judgestats ... -"));
        }
        var table = Table(bytes);
        return table with
        {
            Notes = gzip.TrailingBytes is { } trailing ? [.. table.Notes, trailing] : table.Notes,
            Source = table.Source with { Compressed = true },
        };
    }

    private JudgmentTable Table(Stream bytes)
    {
        var source = new TextSource(bytes, options.EncodingName, options.MaxBytes, _errors);
        var text = new TextBuffer(source, _errors);
        var format = FormatOf(text);
        if (format is JudgmentFormat.JsonLines)
        {
            using var objects = new JsonLinesReader(text, options.Columns, _errors);
            return Table(objects, source, format, delimiter: null);
        }
        var delimiter = options.Delimiter ?? (format is JudgmentFormat.Tsv ? '\t' : null);
        var firstRow = options.HasHeader ? FirstRow.Names : FirstRow.Data;
        using var rows = new DelimitedReader(text, delimiter, firstRow, _errors);
        return Table(rows, source, rows.Delimiter == '\t' ? JudgmentFormat.Tsv : JudgmentFormat.Csv, rows.Delimiter);
    }

    private JudgmentTable Table(IRowReader rows, TextSource source, JudgmentFormat format, char? delimiter)
    {
        var counter = new JudgmentCounter(rows, options, _vocabulary, _errors);
        CountAll(rows, counter);
        return new()
        {
            Rows = counter.Rows,
            Groups = counter.Groups,
            Notes = counter.Notes,
            Source = new()
            {
                Name = name,
                Format = format,
                Delimiter = delimiter,
                Compressed = false,
                Encoding = source.Name,
                Bytes = source.BytesRead,
                Columns = [.. rows.Columns],
                VerdictColumn = counter.VerdictColumn,
                LabelColumn = counter.LabelColumn,
                IdColumn = counter.IdColumn,
                VerdictWords = counter.VerdictWords,
                LabelWords = counter.LabelWords,
            },
        };
    }

    private void CountAll(IRowReader rows, JudgmentCounter counter)
    {
        for (var read = 1L; rows.Read(); read++)
        {
            counter.Count();
            if (read % RowsBetweenChecks != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(read);
        }
        counter.Finish();
    }

    private JudgmentFormat FormatOf(TextBuffer text)
    {
        var (first, second) = text.PeekVisible();
        var isArray = first == '[' && second is '{' or ']' or '[';
        if (isArray && options.Format is null or JudgmentFormat.JsonLines)
        {
            _errors.Fail(new(DataCodes.UnsupportedFormat,
                "the file is one JSON array; CSV, TSV and JSON lines (one object a line) can be read",
                "convert it: jq -c '.[]' FILE | judgestats ... -"));
        }
        if (options.Format is { } format) return format;
        if (first == '{') return JudgmentFormat.JsonLines;
        return name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tsv.gz", StringComparison.OrdinalIgnoreCase)
            ? JudgmentFormat.Tsv
            : JudgmentFormat.Csv;
    }

    private void Refuse(ReadOnlySpan<byte> head, string name)
    {
        if (FileSignature.Unsupported(head, name) is { } error) _errors.Fail(error);
    }
}
