namespace LlmJudgeStats.Data;

/// <summary>One reading, from bytes to evidence.</summary>
internal sealed class JudgmentReading(
    string name, JudgmentReaderOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
{
    private const int RowsBetweenChecks = 8192;
    private readonly ErrorLog _errors = new(name, options.MaxErrors);

    public JudgmentTable Of(Stream stream)
    {
        RefuseLopsidedAgreement();
        RefuseWeights();
        RefusePairs();
        using var bytes = new PeekStream(stream, FileSignature.Length);
        Refuse(bytes.Head, name);
        return FileSignature.IsGzip(bytes.Head) ? Unpacked(bytes) : Table(bytes);
    }

    // "Any rater says that the judge was right" is neither "any passes it" nor "any fails it".
    private void RefuseLopsidedAgreement()
    {
        if (options is { LabelMeaning: LabelMeaning.Agreement, Raters: RaterRule.AnyPass or RaterRule.AnyFail })
        {
            throw new ArgumentException("labels that say whether the judge was right go with the rules majority and agree, which mean the "
                + "same either way (`Raters`)");
        }
    }

    private void RefuseWeights()
    {
        if (options.WeightColumn is null) return;
        if (options.Design is CalibrationDesign.Random or CalibrationDesign.ByVerdict)
        {
            throw new ArgumentException("weights were not measured with labels sampled from the test items (`WeightColumn`); labels from "
                + "elsewhere and labels chosen by label go with them");
        }
        if (options.CountColumn is not null)
        {
            throw new ArgumentException("a row with a weight is one item (`WeightColumn`), and one with a count many (`CountColumn`): "
                + "write each item in a row of its own");
        }
        if (options.StratumColumn is not null)
        {
            throw new ArgumentException("weights and strata of known shares say the same (`WeightColumn`, `StratumColumn`): give one of "
                + "them");
        }
    }

    private void RefusePairs()
    {
        if (options.PairColumn is null || (options.CountColumn ?? options.WeightColumn) is null) return;
        throw new ArgumentException("a pair is one item of each of two groups (`PairColumn`): rows with counts or weights "
            + "(`CountColumn`, `WeightColumn`) are not paired; write each item in a row of its own");
    }

    /// <summary>The labels of a stream, by their keys.</summary>
    public LabelTable LabelsOf(Stream stream)
    {
        using var bytes = new PeekStream(stream, FileSignature.Length);
        Refuse(bytes.Head, name);
        if (!FileSignature.IsGzip(bytes.Head)) return Labels(bytes, () => null);
        using var gzip = new GzipReadStream(bytes, _errors);
        using var unpacked = new PeekStream(gzip, FileSignature.Length);
        RefusePackedTwice(unpacked);
        return Labels(unpacked, () => gzip.TrailingBytes);
    }

    /// <summary>The shares of a stream.</summary>
    public StratumShares SharesOf(Stream stream)
    {
        using var bytes = new PeekStream(stream, FileSignature.Length);
        Refuse(bytes.Head, name);
        if (!FileSignature.IsGzip(bytes.Head)) return Shares(bytes);
        using var gzip = new GzipReadStream(bytes, _errors);
        using var unpacked = new PeekStream(gzip, FileSignature.Length);
        RefusePackedTwice(unpacked);
        return Shares(unpacked);
    }

    private StratumShares Shares(Stream bytes)
    {
        var text = new TextBuffer(SourceOf(bytes), _errors);
        using var rows = ReaderOf(text, FormatOf(text));
        var collector = new ShareCollector(rows, _errors);
        ForEach(rows, collector.Count);
        return collector.Finish();
    }

    private LabelTable Labels(Stream bytes, Func<Diagnostic?> trailing)
    {
        var text = new TextBuffer(SourceOf(bytes), _errors);
        using var rows = ReaderOf(text, FormatOf(text));
        var collector = new LabelCollector(rows, options, _errors);
        ForEach(rows, collector.Count);
        return collector.Finish(name, trailing() is { } note ? [.. rows.Notes, note] : rows.Notes);
    }

    private void RefusePackedTwice(PeekStream unpacked)
    {
        Refuse(unpacked.Head, "");
        if (!FileSignature.IsGzip(unpacked.Head)) return;
        _errors.Fail(new(DataCodes.UnsupportedFormat, "the file is compressed twice",
            "unpack it once first: gzip -dc FILE | judgestats ... -"));
    }

    private JudgmentTable Unpacked(Stream packed)
    {
        using var gzip = new GzipReadStream(packed, _errors);
        using var bytes = new PeekStream(gzip, FileSignature.Length);
        RefusePackedTwice(bytes);
        var table = Table(bytes);
        return table with
        {
            Notes = gzip.TrailingBytes is { } trailing ? [.. table.Notes, trailing] : table.Notes,
            Source = table.Source with { Compressed = true },
        };
    }

    private JudgmentTable Table(Stream bytes)
    {
        var source = SourceOf(bytes);
        var text = new TextBuffer(source, _errors);
        var format = FormatOf(text);
        using var written = ReaderOf(text, format);
        using var rows = JudgmentsOf(written);
        var delimiter = (written as DelimitedReader)?.Delimiter;
        var counter = new JudgmentCounter(rows, options, _errors);
        ForEach(rows, counter.Count);
        counter.Finish();
        return new()
        {
            Rows = counter.Rows,
            Groups = counter.Groups,
            Labels = counter.Labels,
            LabelsDependOn = counter.LabelsDependOn,
            Pairs = counter.Pairs,
            Notes = [.. counter.Notes, .. rows.Notes],
            Source = new()
            {
                Name = name,
                Format = delimiter is null ? format : delimiter == '\t' ? JudgmentFormat.Tsv : JudgmentFormat.Csv,
                Delimiter = delimiter,
                Compressed = false,
                Encoding = source.Name,
                Bytes = source.BytesRead,
                Columns = [.. rows.Columns],
                VerdictColumn = counter.VerdictColumn,
                LabelColumn = counter.LabelColumn,
                IdColumn = counter.IdColumn,
                ClusterColumn = counter.ClusterColumn,
                IdWasChosen = counter.IdWasChosen,
                VerdictWords = counter.VerdictWords,
                LabelWords = counter.LabelWords,
                Path = (written as JsonDocumentReader)?.Path,
            },
        };
    }

    private TextSource SourceOf(Stream bytes) => new(bytes, options.EncodingName, options.MaxBytes, _errors);

    private IRowReader JudgmentsOf(IRowReader rows) =>
        options.Criteria.Count == 0 ? rows : new CriteriaReader(rows, options.Criteria, _errors);

    private IRowReader ReaderOf(TextBuffer text, JudgmentFormat format) => format switch
    {
        JudgmentFormat.Json => new JsonDocumentReader(text, options, _errors),
        JudgmentFormat.JsonLines => new JsonLinesReader(text, options.Columns, _errors),
        _ => new DelimitedReader(
            text, options.Delimiter ?? (format is JudgmentFormat.Tsv ? '\t' : null), options.HasHeader ? FirstRow.Names : FirstRow.Data,
            _errors),
    };

    private void ForEach(IRowReader rows, Action count)
    {
        for (var read = 1L; rows.Read(); read++)
        {
            count();
            if (read % RowsBetweenChecks != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(read);
        }
    }

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

    private void Refuse(ReadOnlySpan<byte> head, string name)
    {
        if (FileSignature.Unsupported(head, name) is { } error) _errors.Fail(error);
    }
}
