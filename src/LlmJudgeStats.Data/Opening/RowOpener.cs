namespace LlmJudgeStats.Data;

/// <summary>From bytes to rows: finds out how an input is packed and written, and opens it.</summary>
/// <param name="name">What the input is called in messages; <c>.tsv</c> at its end means tabs.</param>
/// <param name="options">How it is to be read, where that was said.</param>
/// <param name="errors">Takes what is wrong.</param>
/// <param name="use">What the rows are for.</param>
internal sealed class RowOpener(string name, JudgmentReaderOptions options, ErrorLog errors, RowUse use = RowUse.Judgments)
{
    /// <summary>What verdicts and labels are; nothing where they pass or fail.</summary>
    public MeasureOptions? Measure { get; init; }

    private bool _wasLookedAt;    // as a whole, so that it is read from the beginning once more

    private ForeignFormat? From => options.From is { } id ? ForeignNames.Find(id) : null;

    private JudgmentFormat? PlainFormat => options.From is { } id ? ForeignNames.FindPlain(id) : null;

    // Whoever says how a table is written has one.
    private bool MayBeForeign => From is not null
        || (PlainFormat is null && options is { Format: null, Path: null, EncodingName: null, Delimiter: null, HasHeader: true }
            && use is not RowUse.Shares);

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
        if (input.Folder is { } folder)
            return OpenForeign(Keep(new FolderFiles(folder, options.MaxBytes, errors), opened).Choose(From), null, opened);
        var bytes = Keep(new InputBytes(input.Bytes!, options.MaxBytes, errors), opened);
        if (!MayBeForeign || !IsOfATool(bytes.Packed.Head)) Refuse(bytes.Packed.Head, name);
        var unpacked = bytes.Unpack();
        if (bytes.IsCompressed) RefusePackedTwice(unpacked);
        return ForeignOf(bytes, unpacked) is { } choice
            ? OpenForeign((choice, [new(name, null, choice.NeedsPlaces ? bytes.Seekable : bytes.Again)]), bytes, opened)
            : OpenText(bytes.CanRewind && _wasLookedAt ? bytes.Again() : unpacked, bytes, opened);
    }

    private static bool IsOfATool(ReadOnlySpan<byte> head) => ZipSignature.IsInspect(head) || ForeignDetector.IsParquet(head);

    private ForeignChoice? ForeignOf(InputBytes bytes, PeekStream unpacked)
    {
        if (!MayBeForeign) return null;
        if (ZipSignature.IsInspect(unpacked.Head)) return new(ForeignFormat.Inspect, JsonLayout.None, From is null);
        if (From is { } format) return Told(format, unpacked.Head);
        return ForeignDetector.Of(unpacked.Head, Look);

        // What is a table, and what is not, is seen from its keys.
        ForeignChoice Told(ForeignFormat format, ReadOnlySpan<byte> head)
        {
            if (format is ForeignFormat.Mlflow && ForeignDetector.IsParquet(head))
                return new(format, JsonLayout.None, false) { IsParquet = true };
            if (format is ForeignFormat.Mlflow && ForeignDetector.Of(head, Look) is { Format: ForeignFormat.Mlflow } seen)
                return seen with { WasDetected = false };
            return new(format, ForeignDetector.LayoutOf(head, Look), false);
        }

        Stream Look()
        {
            _wasLookedAt = true;
            return bytes.Again();
        }
    }

    private OpenedRows OpenForeign(
        (ForeignChoice Choice, IReadOnlyList<ForeignFile> Files) found, InputBytes? bytes, List<IDisposable> opened)
    {
        var choice = IsTableOfMlflow(found.Choice, found.Files)
            ? found.Choice with { Format = ForeignFormat.Mlflow, IsParquet = true }
            : found.Choice;
        var context = ContextOf(choice, found.Files);
        errors.FileOfRow = () => context.FileOfRow;
        IRowReader rows = choice.Format is ForeignFormat.Parquet
            ? Keep(new ParquetRowReader(context), opened)
            : Keep(new ForeignRowReader(context, Keep(ForeignReaders.Of(context), opened)), opened);
        return new(rows, opened)
        {
            Context = context,
            Format = FormatOf(choice),
            IsCompressed = bytes?.IsCompressed ?? false,
            WasDetected = choice.WasDetected,
            Encoding = "utf-8",
            BytesRead = () => context.BytesRead,
            Trailing = () => bytes?.Gzip?.TrailingBytes,
        };
    }

    private ForeignContext ContextOf(ForeignChoice choice, IReadOnlyList<ForeignFile> files) => new()
    {
        Choice = choice,
        Options = options,
        Files = files,
        FileCount = files.Count,
        Errors = errors,
        IsOfLabels = use is RowUse.Labels,
        IsLookedAt = use is RowUse.Look,
        Measure = Measure,
    };

    // A Parquet file says what it is by its columns.
    private bool IsTableOfMlflow(ForeignChoice choice, IReadOnlyList<ForeignFile> files)
    {
        if (choice is not { Format: ForeignFormat.Parquet, WasDetected: true }) return false;
        using var rows = new ParquetRowReader(ContextOf(choice, files));
        return MlflowSignature.Fits([.. rows.Columns]);
    }

    private static JudgmentFormat FormatOf(ForeignChoice choice) => choice.Layout switch
    {
        JsonLayout.Lines => JudgmentFormat.JsonLines,
        JsonLayout.Document or JsonLayout.List => JudgmentFormat.Json,
        _ => JudgmentFormat.Csv,
    };

    private static T Keep<T>(T one, List<IDisposable> opened)
        where T : IDisposable
    {
        opened.Add(one);
        return one;
    }

    private OpenedRows OpenText(Stream bytes, InputBytes input, List<IDisposable> opened)
    {
        var source = new TextSource(bytes, options.EncodingName, options.MaxBytes, errors) { Length = input.Length };
        var text = new TextBuffer(source, errors);
        var format = FormatOf(text);
        var rows = Keep(ReaderOf(text, format), opened);
        var delimiter = (rows as DelimitedReader)?.Delimiter;
        return new(rows, opened)
        {
            Format = delimiter is null ? format : delimiter == '\t' ? JudgmentFormat.Tsv : JudgmentFormat.Csv,
            Delimiter = delimiter,
            IsCompressed = input.IsCompressed,
            Path = (rows as JsonDocumentReader)?.Path,
            WasDetected = options.Format is null && PlainFormat is null,
            Encoding = source.Name,
            BytesRead = () => source.BytesRead,
            Trailing = () => input.Gzip?.TrailingBytes,
        };
    }

    private IRowReader ReaderOf(TextBuffer text, JudgmentFormat format) => format switch
    {
        JudgmentFormat.Json => new JsonDocumentReader(text, options, errors) { NamesInnerValues = use is RowUse.Look },
        JudgmentFormat.JsonLines => new JsonLinesReader(text, options.Columns, errors) { NamesInnerValues = use is RowUse.Look },
        _ => new DelimitedReader(
            text, options.Delimiter ?? (format is JudgmentFormat.Tsv ? '\t' : null), options.HasHeader ? FirstRow.Names : FirstRow.Data,
            errors),
    };

    private JudgmentFormat FormatOf(TextBuffer text)
    {
        if ((PlainFormat ?? options.Format) is { } format) return format;
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
