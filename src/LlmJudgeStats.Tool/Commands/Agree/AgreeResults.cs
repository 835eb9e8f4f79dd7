using System.Globalization;
using LlmJudgeStats.Agreement;
using LlmJudgeStats.Tool.Commands.Judge;

namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>The result of one group.</summary>
internal static class AgreeResults
{
    private static readonly Diagnostic s_delta = new("LJS1112", DiagnosticSeverity.Warning,
        "The delta interval on raw counts is too narrow: with 20 items a coverage down to 14% was measured at a level of 95%.",
        "leave out --interval delta, unless you repeat what others publish");

    /// <summary>Ratings of a file.</summary>
    public static AgreeResult Of(AgreeArguments arguments, AgreeRatings ratings)
    {
        if (arguments.Replacement is null) return OfRatings(arguments, ratings);
        var (people, judge) = ratings.Split();
        var answer = arguments.Replacement.Decide(people.AgainstJudge(judge, arguments.Kind), arguments.Level);
        var result = OfRatings(arguments, people);
        return result with
        {
            Replacement = answer,
            Sentence = AgreeAnswer.Of(result.Coefficients, result.Items, answer),
            Facts =
            [
                .. result.Facts,
                Invariant($"Winning rate: {Number(answer.WinningRate)} ({AgreeAnswer.Count(answer)} of ")
                    + Invariant($"{answer.Tested} annotators); epsilon {answer.Epsilon:0.###}, q {answer.FalseDiscoveryRate:0.###}"),
                $"Advantage probability: {Number(answer.AdvantageProbability)}, a point without an interval",
                "Coefficients are those of people",
            ],
            Diagnostics = [.. answer.Diagnostics.Select(Detailed), .. result.Diagnostics],
        };
    }

    /// <summary>Counts of two raters.</summary>
    public static AgreeResult OfTable(AgreeArguments arguments, RatingTable table, IReadOnlyList<string> raters)
    {
        var coefficients = Coefficients(arguments, 2, estimator => estimator.Estimate(in table, arguments.Level));
        return Result(arguments, coefficients, raters, table.Items);
    }

    private static AgreeResult OfRatings(AgreeArguments arguments, AgreeRatings ratings)
    {
        if (ratings.Raters.Count == 2)
        {
            var table = ratings.ToTable();
            var hasQuality = arguments.Replacement is null && ratings.Classes.ArePassFail;
            var two = OfTable(arguments, table, ratings.Raters) with
            {
                Quality = hasQuality ? Quality(table, ratings.Raters, arguments.Level) : null,
                LeftOut = ratings.Count - table.Items,
            };
            return two with { Facts = [Items(two), .. two.Facts] };
        }
        var set = ratings.ToSet();
        var coefficients = Coefficients(
            arguments, ratings.Raters.Count, estimator => estimator.Estimate(in set, arguments.Level));
        var result = Result(arguments, coefficients, ratings.Raters, set.Items) with
        {
            Missing = (set.Items * ratings.Raters.Count) - (long)set.Ratings,
            LeftOut = set.LeftOut,
        };
        return result with { Facts = [Items(result), .. result.Facts] };
    }

    private static AgreeResult Result(
        AgreeArguments arguments, JudgeSection coefficients, IReadOnlyList<string> raters, long items) => new()
        {
            Kind = arguments.Kind.Id,
            Items = items,
            Raters = raters,
            Coefficients = coefficients,
            Sentence = AgreeAnswer.Of(coefficients, items, null),
            Facts = [.. Facts(coefficients, raters)],
            Diagnostics =
            [
                .. arguments.Interval == AgreementInterval.RawDelta ? [s_delta] : Array.Empty<Diagnostic>(),
                .. Diagnostic.Of(coefficients.Estimates.Aggregate(EstimateWarnings.None, (all, one) => all | one.Estimate.Warnings)
                    & ~EstimateWarnings.PointOnly),
            ],
        };

    private static JudgeSection Coefficients(
        AgreeArguments arguments, int raters, Func<AgreementEstimator, JudgeEstimate> estimate) => new()
        {
            Name = "coefficient",
            Estimates =
            [
                .. AgreeCoefficients.Of(arguments.Coefficients, arguments.Kind, raters).Select(coefficient => Measured(
                    coefficient, estimate(new() { Coefficient = coefficient, Interval = arguments.Interval }))),
            ],
        };

    private static MeasuredEstimate Measured(AgreementCoefficient coefficient, JudgeEstimate estimate) => new()
    {
        Quantity = AgreeCoefficients.IdOf(coefficient),
        Name = AgreeCoefficients.IdOf(coefficient),
        Role = "measured",
        Estimate = estimate,
        IsPointOnly = estimate.Warnings.HasFlag(EstimateWarnings.PointOnly),
        // Its degrees of freedom are those of items, not of clusters; where it comes from says more than where its interval does.
        Method = ReportMethod.Of(estimate.Method) with { Citation = estimate.Method.Citation },
    };

    /// <summary>How good the first of two raters is against the second, by pass and fail.</summary>
    public static JudgeSection Quality(RatingTable table, IReadOnlyList<string> raters, double level)
    {
        var sensitivity = table.Recall(0);
        var specificity = table.Recall(1);
        return new()
        {
            Name = raters.Count == 2 ? $"{Phrases.Name(raters[0])} against {Phrases.Name(raters[1])}" : "the first against the second",
            Estimates =
            [
                new JudgeFigure("sensitivity", "sensitivity").Share((long)sensitivity.Successes, (long)sensitivity.Size, level),
                new JudgeFigure("specificity", "specificity").Share((long)specificity.Successes, (long)specificity.Size, level),
                new JudgeFigure("youden", "Youden's J").Mean(table.ToYoudenStudy(), level),
            ],
        };
    }

    private static string Items(AgreeResult result)
    {
        var left = result.LeftOut == 0 ? ""
            : Invariant($"; left out: {result.LeftOut} with fewer than two ratings");
        var missing = result.Missing == 0 ? ""
            : Invariant($", {result.Missing} ratings missing");
        return Invariant($"Items: {result.Items}{missing}{left}");
    }

    private static IEnumerable<string> Facts(JudgeSection coefficients, IReadOnlyList<string> raters)
    {
        if (raters.Count > 0) yield return $"Raters: {string.Join(", ", raters.Select(Phrases.Name))}";
        var hasLowerOnly = coefficients.Estimates.Any(one => !one.IsPointOnly && one.Quantity != "percent");
        if (hasLowerOnly) yield return "For a decision trust the lower limit of a coefficient, not the upper";
        yield return "Agreement depends on how often each answer occurs; it is not enough to correct a rate";
    }

    private static Diagnostic Detailed(Diagnostic one) =>
        one.Detail.Length == 0 ? one : one with { Message = $"{one.Message} {one.Detail}", Detail = "" };

    private static string Number(double value) =>
        double.IsNaN(value) ? "none" : value.ToString("0.###", CultureInfo.InvariantCulture);
}
