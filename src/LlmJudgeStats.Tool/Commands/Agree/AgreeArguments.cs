using LlmJudgeStats.Agreement;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>What <c>judgestats agree</c> was asked.</summary>
internal sealed record AgreeArguments : IReportArguments
{
    /// <summary>The file; <see langword="null"/> with counts.</summary>
    public FileEvidence? File { get; init; }

    /// <summary>How it is read: the first rater as verdict, the second as label, the others as further verdicts.</summary>
    public MeasureOptions? Reading { get; init; }

    /// <summary>The columns of people, none where they are found by their names.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Whether the first rater is the judge.</summary>
    public bool HasJudge { get; init; }

    /// <summary>Counts of two raters; <see langword="null"/> with a file.</summary>
    public RatingTable? Table { get; init; }

    public required RatingKind Kind { get; init; }

    /// <summary>Ids of coefficients; none for those that fit.</summary>
    public required IReadOnlyList<string> Coefficients { get; init; }

    public required AgreementInterval Interval { get; init; }

    /// <summary>The test of a replacement; <see langword="null"/> where nobody asked.</summary>
    public AnnotatorReplacement? Replacement { get; init; }

    /// <summary>Words of one's own that pass and fail.</summary>
    public required RatingWords Words { get; init; }

    public required double Level { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File?.InputPath;

    public static AgreeArguments From(Given given, AgreeOptions options)
    {
        var kind = KindOf(given.Text(options.Kind));
        var arguments = new AgreeArguments
        {
            Kind = kind,
            Coefficients = given.List(options.Coefficient),
            Interval = IntervalOf(given, options),
            Replacement = ReplacementOf(given, options),
            Words = new(kind, given.List(options.Evidence.Words.Classes), given.List(options.Evidence.Reading.Pass),
                given.List(options.Evidence.Reading.Fail)),
            Level = StudyArguments.Level(given, options.Evidence.Study),
            Target = options.Evidence.Output.TargetOf(given),
        };
        return given.Text(options.Table) is { } table
            ? arguments with { Table = AgreeCounts.Of(table, given, options, kind), HasJudge = true }
            : WithFile(arguments, given, options);
    }

    private static AgreeArguments WithFile(AgreeArguments arguments, Given given, AgreeOptions options)
    {
        var path = given.Text(options.File) ?? throw new UsageException(
            "no evidence: give a FILE (judgestats agree ratings.csv --label a,b), or counts with --table \"45,2; 1,2\"");
        var people = given.List(options.Label);
        var judge = given.Text(options.Evidence.Reading.Verdict);
        RefuseTwice(people, judge);
        if (arguments.Replacement is not null && (judge is null || people.Count < 2))
        {
            throw new UsageException("--replace: the judge is compared with each of several people; name its column and at least two of "
                + "theirs (--verdict judge --label ann,bob,cy)");
        }
        // Without a column of the judge the first of several people stands where its verdict does.
        var hasJudge = judge is not null || people.Count < 2;
        var first = hasJudge ? judge : people[0];
        var others = hasJudge ? people : [.. people.Skip(1)];
        var file = FileParser.ParseValues(path, given, options.Evidence.Reading, null, default);
        return arguments with
        {
            File = file,
            HasJudge = hasJudge,
            People = people,
            Reading = new()
            {
                Kind = MeasureKind.Class,
                Reading = file.Options with
                {
                    VerdictColumn = first,
                    LabelColumn = others.Count > 0 ? others[0] : null,
                    PassValues = [],
                    FailValues = [],
                    TakesFingerprint = arguments.Target.Format.HasProvenance,
                },
                FurtherVerdictColumns = [.. others.Skip(1)],
                Classes = given.List(options.Evidence.Words.Classes),
            },
        };
    }

    private static void RefuseTwice(IReadOnlyList<string> people, string? judge)
    {
        string[] all = judge is null ? [.. people] : [judge, .. people];
        if (all.Distinct(StringComparer.OrdinalIgnoreCase).Count() < all.Length)
            throw new UsageException($"{string.Join(", ", all)}: a column is named twice; every rater has a column of their own");
    }

    private static RatingKind KindOf(string? id) => id is null ? RatingKind.Nominal
        : ById.Find<RatingKind>(kind => kind.Id, id)
            ?? throw new UsageException($"--kind {id}: no such kind; use {string.Join(", ", AgreeOptions.Kinds)}");

    private static AgreementInterval IntervalOf(Given given, AgreeOptions options)
    {
        if (given.Text(options.Interval) is not { } id) return default;
        if (id == AgreeOptions.PublishedTest)
        {
            return given.Switch(options.Replace) ? default
                : throw new UsageException($"--interval {id} is the published test of --replace; add --replace, or leave it out");
        }
        foreach (var interval in Enum.GetValues<AgreementInterval>())
        {
            if (interval.Traits.Id == id) return interval;
        }
        throw new UsageException($"--interval {id}: no such interval; use {string.Join(", ", AgreeOptions.Intervals)}");
    }

    private static AnnotatorReplacement? ReplacementOf(Given given, AgreeOptions options)
    {
        var text = given.Text(options.Epsilon);
        if (!given.Switch(options.Replace))
            return text is null ? null : throw new UsageException("--epsilon goes with --replace; add it, or leave --epsilon out");
        if (given.Text(options.Table) is not null)
            throw new UsageException("--replace needs the ratings item by item: give a FILE in place of --table");
        var epsilon = text is null ? AnnotatorReplacement.Default.Epsilon : MeasureNumbers.Number(text, "--epsilon");
        if (!(epsilon is >= 0 and < 1))
        {
            throw new UsageException($"--epsilon {text}: the advantage that people keep lies from 0 to below 1; 0.2 for experts, 0.15 for "
                + "skilled people, 0.1 for a crowd");
        }
        var test = given.Text(options.Interval) == AgreeOptions.PublishedTest ? ReplacementTest.StudentT : ReplacementTest.CorrectedProfile;
        return new() { Epsilon = epsilon, Test = test };
    }
}
