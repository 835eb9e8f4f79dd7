using System.Globalization;
using System.Text;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Validation;

/// <summary>What a reader can act on, with its figures taken from the result files.</summary>
internal static class Conclusion
{
    private const string ByLabel = "by-label", HeldOut = "by-label-held-out", Random = "random", ByVerdict = "by-verdict";

    public static void Append(StringBuilder page, string folder)
    {
        double Lowest(string id, double level, string limits, params string[] families) =>
            Rows(folder, id, level, limits, families).Select(row => row.Minimum).DefaultIfEmpty(double.NaN).Min();
        double Low(string id, params string[] families) => Lowest(id, 0.95, ResultRow.TwoSided, families);
        double Width(string id, string family) =>
            Rows(folder, id, 0.95, ResultRow.TwoSided, family).Select(row => row.MeanWidth).DefaultIfEmpty(double.NaN).Average();
        string Beside(string id, string other, string family) =>
            Width(id, family) / Width(other, family) is var ratio && ratio < 1
                ? $"{Percent(1 - ratio)} narrower"
                : $"{Percent(ratio - 1)} wider";

        double[] levels = [0.9, 0.95, 0.975, 0.99];
        var gates = levels.Min(level => Math.Min(
            Lowest("guarded-score", level, ResultRow.OneSided, ByLabel, HeldOut),
            Lowest("corrected-profile", level, ResultRow.OneSided, Random, ByVerdict)) - level);
        page.Append(CultureInfo.InvariantCulture,
            $"""
            Which interval keeps its word, at nominal 95 %, in the worst case over all pass rates and judges better than chance; and what it
            costs.

            - **Labels chosen by label, or from elsewhere: take the default, `guarded-score`.** Its exact coverage was never below
              {Floor(Low("guarded-score", ByLabel, HeldOut))} in the {Designs(ByLabel, HeldOut)} designs
              enumerated ({Floor(Lowest("guarded-score", 0.9, ResultRow.TwoSided, ByLabel, HeldOut))} at .90,
              {Floor(Lowest("guarded-score", 0.99, ResultRow.TwoSided, ByLabel, HeldOut))} at .99). `averaged-score` holds as well
              ({Floor(Low("averaged-score", ByLabel, HeldOut))};
              {Floor(Lowest("averaged-score", 0.9, ResultRow.TwoSided, ByLabel, HeldOut))} at .90,
              {Floor(Lowest("averaged-score", 0.99, ResultRow.TwoSided, ByLabel, HeldOut))} at .99) and is
              {Beside("averaged-score", "guarded-score", ByLabel)} (its own held-out designs: [decision
              0020](../adr/0020-averaging-instead-of-the-lowest.md)); `projection` is guaranteed and
              {Beside("projection", "guarded-score", ByLabel)}.
              What others do is narrower because it does not hold: the delta method falls to {Floor(Low("delta", ByLabel, HeldOut))}
              ({Beside("delta", "guarded-score", ByLabel)} than the default),
              the interval of Lee et al. as published to {Floor(Low("lee-as-published", ByLabel, HeldOut))}
              ({Beside("lee-as-published", "guarded-score", ByLabel)}), with our guard
              (`lang-reiczigel`) to {Floor(Low("lang-reiczigel", ByLabel, HeldOut))} ({Beside("lang-reiczigel", "guarded-score", ByLabel)});
              a bootstrap of the labels alone and prediction-powered inference on labels
              chosen by label fall to
              {Floor(Math.Max(Low("judgy-scheme", ByLabel, HeldOut), Low("ppi-on-balanced-labels", ByLabel, HeldOut)))}. Close: `fieller`, a
              closed form, falls to {Floor(Low("fieller", ByLabel, HeldOut))} and is {Beside("fieller", "guarded-score", ByLabel)}.
            - **Labels that are a random sample of the test population: take the default, `corrected-profile`**: at least
              {Floor(Low("corrected-profile", Random))}. Clopper and Pearson's interval from the labels alone is
              {Beside("labels-only-clopper-pearson", "corrected-profile", Random)}.
              Prediction-powered inference with few labels falls to {Floor(Low("ppi", Random))} (PPI) and
              {Floor(Low("ppi-plus-plus", Random))} (PPI++).
            - **Labels chosen by verdict: take `corrected-profile` where a seventh of the judged items or more is labelled, else
              `corrected-profile-strict`.** The first falls to {Floor(Low("corrected-profile", ByVerdict))} with a few labels
              beside many judged items (more such designs: [decision 0018](../adr/0018-a-proportional-correction-by-verdict.md)); the strict
              one held everywhere ({Floor(Low("corrected-profile-strict", ByVerdict))}) and is
              {Beside("corrected-profile-strict", "corrected-profile", ByVerdict)}.
            - **A posterior (`bayesian`) promises something else**: it is right as often as it says over pass rates and judges drawn from
              its priors. At the worst point the 95 % interval `equal-tailed-snap` falls to
              {Floor(Low("bayesian-equal-tailed-snap", ByLabel, HeldOut))} with labels by label,
              {Floor(Low("bayesian-equal-tailed-snap", Random))} at random and {Floor(Low("bayesian-equal-tailed-snap", ByVerdict))} by
              verdict; `equal-tailed`, the default of the method, never contains 0 and 1. Report an interval above; take the posterior for
              P(rate > x).
            - **Gates: take the limits made for one side.** At .90, .95, .975 and .99 every limit of these defaults was
              {(gates >= 0 ? "at or above its level at every point" : "BELOW its level somewhere")}; the end of a two-sided interval is not
              such a limit.
            - **Where nothing holds:** when the judge errs on the test items otherwise than on the labelled ones, or items come in clusters
              that nobody declared ([simulated](clusters.md)); no enumeration sees that. [Real judgments](real-data.md) show how much it can
              be.
              At a judge at or below chance there is no point and the interval is [0, 1]. Designs with more than 500 test items (by verdict
              1,000) or 100 labels are not enumerated here; what is below its level is listed [below](#below-the-level).


            """);
    }

    private static IEnumerable<ResultRow> Rows(string folder, string id, double level, string limits, params string[] families) =>
        from family in Family.All
        where families.Contains(family.Id)
        from row in ResultFile.Open(folder, family, family.Candidates.Single(candidate => candidate.Id == id)).Rows
        where row.Level == level && row.Limits == limits
        select row;

    private static int Designs(params string[] families) =>
        Family.All.Where(family => families.Contains(family.Id)).Sum(family => family.Designs.Count);

    // Coverage is never rounded up.
    private static string Floor(double value) => (Math.Floor((value * 1e4) + 1e-6) / 1e4).ToString(".0000", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#} %");
}
