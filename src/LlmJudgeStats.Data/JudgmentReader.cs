namespace LlmJudgeStats.Data;

/// <summary>Reads judgments from CSV, TSV and JSON lines, plain or gzip-compressed, into evidence.</summary>
/// <remarks>
/// Streams: memory does not grow with rows, except for 12-byte fingerprints of item ids where there is an id column.
/// A row with a verdict and a visible label is a calibration item, with a verdict only a test item.
/// A JSON array is refused with the way to convert it.
/// Stateless, thread-safe.
/// </remarks>
public static class JudgmentReader
{
    private const int RowsBetweenChecks = 8192;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path; a named pipe will do.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The file cannot be opened, or is not what it should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">An empty path, or a word with two meanings in the options.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static JudgmentTable Read(string path, JudgmentReaderOptions options, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            if (Directory.Exists(path)) throw NotOpened(path, "is a directory; a file is needed", null);
            using var file = new FileStream(path, new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,   // every reader of it has a buffer of its own
            });
            return Read(file, path, options, cancellation);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotOpened(path, "does not exist", cause);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw NotOpened(path, "may not be read: permission denied", cause);
        }
        catch (Exception cause) when (cause is IOException or NotSupportedException
            || (cause is ArgumentException && path.Contains('\0', StringComparison.Ordinal)))
        {
            throw NotOpened(path, $"cannot be read: {Excerpt.Of(cause.Message, 300)}", cause);
        }
    }

    /// <summary>Reads a stream to its end and leaves it open. Its own exceptions pass through.</summary>
    /// <param name="stream">The bytes; need not be seekable.</param>
    /// <param name="name">What to call it in messages, such as <c>standard input</c>; <c>.tsv</c> or <c>.tsv.gz</c> at its end means tabs.</param>
    /// <param name="options">Which columns mean what.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="JudgeDataException">The data are not what they should be; never a partial result.</exception>
    /// <exception cref="ArgumentException">A word with two meanings in the options.</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static JudgmentTable Read(Stream stream, string name, JudgmentReaderOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        cancellation.ThrowIfCancellationRequested();
        var vocabulary = new Vocabulary(options);
        var errors = new ErrorLog(name, options.MaxErrors);

        using var packed = new PeekStream(stream, FileSignature.Length);
        Refuse(packed.Head, name, errors);
        if (!FileSignature.IsGzip(packed.Head)) return Read(packed, null, name, options, vocabulary, errors, cancellation);
        using var gzip = new GzipReadStream(packed, errors);
        using var unpacked = new PeekStream(gzip, FileSignature.Length);
        Refuse(unpacked.Head, "", errors);
        if (FileSignature.IsGzip(unpacked.Head))
            errors.Fail(new(DataCodes.UnsupportedFormat, "the file is compressed twice", "unpack it once first: gzip -dc FILE | judgestats ... -"));
        return Read(unpacked, gzip, name, options, vocabulary, errors, cancellation);
    }

    private static JudgmentTable Read(
        Stream bytes, GzipReadStream? gzip, string name, JudgmentReaderOptions options, Vocabulary vocabulary, ErrorLog errors,
        CancellationToken cancellation)
    {
        var source = new TextSource(bytes, options.EncodingName, options.MaxBytes, errors);
        var text = new TextBuffer(source, errors);
        var format = FormatOf(text, name, options, errors);
        using var json = format is JudgmentFormat.JsonLines ? new JsonLinesReader(text, errors) : null;
        var delimiter = options.Delimiter ?? (format is JudgmentFormat.Tsv ? '\t' : null);
        using var delimited = json is null ? new DelimitedReader(text, delimiter, options.HasHeader, errors) : null;
        IRowReader rows = json is null ? delimited! : json;

        var counter = new JudgmentCounter(rows, options, vocabulary, errors);
        for (var read = 1L; rows.Read(); read++)
        {
            counter.Count();
            if (read % RowsBetweenChecks != 0) continue;
            cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report(read);
        }
        var (account, groups, notes) = counter.Finish();
        if (gzip?.TrailingBytes is { } trailing) notes.Add(trailing);
        return new()
        {
            Rows = account,
            Groups = groups,
            Notes = notes,
            Source = new()
            {
                Name = name,
                Format = json is not null ? JudgmentFormat.JsonLines : delimited!.Delimiter == '\t' ? JudgmentFormat.Tsv : JudgmentFormat.Csv,
                Delimiter = delimited?.Delimiter,
                Compressed = gzip is not null,
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

    private static JudgmentFormat FormatOf(TextBuffer text, string name, JudgmentReaderOptions options, ErrorLog errors)
    {
        var (first, second) = text.PeekVisible();
        if (options.Format is null or JudgmentFormat.JsonLines && first == '[' && second is '{' or ']' or '[')
        {
            errors.Fail(new(DataCodes.UnsupportedFormat, "the file is one JSON array; CSV, TSV and JSON lines (one object a line) can be read",
                "convert it: jq -c '.[]' FILE | judgestats ... -"));
        }
        if (options.Format is { } format) return format;
        if (first == '{') return JudgmentFormat.JsonLines;
        return name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tsv.gz", StringComparison.OrdinalIgnoreCase)
            ? JudgmentFormat.Tsv
            : JudgmentFormat.Csv;
    }

    private static void Refuse(ReadOnlySpan<byte> head, string name, ErrorLog errors)
    {
        if (FileSignature.Unsupported(head, name) is { } error) errors.Fail(error);
    }

    private static JudgeDataException NotOpened(string path, string what, Exception? cause) =>
        new(path, [new(DataCodes.NotOpened, $"the path {what}", "check the path; - reads standard input")], stopped: false, cause);
}
