namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>Evidence in a file: which columns mean what.</summary>
internal static class FileParser
{
    /// <summary>A file of verdicts that pass or fail.</summary>
    public static FileEvidence Parse(
        string path, Given given, ReadingOptions options, CalibrationDesign? design, Calibration stated,
        LabelKeyUse use = LabelKeyUse.Given)
    {
        WordsParser.RefuseScaleAlone(given, options);
        return ParseValues(path, given, options, design, stated, use);
    }

    /// <summary>A file of any values.</summary>
    public static FileEvidence ParseValues(
        string path, Given given, ReadingOptions options, CalibrationDesign? design, Calibration stated,
        LabelKeyUse use = LabelKeyUse.Given)
    {
        if (path.Length == 0) throw new UsageException("FILE is empty; give a path, or - for standard input");
        var calibration = given.Text(options.Calibration) is { } mark ? FilterOf(mark, "--calibration") : null;
        var reveal = given.Switch(options.Reveal);
        if (reveal && calibration is null)
        {
            throw new UsageException("--reveal prints the rate of hidden labels, and none are hidden: add --calibration COL=VALUE, "
                + "which uses the labels of matching rows only");
        }
        return LibraryRefusal.AsUsage(() =>
        {
            var reading = Columns(given, options) with { Calibration = calibration, IsBackTest = reveal, Design = design };
            reading = Limited(Layout(WordsParser.Of(reading, given, options), given, options), given, options);
            var keys = Keys(given, options, use);
            return new FileEvidence
            {
                Path = path,
                Options = reading with { LabelKeys = [.. keys.Select(key => key.Here)] },
                Reveal = reveal,
                LabelsFile = given.Text(options.LabelsFile),
                KeysThere = [.. keys.Select(key => key.There)],
                SharesLabels = given.Text(options.LabelsFrom) is not null,
                Lenders = Lenders(given.Text(options.LabelsFrom), reading, design),
                Stated = stated,
                Shares = SharesOf(given.Text(options.Share)),
                SharesFile = given.Text(options.Share) is { } shares && !AreShares(shares) ? shares : null,
            };
        });
    }

    private static bool AreShares(string text) => text.Contains('=', StringComparison.Ordinal);

    private static StratumShares? SharesOf(string? text)
    {
        if (text is "-" or "") throw new UsageException($"--share {text}: give a file, or A=0.3,B=0.7");
        if (text is null || !AreShares(text)) return null;
        return LibraryRefusal.AsUsage(() => StratumShares.Parse(text), about: $"--share {text}");
    }

    private static IReadOnlyList<KeyPart> Keys(Given given, ReadingOptions options, LabelKeyUse use)
    {
        var keys = given.List(options.Key);
        var file = given.Text(options.LabelsFile);
        if (file is null && keys.Count > 0) throw new UsageException("--key finds labels in a second file: add --labels-file FILE");
        if (file is not null && keys.Count == 0 && use is LabelKeyUse.Given)
        {
            throw new UsageException("--labels-file needs --key COL: the column that tells which item a label belongs to "
                + "(--key id=item where it is called item in the file of labels); judgestats doctor FILE --labels-file LABELS looks for "
                + "it");
        }
        if (file is "-") throw new UsageException("--labels-file - : standard input can be FILE only; give the labels as a file");
        return [.. keys.Select(KeyPart.Parse)];
    }

    private static RowFilter? Lenders(string? text, JudgmentReaderOptions reading, CalibrationDesign? design)
    {
        if (text is null) return null;
        if (design is { IsFromTestItems: true })
        {
            throw new UsageException($"--labels-from {text}: labels that were sampled from the test items of one group say nothing about "
                + "another; pooled labels go with --design external or by-label");
        }
        if (reading.GroupColumns.Count == 0)
            throw new UsageException($"--labels-from {text}: labels are lent by groups; add --group COL");
        return text.Equals("all", StringComparison.OrdinalIgnoreCase) ? null : FilterOf(text, "--labels-from");
    }

    private static IReadOnlyList<string> Once(IReadOnlyList<string> columns, string option) =>
        columns.Distinct(StringComparer.OrdinalIgnoreCase).Count() < columns.Count
            ? throw new UsageException($"{option} {string.Join(',', columns)}: a column is named twice")
            : columns;

