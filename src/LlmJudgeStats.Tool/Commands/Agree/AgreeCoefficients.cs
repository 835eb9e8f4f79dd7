using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>Which coefficients are computed.</summary>
internal static class AgreeCoefficients
{
    /// <summary>The ids that can be asked for; alpha takes its form from the kind of the ratings.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. Enum.GetValues<AgreementCoefficient>().Select(one => one.Id).Where(id => !IsFormOfAlpha(id))];

    /// <summary>What was asked for, or what fits.</summary>
    /// <param name="asked">Ids; none for what fits.</param>
    /// <param name="kind">What ratings are.</param>
    /// <param name="raters">How many raters there are.</param>
    public static IReadOnlyList<AgreementCoefficient> Of(IReadOnlyList<string> asked, RatingKind kind, int raters)
    {
        AgreementCoefficient[] chosen = asked.Count > 0 ? [.. asked.Distinct(StringComparer.OrdinalIgnoreCase).Select(Find)]
            : raters > 2 ? [AgreementCoefficient.Percent, AgreementCoefficient.KrippendorffAlpha, AgreementCoefficient.FleissKappa]
            : Fitting(kind);
        foreach (var one in chosen.Where(one => raters > 2 && !one.TakesSeveralRaters))
        {
            throw new UsageException($"--coefficient {one.Id}: it is one of two raters; of {raters} use krippendorff-alpha, fleiss-kappa "
                + "or percent, or name two columns (--label a,b)");
        }
        return [.. chosen.Select(one => one == AgreementCoefficient.KrippendorffAlpha ? AlphaOf(kind) : one)];
    }

    /// <summary>Classes of which nobody said the order have none: what counts how far they are apart is refused.</summary>
    /// <param name="ids">The coefficients that were asked for.</param>
    public static void RefuseUnordered(IEnumerable<string> ids)
    {
        foreach (var one in ids.Select(Find).Where(NeedsOrder))
        {
            throw new UsageException($"--coefficient {one.Id}: it is of ratings in an order; say --kind ordinal, or give the order of the "
                + "classes (--classes low,mid,high)");
        }
    }

    /// <summary>The id as it was asked for.</summary>
    public static string IdOf(AgreementCoefficient coefficient) =>
        IsFormOfAlpha(coefficient.Id) ? AgreementCoefficient.KrippendorffAlpha.Id : coefficient.Id;

    private static AgreementCoefficient[] Fitting(RatingKind kind) => kind switch
    {
        RatingKind.Nominal =>
        [
            AgreementCoefficient.Percent, AgreementCoefficient.Kappa, AgreementCoefficient.GwetAc1, AgreementCoefficient.KrippendorffAlpha,
            AgreementCoefficient.Matthews,
        ],
        RatingKind.Ordinal =>
        [
            AgreementCoefficient.Percent, AgreementCoefficient.KappaLinear, AgreementCoefficient.KappaQuadratic,
            AgreementCoefficient.KrippendorffAlpha,
        ],
        RatingKind.Interval =>
        [
            AgreementCoefficient.Percent, AgreementCoefficient.KrippendorffAlpha, AgreementCoefficient.LinConcordance,
            AgreementCoefficient.Spearman,
        ],
    };

    private static AgreementCoefficient AlphaOf(RatingKind kind) => kind switch
    {
        RatingKind.Nominal => AgreementCoefficient.KrippendorffAlpha,
        RatingKind.Ordinal => AgreementCoefficient.KrippendorffAlphaOrdinal,
        RatingKind.Interval => AgreementCoefficient.KrippendorffAlphaInterval,
    };

    private static AgreementCoefficient Find(string id) =>
        ById.Find<AgreementCoefficient>(one => one.Id, id) is { } found && !IsFormOfAlpha(found.Id) ? found
            : throw new UsageException($"--coefficient {PlainText.Escape(id)}: no such coefficient; use {string.Join(", ", Ids)}");

    private static bool NeedsOrder(AgreementCoefficient coefficient) => coefficient is AgreementCoefficient.KappaLinear
        or AgreementCoefficient.KappaQuadratic or AgreementCoefficient.LinConcordance or AgreementCoefficient.Spearman
        or AgreementCoefficient.Kendall;

    private static bool IsFormOfAlpha(string id) => id.StartsWith("krippendorff-alpha-", StringComparison.Ordinal);
}
