using System.Collections.Immutable;

namespace LlmJudgeStats.Agreement;

/// <summary>How agreement is measured: agreement.md 1 and 2.</summary>
/// <remarks>
/// With p the shares of the cells of two raters, d the distance of two classes, a and b the shares of the classes with either rater and q
/// their mean: <c>C = 1 − Do/De, Do = Σ d p</c>, and De is what each coefficient expects of raters who do not look.
/// </remarks>
public enum AgreementCoefficient
{
    /// <summary>The share of items on which raters agree, in [0, 1]; of more than two raters the mean share of pairs that agree.</summary>
    Percent,

    /// <summary>Cohen's kappa: each rater guesses by their own habits, De = Σ d a b. Source: Cohen 1960.</summary>
    Kappa,

    /// <summary>Kappa with d = |i − j|: the further apart two classes are, the more a disagreement counts. Source: Cohen 1968.</summary>
    KappaLinear,

    /// <summary>Kappa with d = (i − j)². Source: Cohen 1968.</summary>
    KappaQuadratic,

    /// <summary>Scott's pi: both raters guess by common habits, De = 1 − Σ q². Source: Scott 1955.</summary>
    ScottPi,

    /// <summary>Gwet's AC1: De = 1 − Σ q (1 − q)/(K − 1); it stays high when one class is rare. Source: Gwet 2008.</summary>
    GwetAc1,

    /// <summary>Krippendorff's alpha of classes without order; any number of raters, with gaps. Source: Krippendorff 2011.</summary>
    KrippendorffAlpha,

    /// <summary>Krippendorff's alpha of ranks. Point only.</summary>
    KrippendorffAlphaOrdinal,

    /// <summary>Krippendorff's alpha with the squared difference of values; of more than two raters point only.</summary>
    KrippendorffAlphaInterval,

    /// <summary>Krippendorff's alpha with ((v − w)/(v + w))², for values of zero and more. Point only.</summary>
    KrippendorffAlphaRatio,

    /// <summary>Fleiss' kappa of several raters: alpha without its correction for small numbers. Source: Fleiss 1971.</summary>
    FleissKappa,

    /// <summary>Matthews' correlation, of any number of classes. Source: Gorodkin 2004.</summary>
    Matthews,

    /// <summary>F1 of the first of two classes: 2 n₁₁/(2 n₁₁ + n₁₂ + n₂₁). Point only.</summary>
    F1,

    /// <summary>How far the two agreeing cells of two classes are apart: |n₁₁ − n₂₂|/n. Point only. Source: Byrt 1993.</summary>
    PrevalenceIndex,

    /// <summary>How far the two disagreeing cells of two classes are apart: |n₁₂ − n₂₁|/n. Point only. Source: Byrt 1993.</summary>
    BiasIndex,

    /// <summary>Spearman's rank correlation, ties at their mean rank. Point only. Source: Spearman 1904.</summary>
    Spearman,

    /// <summary>Kendall's tau-b. Point only. Source: Kendall 1945.</summary>
    Kendall,

    /// <summary>Lin's concordance of values, with moments over n. Point only. Source: Lin 1989.</summary>
    LinConcordance,
}

/// <summary>Ids and names.</summary>
public static class AgreementCoefficients
{
    private static readonly ImmutableArray<(string Id, string Name, Citation Source)> s_words =
    [
        ("percent", "percent agreement", Citations.Wilson1927),
        ("kappa", "Cohen's kappa", Citations.Cohen1960),
        ("kappa-linear", "linearly weighted kappa", Citations.Cohen1968),
        ("kappa-quadratic", "quadratically weighted kappa", Citations.Cohen1968),
        ("scott-pi", "Scott's pi", Citations.Scott1955),
        ("gwet-ac1", "Gwet's AC1", Citations.Gwet2008),
        ("krippendorff-alpha", "Krippendorff's alpha", Citations.Krippendorff2011),
        ("krippendorff-alpha-ordinal", "Krippendorff's alpha, ordinal", Citations.Krippendorff2011),
        ("krippendorff-alpha-interval", "Krippendorff's alpha, interval", Citations.Krippendorff2011),
        ("krippendorff-alpha-ratio", "Krippendorff's alpha, ratio", Citations.Krippendorff2011),
        ("fleiss-kappa", "Fleiss' kappa", Citations.Fleiss1971),
        ("mcc", "Matthews' correlation", Citations.Gorodkin2004),
        ("f1", "F1", Citations.Byrt1993),
        ("prevalence-index", "prevalence index", Citations.Byrt1993),
        ("bias-index", "bias index", Citations.Byrt1993),
        ("spearman", "Spearman's rho", Citations.Spearman1904),
        ("kendall", "Kendall's tau-b", Citations.Kendall1945),
        ("lin-concordance", "Lin's concordance", Citations.Lin1989),
    ];

    extension(AgreementCoefficient coefficient)
    {
        /// <summary>The id, as on the command line and in JSON: <c>kappa-quadratic</c>.</summary>
        public string Id => s_words[(int)coefficient].Id;

        /// <summary>The name for people: <c>Cohen's kappa</c>.</summary>
        public string Name => s_words[(int)coefficient].Name;

        /// <summary>Where it comes from.</summary>
        public Citation Source => s_words[(int)coefficient].Source;

        /// <summary>Whether no interval is offered, with two raters: none was found that keeps its level.</summary>
        public bool IsPointOnly => coefficient is AgreementCoefficient.KrippendorffAlphaOrdinal
            or AgreementCoefficient.KrippendorffAlphaRatio or >= AgreementCoefficient.F1;

        /// <summary>Whether it is asked of more than two raters; its interval may be missing there.</summary>
        public bool TakesSeveralRaters => coefficient is AgreementCoefficient.Percent or AgreementCoefficient.FleissKappa
            or (>= AgreementCoefficient.KrippendorffAlpha and <= AgreementCoefficient.KrippendorffAlphaRatio);

        internal bool IsShare => coefficient is AgreementCoefficient.Percent
            or (>= AgreementCoefficient.F1 and <= AgreementCoefficient.BiasIndex);
    }
}
