using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>
/// What is suspicious about a study whatever the method: too few items, a judge near chance, labels that were hardly chosen as declared.
/// </summary>
/// <remarks>
/// Beside the flags of an estimate (<see cref="EstimateWarnings"/>), with numbers in <see cref="Diagnostic.Detail"/>. Tests of proportions
/// are two-sided score tests; a correct study is reported by each with probability 0.001 at most in large samples. Source: pass-rates.md
/// 3.0, 6 and 16.
/// </remarks>
public static class StudyDiagnostics
{
    private const double FewTestItems = 10;
    private const double FewLabels = 10;
    private const double Unbalanced = 5;         // pass-rates.md 3.0
    private const double HalfWidth = 0.05;
    private const double LikelyChance = 0.01;
    private const double RoundTotal = 25;
    private const double ManyByVerdict = 50;
    private const double LabelledShare = 7;
    private const double UnlikelyTail = 0.0005;  // one of the two tails of a test at 0.001
    private const double Rounding = 1e-12;
    private static readonly double s_suspicious = Confidence.TwoSided(0.999).Quantile;
    private static readonly double s_doubtful = Confidence.TwoSided(0.99).Quantile;

    private static readonly Diagnostic s_weakJudge = Diagnostic.Of(EstimateWarnings.WeakJudge)[0];
    // Labels sampled from the test items correct for any judge; that it hardly beats chance says that something may be misread.
    private static readonly Diagnostic s_weakButCorrected = s_weakJudge with
    {
        Message = "On the labelled items the judge is not clearly better than chance. Labels sampled from the test items correct for such "
            + "a judge, too, and it narrows nothing; but labels or verdicts that are swapped or misread look like this.",
        Fix = "Check what labels and verdicts mean, row by row for a few items; if they are right, use a better judge or none.",
    };
    private static readonly Diagnostic s_fewLabels = Diagnostic.Of(EstimateWarnings.SmallCalibration)[0];

    private static readonly Diagnostic s_fewByVerdict = s_fewLabels with
    {
        Message =
            "Few labelled items for labels chosen by verdict: fewer than 50 of a verdict, and less than a seventh of the judged items.",
        Detail = "The default interval can fall a little below its level here: to 93.6% at a level of 95%, with 10 labels of each verdict "
            + "among 1000 items.",
        Fix = "Take the interval corrected-profile-strict (`PostStratifiedInterval.CorrectedProfileStrict`), which holds its level, or "
            + "label more items of each verdict.",
    };

    private static readonly Diagnostic s_swapped = Diagnostic.Of(EstimateWarnings.InvertedJudge)[0] with
    {
        Severity = DiagnosticSeverity.Warning,
        Detail =
            "Labels sampled from the test items correct for such a judge, too; if they are swapped, the answer is one minus the pass rate.",
    };
    private static readonly Diagnostic s_mostlyFalse = new("LJS1011", DiagnosticSeverity.Info,
        "Most of the judge's passes, or of its fails, are errors of the judge.",
        "Quote the corrected rate only, with its interval.");
    private static readonly Diagnostic s_noFit = new("LJS1012", DiagnosticSeverity.Warning,
        "The error rates do not fit the test items: no pass rate makes this judge pass so many, or so few. They hardly carry over, and no "
            + "interval here is to be relied on.",
        "Label some of the test items themselves, and check that labels, verdicts and the declared design are what they should be.");
    private static readonly Diagnostic s_noFitOfKnown = s_noFit with
    {
        Severity = DiagnosticSeverity.Error,
        Message = "The stated error rates do not fit the test items: no pass rate makes this judge pass so many, or so few. No interval "
            + "here is to be relied on.",
        Fix = "Check the stated rates and which of them is which, and that verdicts are what they should be; or label some of the test "
            + "items themselves.",
    };
    private static readonly Diagnostic s_unbalanced = new("LJS1022", DiagnosticSeverity.Warning,
        "One label class has more than five times the labels of the other.",
        "Label items of the smaller class: it decides the width, and formulas other than the default hold their level badly here.");
    private static readonly Diagnostic s_fewTestItems = new("LJS1030", DiagnosticSeverity.Warning,
        "Fewer than 10 test items.", "Judge more items; with so few, the interval is nearly all that can be said.");
    private static readonly Diagnostic s_verificationBias = new("LJS2010", DiagnosticSeverity.Warning,
        "The judge passed a very different share of the labelled items than of the test items. That is in order when the labelled items "
            + "come from elsewhere or were chosen by "
            + "label; when the judge's verdict decided what was labelled, the error rates are biased.",
        "If verdicts decided what was labelled, declare it: the design by-verdict (`CalibrationDesign.ByVerdict`). If not, say external or "
            + "by-label and check that the error rates carry over.");
    private static readonly Diagnostic s_notRandom = new("LJS2011", DiagnosticSeverity.Warning,
        "The labelled items are declared a random sample of the test population, but the judge passed a very different share of them.",
        "Check how the items to label were picked. By what the judge said: declare by-verdict. By label, or from elsewhere: declare that, "
            + "and the rate is corrected for the judge's errors alone.");
    private static readonly Diagnostic s_roundVerdicts = new("LJS2012", DiagnosticSeverity.Warning,
        "The labelled items look chosen by the judge's verdict: the numbers of judge-passes and judge-fails among them are round or equal, "
            + "those of human passes and fails are not.",
        "If so, declare it: the design by-verdict (`CalibrationDesign.ByVerdict`). Read as sensitivity and specificity, such labels can be "
            + "far off.");