    private static JudgmentReaderOptions Columns(Given given, ReadingOptions options)
    {
        var labels = Once(given.List(options.Label), "--label");
        var raters = RatersOf(given.Text(options.Raters));
        if (labels.Count > 1 && raters is null)
        {
            throw new UsageException($"--label {string.Join(',', labels)}: several raters need a rule for where they differ; add "
                + "--raters majority, any-pass, any-fail or agree");
        }
        var stratum = Column(given.Text(options.Stratum), "--stratum");
        var cluster = given.Text(options.Cluster);
        if (stratum is not null && given.Text(options.Share) is null) RefuseClusters(cluster);
        if (given.Switch(options.Runs) && IsNone(cluster))
            throw new UsageException("--runs says that rows of one id belong together, and --cluster none that they do not");
        return new()
        {
            Criteria = CriteriaOf(given, options),
            VerdictColumn = Column(given.Text(options.Verdict), "--verdict"),
            LabelColumn = labels.Count == 1 ? labels[0] : null,
            RaterColumns = labels.Count > 1 ? labels : [],
            Raters = raters,
            LabelMeaning = MeaningOf(given.Text(options.LabelIs)),
            CountColumn = Column(given.Text(options.Count), "--count"),
            WeightColumn = Column(given.Text(options.Weight), "--weight"),
            IdColumn = Column(given.Text(options.Id), "--id"),
            GroupColumns = Once(given.List(options.Group), "--group"),
            StratumColumn = stratum,
            ClusterColumn = IsNone(cluster) ? null : Column(cluster, "--cluster"),
            RepeatsAreRuns = given.Switch(options.Runs),
            Where = [.. given.Texts(options.Where).Select(filter => FilterOf(filter, "--where"))],
            Metric = Column(given.Text(options.Metric), "--metric"),
            From = given.Text(options.From),
            Side = Column(given.Text(options.Side), "--side"),
            LabelMetric = Column(given.Text(options.LabelMetric), "--label-metric"),
            Path = given.Text(options.Path),
        };
    }

    private static void RefuseClusters(string? cluster)
    {
        if (cluster is null || IsNone(cluster)) return;
        throw new UsageException("--cluster does not go with --stratum: what clusters do to labels that were sampled within strata was "
            + "not measured; leave out one of them");
    }

    private static Criterion[] CriteriaOf(Given given, ReadingOptions options)
    {
        var criteria = given.List(options.Criteria);
        var others = given.Names([options.Verdict, options.Label, options.LabelsFile]);
        if (criteria.Count > 0 && others.Count > 0)
        {
            throw new UsageException($"--criteria and {string.Join(", ", others)}: each criterion names its own columns (--criteria "
                + "tone=tone_label); leave out the others");
        }
        return LibraryRefusal.AsUsage(
            () => criteria.Select(Criterion.Parse).ToArray(), about: $"--criteria {string.Join(',', criteria)}");
    }

    private static RaterRule? RatersOf(string? text) => text?.ToUpperInvariant() switch
    {
        null => null,
        "MAJORITY" => RaterRule.Majority,
        "ANY-PASS" => RaterRule.AnyPass,
        "ANY-FAIL" => RaterRule.AnyFail,
        "AGREE" => RaterRule.Agree,
        _ => throw new UsageException($"--raters {text}: use majority, any-pass, any-fail or agree"),
    };

    private static LabelMeaning? MeaningOf(string? text) => text?.ToUpperInvariant() switch
    {
        null => null,
        "TRUTH" => LabelMeaning.Truth,
        "AGREEMENT" => LabelMeaning.Agreement,
        _ => throw new UsageException($"--label-is {text}: use truth (of the answer) or agreement (the judge was right)"),
    };

    private static JudgmentReaderOptions Layout(JudgmentReaderOptions reading, Given given, ReadingOptions options) => reading with
    {
        DuplicateIds = DuplicatesOf(given.Text(options.Duplicates), given.Text(options.Cluster)),
        DropsOverlap = DropsOverlap(given.Text(options.Overlap)),
        EncodingName = given.Text(options.Encoding),
        HasHeader = !given.Switch(options.NoHeader),
        Delimiter = DelimiterOf(given.Text(options.Delimiter)),
    };

    private static JudgmentReaderOptions Limited(JudgmentReaderOptions reading, Given given, ReadingOptions options)
    {
        if (given.Text(options.MaxBytes) is { } bytes)
            reading = reading with { MaxBytes = Numbers.AtLeastOne(bytes, "--max-bytes", long.MaxValue) };
        if (given.Text(options.MaxErrors) is { } errors)
            reading = reading with { MaxErrors = (int)Numbers.AtLeastOne(errors, "--max-errors", int.MaxValue) };
        return reading;
    }

    private static string? Column(string? name, string option) =>
        name is "" ? throw new UsageException($"{option} needs the name of a column") : name;

    private static RowFilter FilterOf(string text, string option)
    {
        try
        {
            return RowFilter.Parse(text);
        }
        catch (FormatException problem)
        {
            throw new UsageException($"{option} {text}: write {option} COLUMN=VALUE, or COLUMN!=VALUE for all others", problem);
        }
    }

    private static DuplicateIds DuplicatesOf(string? text, string? cluster) => text?.ToUpperInvariant() switch
    {
        null or "CLUSTER" or "WARN" => IsNone(cluster) ? DuplicateIds.Independent : DuplicateIds.Cluster,
        "ERROR" => DuplicateIds.Error,
        _ => throw new UsageException($"--duplicates {text}: use cluster or error; --cluster none takes repeats for independent items"),
    };

    private static bool DropsOverlap(string? text) => text?.ToUpperInvariant() switch
    {
        null or "ERROR" => false,
        "DROP-TEST" => true,
        _ => throw new UsageException($"--overlap {text}: use drop-test or error"),
    };

    private static bool IsNone(string? cluster) => "none".Equals(cluster, StringComparison.OrdinalIgnoreCase);

    private static char? DelimiterOf(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        { Length: 1 } => text[0],
        _ => throw new UsageException($"--delimiter '{text}': one character, such as ';', or tab"),
    };
}
