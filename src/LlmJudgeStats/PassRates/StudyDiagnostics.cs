using System.Globalization;
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
    private const double UnlikelyTail = 0.0005;   // either of two tails of a test at .001
    private const double RoundTotal = 25;
    private const double ManyByVerdict = 50;
    private const double LabelledShare = 7;
    private static readonly double s_suspicious = Confidence.TwoSided(0.999).Quantile;
    private static readonly double s_doubtful = Confidence.TwoSided(0.99).Quantile;

    private static readonly Diagnostic s_weakJudge = Diagnostic.Of(EstimateWarnings.WeakJudge)[0];
    private static readonly Diagnostic s_weakSampled = s_weakJudge with
    {
        Message = "The judge is not clearly better than chance. With labels sampled from the test items that does no harm; but labels or "
            + "verdicts that are swapped or misread look like this.",
        Fix = "Look at some items by hand: what the judge passed, and what people passed.",
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
        [s_mostlyFalse, s_noFit, s_unbalanced, s_fewTestItems, s_verificationBias, s_notRandom, s_roundVerdicts];

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
        else if (study.HasCounts) AddSampledJudge(found, in study);
        if (study.Test is { IsKnown: false, Size: > 0 and < FewTestItems }) found.Add(s_fewTestItems);
        if (study.HasCounts && !study.Test.IsEmpty) AddDesign(found, in study);
        return found;
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

    // Labels sampled from the test items correct for a judge at chance, too; but that it is one may mean that they are swapped or misread.
    private static void AddSampledJudge(List<Diagnostic> found, in JudgeStudy study)
    {
        var sample = LabelledSample.Of(in study);
        if (sample.Agreement < -s_suspicious)
        {
            found.Add(s_swapped);
            return;
        }
        // Labels against verdicts or verdicts against labels: chosen by verdict, the shares of passes among verdicts are what is measured.
        var association = study.Calibration.Design == CalibrationDesign.ByVerdict
            ? new()
            {
                Sensitivity = Proportion.FromOutcomes(sample.PassPass, sample.FailPass),
                Specificity = Proportion.FromOutcomes(sample.FailFail, sample.PassFail),
            }
            : study.Calibration;
        if (!(ChanceProbability.Of(in association) is > LikelyChance and var chance)) return;
        found.Add(s_weakSampled with
        {
            Detail = string.Create(CultureInfo.InvariantCulture,
                $"The probability that it is no better than chance is {100 * chance:F0}% (uniform priors)."),
        });
    }

    private static void AddJudge(List<Diagnostic> found, in JudgeStudy study, double level)
    {
        var (se, sp) = (study.Calibration.Sensitivity, study.Calibration.Specificity);
        var chance = ChanceProbability.Of(study.Calibration);
        if (study.Calibration is { IsKnown: false, Youden: > 0 } && chance > LikelyChance)
        {
            found.Add(s_weakJudge with
            {
                Detail = string.Create(CultureInfo.InvariantCulture,
                    $"The probability that it is no better than chance is {100 * chance:F0}% (uniform priors)."),
            });
        }
        var raw = Correction.Of(in study);
        if (raw is { Pass: >= 0, Fail: >= 0, Youden: > 0 } && !study.Test.IsEmpty)
        {
            // θ Se and (1 − θ)(1 − Sp), times J; for the fails (1 − θ) Sp and θ (1 − Se).
            AddFalse(found, raw.Pass * se.Rate, raw.Fail * (1 - sp.Rate), "passes");
            AddFalse(found, raw.Fail * sp.Rate, raw.Pass * (1 - se.Rate), "fails");
        }
        if (study.Calibration.IsKnown) AddNoFitOfKnown(found, in study);
        else AddNoFit(found, in study, in raw);
        if (se.IsEmpty || sp.IsEmpty || (se.IsKnown && sp.IsKnown)) return;
        if (se.Size < FewLabels || sp.Size < FewLabels) found.Add(s_fewLabels with { Detail = Needed(in study, level) });
        if (!se.IsKnown && !sp.IsKnown && Math.Max(se.Size, sp.Size) > Unbalanced * Math.Min(se.Size, sp.Size)) found.Add(s_unbalanced);
    }

    private static void AddFalse(List<Diagnostic> found, double right, double wrong, string verdicts)
    {
        if (!(wrong > right)) return;
        found.Add(s_mostlyFalse with
        {
            Detail = string.Create(
                CultureInfo.InvariantCulture, $"Of the judge's {verdicts} about {100 * wrong / (right + wrong):F0}% are false."),
        });
    }

    /// <summary>
    /// A rate between 0 and 1 makes a judge pass between 1 − Sp and Se of the items, or between Se and 1 − Sp below chance: score tests of
    /// the two ends.
    /// </summary>
    private static void AddNoFit(List<Diagnostic> found, in JudgeStudy study, in Correction raw)
    {
        var (se, sp) = (study.Calibration.Sensitivity, study.Calibration.Specificity);
        if (study.Test.IsEmpty || se.IsEmpty || sp.IsEmpty) return;
        // p − (1 − Sp) and Se − p: both have the sign of J when p lies between.
        var (pass, fail) = raw.Youden > 0 ? (-raw.Pass, -raw.Fail) : (raw.Pass, raw.Fail);
        var (end, excess) = pass > fail ? (sp, pass) : (se, fail);
        var test = study.Test.IsKnown ? 0 : end.Rate * (1 - end.Rate) / study.Test.Size;
        if (!(excess > s_suspicious * Math.Sqrt(test + end.Variance))) return;
        found.Add(s_noFit with
        {
            Detail = string.Create(CultureInfo.InvariantCulture,
                $"A judge with these rates passes {100 * Math.Min(1 - sp.Rate, se.Rate):F1}% to {100 * Math.Max(1 - sp.Rate, se.Rate):F1}% "
                    + $"of any items, and it passed {100 * study.Test.Rate:F1}% of the test items."),
        });
    }

    /// <summary>Known ends, and the exact binomial tail of the test items beyond the nearer one.</summary>
    private static void AddNoFitOfKnown(List<Diagnostic> found, in JudgeStudy study)
    {
        var sensitivity = study.Calibration.Sensitivity.Rate;
        var falsePasses = 1 - study.Calibration.Specificity.Rate;
        var probability = Beyond(in study, Math.Min(falsePasses, sensitivity), Math.Max(falsePasses, sensitivity));
        if (!(probability < UnlikelyTail)) return;
        var exchanged = Beyond(in study, Math.Min(1 - sensitivity, 1 - falsePasses), Math.Max(1 - sensitivity, 1 - falsePasses));
        var hint = exchanged < UnlikelyTail ? "" : " With the two rates exchanged it would be in order.";
        found.Add(s_noFit with
        {
            Severity = DiagnosticSeverity.Error,
            Fix = "Check the rates and where they come from, and that verdicts are read as they should be; better, label some of these "
                + "items.",
            Detail = string.Create(CultureInfo.InvariantCulture,
                $"A judge with these rates passes {100 * Math.Min(falsePasses, sensitivity):F1}% to "
                    + $"{100 * Math.Max(falsePasses, sensitivity):F1}% of any items, and it passed {100 * study.Test.Rate:F1}% of the test "
                    + $"items (p = {probability:G1}).{hint}"),
        });
    }

    // The probability of so few passes at the lower end, or of so many at the upper one; 1 between them.
    private static double Beyond(in JudgeStudy study, double lowest, double highest)
    {
        if (study.Test.IsEmpty) return 1;
        var test = study.Test;
        if (test.IsKnown) return test.Rate >= lowest && test.Rate <= highest ? 1 : 0;
        if (test.Rate < lowest) return new BetaDistribution(test.Failures, test.Successes + 1).At(1 - lowest, lowest).Lower;
        return test.Rate > highest ? new BetaDistribution(test.Successes, test.Failures + 1).At(highest, 1 - highest).Lower : 1;
    }

    // Of a handful of test items nothing shows how much they vary.
    private static string Needed(in JudgeStudy study, double level) =>
        study.Test.Size >= FewTestItems && LabelsNeeded.For(in study, HalfWidth, Confidence.TwoSided(level).Quantile) is { } needed
        ? string.Create(CultureInfo.InvariantCulture,
            $"About {needed.Passes:F0} labelled passes and {needed.Fails:F0} labelled fails would bring the interval to plus or minus 5 "
                + $"points.")
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
        var sample = LabelledSample.Of(in study);
        return IsRound(sample.PassLabels, sample.FailLabels);
    }

    private static bool IsRound(double one, double other) =>
        Math.Min(one, other) > 0 && ((one == other && one >= FewLabels) || (one % RoundTotal == 0 && other % RoundTotal == 0));
}
