using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>What is asked of a judge.</summary>
internal sealed record JudgeQuestion
{
    /// <summary>The verdict columns that were named; more than one are judges to choose among.</summary>
    public IReadOnlyList<string> Judges { get; init; } = [];

    /// <summary>The column of categories; <see langword="null"/> without.</summary>
    public string? By { get; init; }

    /// <summary>What categories count for.</summary>
    public CategoryWeighting Weighting { get; init; }

    /// <summary>Declared weights, or the file that has them; <see langword="null"/> for neither.</summary>
    public string? Weights { get; init; }

    /// <summary>How sure the judge is; <see langword="null"/> where that is not asked.</summary>
    public ConfidenceColumns? Confidence { get; init; }

    /// <summary>The accuracy that confident answers are to reach; <see langword="null"/> without.</summary>
    public double? Target { get; init; }

    /// <summary>The second labels of items; <see langword="null"/> without.</summary>
    public string? SecondLabel { get; init; }

    /// <summary>The verdicts of another judge; <see langword="null"/> without.</summary>
    public string? Against { get; init; }

    /// <summary>The column of iterations; <see langword="null"/> without.</summary>
    public string? Iteration { get; init; }

    /// <summary>A decrease that does not count.</summary>
    public double Margin { get; init; }

    /// <summary>Which rows are the judge's own; <see langword="null"/> where that was not asked.</summary>
    public RowFilter? Own { get; init; }

    public IReadOnlyList<string> Covariates { get; init; } = [];

    /// <summary>The sections that were asked for; empty for all that can be told.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Columns whose text is read with each item, each once.</summary>
    public string[] TextColumns =>
        [.. new[] { By, Iteration, Own?.Column, Confidence?.Name }.OfType<string>().Concat(Covariates).Distinct()];

    public bool Asks(string section) => Only.Count == 0 || Only.Contains(section);

    /// <summary>What stands in a column of an item.</summary>
    public string TextOf(MeasuredItem item, string column) => item.Texts[Array.IndexOf(TextColumns, column)];

    public static JudgeQuestion From(Given given, JudgeOptions options, MeasureKind kind)
    {
        var margin = given.Text(options.Margin);
        var weights = given.Text(options.Weighting);
        var question = new JudgeQuestion
        {
            By = given.Text(options.By),
            Weighting = WeightingOf(weights),
            Weights = WeightingOf(weights) is CategoryWeighting.Declared ? weights : null,
            Confidence = ConfidenceColumns.Of(
                given.Text(options.Evidence.Words.ConfidenceColumn), given.Text(options.Evidence.Words.ConfidenceOf)),
            Target = TargetOf(given.Text(options.Target)),
            SecondLabel = given.Text(options.SecondLabel),
            Against = given.Text(options.Against),
            Iteration = given.Text(options.Iteration),
            Margin = margin is null ? 0 : MarginOf(margin),
            Own = OwnOf(given.Text(options.Own)),
            Covariates = given.List(options.Covariates),
            Only = [.. given.List(options.Only).Select(JudgeSections.Of)],
        };
        if (margin is not null && question.Iteration is null && question.Against is null)
        {
            throw new UsageException("--margin is a decrease from one iteration to the next, or from another judge to this one: add "
                + "--iteration COL or --against COL");
        }
        if (question.Target is not null && question.Confidence is null)
            throw new UsageException("--target-accuracy is reached by confident answers: name their column (--confidence COL)");
        if (weights is not null && question.By is null)
            throw new UsageException("--category-weights needs the categories: add --by COL");
        question.RefuseTogether(given, options, kind);
        return question;
    }

    private static CategoryWeighting WeightingOf(string? text) => text?.ToUpperInvariant() switch
    {
        null or "ALL" => CategoryWeighting.Items,
        "EQUAL" => CategoryWeighting.Equal,
        "" => throw new UsageException("--category-weights: use equal, all, A=0.3,B=0.7 or a file"),
        _ => CategoryWeighting.Declared,
    };

    private static double MarginOf(string text) => MeasureNumbers.Number(text, "--margin") is >= 0 and < 1 and var margin ? margin
        : throw new UsageException($"--margin {text}: a share from 0 to below 1, such as 0.02");

    private static double? TargetOf(string? text)
    {
        if (text is null) return null;
        var target = MeasureNumbers.Number(text, "--target-accuracy");
        return target is > 0 and < 1 ? target : throw new UsageException($"--target-accuracy {text}: a share between 0 and 1, such as 0.9");
    }

    private static RowFilter? OwnOf(string? text)
    {
        if (text is null) return null;
        try
        {
            return RowFilter.Parse(text);
        }
        catch (FormatException problem)
        {
            throw new UsageException($"--own {text}: write --own COLUMN=VALUE", problem);
        }
    }