    /// <summary>Every diagnostic that only this class makes, for the page that lists them.</summary>
    internal static IReadOnlyList<Diagnostic> Catalogue =>
    [
        s_mostlyFalse, s_noFit, s_unbalanced, s_fewTestItems, s_verificationBias, s_notRandom, s_roundVerdicts,
        .. DependenceDiagnostics.Catalogue,
    ];

    /// <summary>What is suspicious about a study, in the order of the codes.</summary>
    /// <param name="study">The data.</param>
    /// <param name="level">The level of the intervals that are reported, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public static IReadOnlyList<Diagnostic> Of(in JudgeStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var calibration = study.Calibration;
        var found = new List<Diagnostic>();
        // Labels sampled from the test population correct without sensitivity and specificity.
        if (calibration is { IsEmpty: false, Design: CalibrationDesign.External or CalibrationDesign.ByLabel })
            AddJudge(found, in study, level);
        else if (study.HasCounts && LabelledSample.Of(in study).Agreement < -s_suspicious) found.Add(s_swapped);
        else if (Chance(in study) > LikelyChance) found.Add(s_weakButCorrected with { Detail = Words(Chance(in study)) });
        if (study.Test is { IsKnown: false, Size: > 0 and < FewTestItems }) found.Add(s_fewTestItems);
        if (study.HasCounts && !study.Test.IsEmpty) AddDesign(found, in study);
        if (study.Dependence is not null) found.AddRange(DependenceDiagnostics.Of(in study));
        return found;
    }

    /// <summary>What is suspicious about a study for an estimate from it, in the order of the codes: of its level and its target.</summary>
    /// <param name="study">The data.</param>
    /// <param name="estimate">An estimate from them.</param>
    public static IReadOnlyList<Diagnostic> Of(in JudgeStudy study, in JudgeEstimate estimate)
    {
        var found = Of(in study, estimate.Interval.Level);
        // Few test items are few that are left open, and what holds with few labels there is another interval.
        return estimate.Method.Target == Target.Items ? [.. found.Where(one => one.Code is not ("LJS1021" or "LJS1030"))] : found;
    }

    /// <summary>
    /// What is suspicious when nobody said how the labelled items of a file were chosen, so that they are taken as coming from elsewhere.
    /// </summary>
    /// <param name="study">The data.</param>
    public static IReadOnlyList<Diagnostic> OfUndeclared(in JudgeStudy study)
    {
        if (!study.HasCounts || study.Test.IsEmpty) return [];
        var sample = LabelledSample.Of(in study);
        // Round numbers of labels speak for a choice by label, where the mix of verdicts differs for a good reason.
        return Math.Abs(sample.VerdictShift) > s_suspicious && !HasRoundLabels(in study) ? [s_verificationBias] : [];
    }

    private static string Words(double chance) =>
        Invariant($"The probability that it is no better than chance is {100 * chance:F0}% (uniform priors).");

    // Of labels sampled from the test items; what was chosen by verdict shows PPV and FOR, and PPV > FOR means the same.
    private static double Chance(in JudgeStudy study)
    {
        if (study.Calibration.Design != CalibrationDesign.ByVerdict || !study.HasCounts) return ChanceProbability.Of(study.Calibration);
        var sample = LabelledSample.Of(in study);
        return ChanceProbability.Of(new Calibration
        {
            Sensitivity = Proportion.FromOutcomes(sample.TruePositive, sample.FalsePositive),
            Specificity = Proportion.FromOutcomes(sample.TrueNegative, sample.FalseNegative),
        });
    }

    private static void AddJudge(List<Diagnostic> found, in JudgeStudy study, double level)
    {
        var se = study.Calibration.Sensitivity;
        var sp = study.Calibration.Specificity;
        var chance = ChanceProbability.Of(study.Calibration);
        if (study.Calibration is { IsKnown: false, Youden: > 0 } && chance > LikelyChance)
        {
            found.Add(s_weakJudge with { Detail = Words(chance) });
        }
        var raw = Correction.Of(in study);
        if (raw is { Pass: >= 0, Fail: >= 0, Youden: > 0 } && !study.Test.IsEmpty)
        {
            // θ Se and (1 − θ)(1 − Sp), times J; for the fails (1 − θ) Sp and θ (1 − Se).
            AddFalse(found, raw.Pass * se.Rate, raw.Fail * (1 - sp.Rate), "passes");
            AddFalse(found, raw.Fail * sp.Rate, raw.Pass * (1 - se.Rate), "fails");
        }
        AddNoFit(found, in study, in raw);
        if (se.IsEmpty || sp.IsEmpty || (se.IsKnown && sp.IsKnown)) return;
        if (se.Size < FewLabels || sp.Size < FewLabels) found.Add(s_fewLabels with { Detail = Needed(in study, level) });
        if (!se.IsKnown && !sp.IsKnown && Math.Max(se.Size, sp.Size) > Unbalanced * Math.Min(se.Size, sp.Size)) found.Add(s_unbalanced);
    }

    private static void AddFalse(List<Diagnostic> found, double correct, double wrong, string verdicts)
    {
        var percent = 100 * wrong / (correct + wrong);
        if (wrong > correct)
            found.Add(s_mostlyFalse with { Detail = Invariant($"Of the judge's {verdicts} about {percent:F0}% are false.") });
    }

    /// <summary>
    /// A rate between 0 and 1 makes a judge pass between 1 − Sp and Se of the items, or between Se and 1 − Sp below chance: score tests of
    /// the two ends; of known rates the binomial tail itself.
    /// </summary>
    private static void AddNoFit(List<Diagnostic> found, in JudgeStudy study, in Correction raw)
    {
        var se = study.Calibration.Sensitivity;
        var sp = study.Calibration.Specificity;
        if (study.Test.IsEmpty || se.IsEmpty || sp.IsEmpty) return;
        var least = 100 * Math.Min(1 - sp.Rate, se.Rate);
        var most = 100 * Math.Max(1 - sp.Rate, se.Rate);
        var range = Invariant($"A judge with these rates passes {least:F1}% to {most:F1}% of any items, and it passed ")
            + Invariant($"{100 * study.Test.Rate:F1}% of the test items");
        if (study.Calibration.IsKnown)
        {
            var p = FitProbability(study.Test, se, sp);
            if (p < UnlikelyTail) found.Add(s_noFitOfKnown with { Detail = $"{range}: p = {Probability(p)}.{Exchanged(in study)}" });
            return;
        }
        // p − (1 − Sp) and Se − p: both have the sign of J when p lies between.
        var (pass, fail) = raw.Youden > 0 ? (-raw.Pass, -raw.Fail) : (raw.Pass, raw.Fail);
        var (end, excess) = pass > fail ? (sp, pass) : (se, fail);
        var test = study.Test.IsKnown ? 0 : end.Rate * (1 - end.Rate) / study.Test.Size;
        if (excess > s_suspicious * Math.Sqrt(test + end.Variance)) found.Add(s_noFit with { Detail = range + "." });
    }

    /// <summary>
    /// The largest probability, over all pass rates, of so few or so many verdicts of one kind when the rates are known; 1 where a pass
    /// rate fits: pass-rates.md 16.
    /// </summary>
    private static double FitProbability(Proportion test, Proportion se, Proportion sp)
    {
        var falsePositiveRate = new Share(sp.FailWeight, sp.PassWeight);
        var pass = new Share(se.PassWeight, se.FailWeight);
        var (low, high) = falsePositiveRate.Rate <= pass.Rate ? (falsePositiveRate, pass) : (pass, falsePositiveRate);
        if (test.IsKnown) return test.Rate < low.Rate - Rounding || test.Rate > high.Rate + Rounding ? 0 : 1;
        // The lower tail of k of n at a rate is the upper tail of a beta distribution there; the upper tail, that of the mirror image.
        if (test.Successes < test.Size * low.Rate) return AtMost(test, low);
        return test.Failures < test.Size * high.Complement ? AtMost(test.Flip(), high.Flip()) : 1;
    }

    private static double AtMost(Proportion test, Share rate) => new BetaDistribution(test.Successes + 1, test.Failures).At(rate).Upper;

    private static string Probability(double p) =>
        p < 0.0001 ? "less than 0.0001" : Invariant($"{p:F4}");

    private static string Exchanged(in JudgeStudy study)
    {
        var se = study.Calibration.Sensitivity;
        var sp = study.Calibration.Specificity;
        return FitProbability(study.Test, sp, se) < UnlikelyTail
            ? ""
            : Invariant($" With sensitivity {sp.Rate} and specificity {se.Rate}, the two exchanged, ")
                + "they would fit: check which is which.";
    }

    // Of a handful of test items nothing shows how much they vary.
    private static string Needed(in JudgeStudy study, double level) =>
        study.Test.Size >= FewTestItems && LabelsNeeded.For(in study, HalfWidth, Confidence.TwoSided(level).Quantile) is { } needed
        ? Invariant($"About {needed.Passes:F0} labelled passes and {needed.Fails:F0} labelled fails would bring the interval to plus or ")
            + "minus 5 points."
        : study.Test.Size < FewTestItems ? ""
        : "With these test items and this judge no number of labels brings the interval to plus or minus 5 points.";

    private static void AddDesign(List<Diagnostic> found, in JudgeStudy study)
    {
        var sample = LabelledSample.Of(in study);
        var difference = Math.Abs(sample.VerdictShift);
        var design = study.Calibration.Design;
        if (design == CalibrationDesign.ByVerdict)
        {
            // Enumerated: docs/validation/by-verdict.md, docs/adr/0018. With 50 of each verdict, or a seventh of everything, the default
            // holds.
            var labels = sample.PassVerdicts + sample.FailVerdicts;
            if (Math.Min(sample.PassVerdicts, sample.FailVerdicts) is > 0 and < ManyByVerdict
                && labels * LabelledShare < sample.AllPassed + sample.AllFailed)
            {
                found.Add(s_fewByVerdict);
            }
            return;
        }
        if (design == CalibrationDesign.Random && difference > s_suspicious) found.Add(s_notRandom);
        // Chosen by label or from elsewhere, the mix of verdicts may differ; that it is round needs another reason.
        if (difference > s_doubtful && IsRound(sample.PassVerdicts, sample.FailVerdicts) && !HasRoundLabels(in study))
            found.Add(s_roundVerdicts);
    }

    /// <summary>Whether the numbers of labelled passes and fails look wanted, not found.</summary>
    internal static bool HasRoundLabels(in JudgeStudy study)
    {
        if (study.Dependence is { } counted) return IsRound(counted.PassLabels.Items, counted.FailLabels.Items);
        var sample = LabelledSample.Of(in study);
        return IsRound(sample.PassLabels, sample.FailLabels);
    }

    private static bool IsRound(double one, double other) =>
        Math.Min(one, other) > 0 && ((one == other && one >= FewLabels) || (one % RoundTotal == 0 && other % RoundTotal == 0));
}