    private void RefuseTogether(Given given, JudgeOptions options, MeasureKind kind)
    {
        var isOrdered = given.Text(options.Evidence.Words.Orders) is not null;
        var isSeveral = given.Text(options.Evidence.Reading.Verdict)?.Contains(',', StringComparison.Ordinal) == true;
        RefuseConfidence(given, options, kind, isSeveral || isOrdered);
        Refuse(isSeveral, given.Names([
            options.By, options.Evidence.Words.Orders, options.Against, options.Iteration, options.Own, options.Covariates,
            options.Evidence.Reading.Runs,
        ]), "of several judges (--verdict COL,COL) the section panel is shown; leave it out, or name one judge");
        Refuse(isOrdered, given.Names([options.Against, options.Iteration, options.Evidence.Reading.Runs]),
            "not with --orders; keep one order (--where), or leave it out");
        Refuse(Iteration is not null, given.Names([options.Against, options.Own, options.Covariates, options.Evidence.Reading.Runs]),
            "not with --iteration; keep one iteration (--where), or leave it out");
        Refuse(Against is not null, given.Names([options.Evidence.Reading.Runs]), "not with --against");
        Refuse(kind is MeasureKind.Score, given.Names([options.By, options.Against, options.Iteration]),
            "scores are not right or wrong, so that there is no accuracy; cut them into pass and fail, or classes");
        Refuse(kind is MeasureKind.Class, given.Names([options.Own, options.Covariates]),
            "classes are no numbers, so that there is no bias");
        RefuseSecondLabel(given, options, kind, isSeveral || isOrdered);
        foreach (var section in Only) RefuseWithout(section, isOrdered, isSeveral, kind);
    }

    private void RefuseConfidence(Given given, JudgeOptions options, MeasureKind kind, bool isElsewhere)
    {
        if (Confidence is not { } confidence) return;
        string[] name = ["--confidence"];
        Refuse(isElsewhere, name, "of one judge and one verdict an item; leave out --orders, and name one judge");
        Refuse(Iteration is not null, name, "not with --iteration; keep one iteration (--where)");
        Refuse(given.Names([options.Evidence.Reading.Runs]).Count > 0, name, "not with --runs; keep one run of each item (--where)");
        Refuse(kind is MeasureKind.Score or MeasureKind.Preference, name, "it needs verdicts that are right or wrong");
        Refuse(kind is MeasureKind.Class && confidence.IsOfPass, ["--confidence-of pass"], "of classes confidence is that of the verdict");
    }

    private void RefuseSecondLabel(Given given, JudgeOptions options, MeasureKind kind, bool isElsewhere)
    {
        if (SecondLabel is not { } second) return;
        string[] name = ["--second-label"];
        Refuse(isElsewhere, name, "of one judge and one verdict an item; leave out --orders, and name one judge");
        Refuse(Iteration is not null, name, "not with --iteration; keep one iteration (--where)");
        Refuse(given.Names([options.Evidence.Reading.Runs]).Count > 0, name, "not with --runs; keep one run of each item (--where)");
        Refuse(kind is MeasureKind.Score, name, "scores are not right or wrong; cut them into pass and fail, or classes");
        Refuse(given.List(options.Evidence.Reading.Label).Contains(second, StringComparer.OrdinalIgnoreCase), name,
            $"{second} is the column of the first labels, too; name the column of the second ones");
    }

    private static void Refuse(bool applies, IReadOnlyList<string> names, string why)
    {
        if (applies && names.Count > 0) throw new UsageException($"{string.Join(", ", names)}: {why}");
    }

    private void RefuseWithout(string section, bool isOrdered, bool isSeveral, MeasureKind kind)
    {
        var missing = section switch
        {
            JudgeSections.Orders => isOrdered ? null : "add --orders COL",
            JudgeSections.Confidence => Confidence is not null ? null : "add --confidence COL",
            JudgeSections.Ceiling => SecondLabel is not null ? null : "add --second-label COL",
            JudgeSections.Change => (Against ?? Iteration) is not null ? null : "add --against COL or --iteration COL",
            JudgeSections.Panel => isSeveral ? null : "name several judges (--verdict COL,COL)",
            _ when isSeveral => "of several judges only the panel is shown",
            JudgeSections.Bias when Iteration is not null => "not with --iteration; keep one iteration (--where)",
            JudgeSections.Bias => kind is MeasureKind.Class ? "classes are no numbers, so that there is no bias" : null,
            _ => kind is MeasureKind.Score ? "scores are not right or wrong" : null,
        };
        if (missing is not null) throw new UsageException($"--only {section}: {missing}");
    }
}
