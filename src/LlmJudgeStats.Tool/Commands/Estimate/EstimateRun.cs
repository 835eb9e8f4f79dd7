using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>From arguments to a report: reads the evidence and calls the library.</summary>
internal static class EstimateRun
{
    private const double MuchNarrower = 0.8;

    public static EstimateReport Report(EstimateArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        if (arguments.File is { } file) return FromFile(arguments, file, openInput, progress);
        var (counts, calibration) = arguments.Counts!;
        var leftOut = new LeftOut();
        var study = new JudgeStudy { Test = counts.Test, Calibration = calibration };
        return Report(arguments, [Findings(arguments, in study, counts, leftOut)], [], leftOut)
            .With(arguments.Target.Provenance);
    }

    private static EstimateReport FromFile(EstimateArguments arguments, FileEvidence file, Func<Stream> openInput, ProgressLine progress)
    {
        file = file.WithShares().For(arguments.Target.Format);
        var table = FileReading.Read(file, openInput, progress);
        arguments = arguments with { Gate = arguments.Gate?.ForGroups(table.Groups.Count) };
        var leftOut = new LeftOut();
        Diagnostic[] doubts = [.. table.Notes.Where(note => note.Severity >= DiagnosticSeverity.Warning), .. FileNotes.Unused(file, table)];
        var findings = IsQuick(arguments, table.Groups) ? Derived.Of(table.Groups.Count, OfGroups) : [.. OfGroups()];
        // Nobody is told to declare a random sample that was none.
        var told = table.LabelsDependOn.Count == 0 ? arguments : arguments with { DesignIsDeclared = true };
        var report = Report(told, findings, [.. table.Notes, .. FileNotes.Unused(file, table)], leftOut);
        return report.With(file.ProvenanceOf(arguments.Target.CommandLine, table.Source)) with
        {
            Rows = table.Rows,
            Labels = table.Labels,
            Source = table.Source.Account,
            Choices = [.. FileNotes.Choices(table.Source)],
        };

        IEnumerable<EstimateFindings> OfGroups() => table.Groups.Select(group => Findings(arguments, file, group, leftOut) with
        {
            Group = group.Key.Count == 0 ? null : group.Key,
            DesignIsDeclared = arguments.DesignIsDeclared,
            Revealed = file.Reveal && group.Revealed != default ? group.Revealed : null,
            Unjudged = group.Unjudged,
            LabelledItems = group.LabelledItems,
            Doubts = doubts,
        });
    }

    // Estimates of many groups are made again whenever they are read, if that takes microseconds; else they are held.
    private static bool IsQuick(EstimateArguments arguments, IReadOnlyList<JudgmentGroup> groups)
    {
        if (arguments.All || arguments.Calibration is not null || arguments.Gate is not null) return false;
        if (groups.Count == 0) return true;
        var calibration = Calibration.FromCounts(groups[0].Calibration, arguments.Design);
        var method = arguments.Method.For(new() { Test = groups[0].Test, Calibration = calibration }).Method;
        var interval = JudgeEstimators.Methods.FirstOrDefault(other => other.Id == method.Id)?.Intervals
            .FirstOrDefault(other => other.Id == method.Interval);
        return interval is not { Cost: > IntervalCost.Equations };
    }

    private static EstimateFindings Findings(EstimateArguments arguments, FileEvidence file, JudgmentGroup group, LeftOut leftOut)
    {
        var counts = GroupStudy.Counts(file, group);
        var study = GroupStudy.Of(arguments.Design, file, group);
        var hasStrata = StrataRun.AppliesTo(arguments, file, group);
        if (hasStrata && (arguments.Calibration ?? arguments.Gate?.Calibration) is not null)
        {
            throw new UsageException("--calibrate-level: labels come from more strata than two verdicts, and their studies are not "
                + "enumerated; leave it out");
        }
        if (hasStrata) RefuseWithStrata(arguments, file, group);
        else RefuseWithClusters(arguments, group);
        return hasStrata
            ? StrataRun.Findings(arguments, group, study, counts, leftOut)
            : Findings(arguments, in study, counts, leftOut) with
            {
                Dependence = Dependence(in study, file, group),
                ShareWithoutVerdict = group.Weights?.ShareWithoutVerdict,
            };
    }

    // What was not measured is refused, not answered with an interval that nobody vouches for.
    private static void RefuseWithStrata(EstimateArguments arguments, FileEvidence file, JudgmentGroup group)
    {
        if (arguments.Method.Target == Target.Items)
        {
            throw new UsageException("--target items: some items have no verdict, and a third verdict was not measured for exactly these "
                + "items; leave out --target, or those items (--where)");
        }
        if (group.Clusters is null || file.Options.StratumColumn is null) return;
        throw new UsageException("--stratum: some rows belong together, and what clusters do to labels that were sampled within strata "
            + "was not measured; leave out --stratum, or say --cluster none if rows of one id have nothing in common");
    }

    private static void RefuseWithClusters(EstimateArguments arguments, JudgmentGroup group)
    {
        if (group.Clusters is null || arguments.Method.Target == Target.Population) return;
        throw new UsageException("--target items: some rows belong together, and what clusters do to the rate of exactly these items "
            + "was not measured; leave out --target, or say --cluster none if rows of one id have nothing in common");
    }

    private static DependenceFindings? Dependence(in JudgeStudy study, FileEvidence file, JudgmentGroup group)
    {
        if (DependenceFindings.Of(in study) is not { } found) return null;
        found = found with { Strata = SharesRun.Findings(file, group) };
        return group.Runs is { } runs ? found with { FlipRate = runs.FlipRate, Flips = new(runs.Flipping, runs.Items) } : found;
    }

    private static EstimateReport Report(
        EstimateArguments arguments, IReadOnlyList<EstimateFindings> findings, IReadOnlyList<Diagnostic> notes, LeftOut leftOut)
    {
        var only = findings.Count == 1 ? findings[0] : null;
        var coverage = only is null ? null : CoverageOf(arguments, only);
        var results = Derived.From(findings, found => EstimateResult.Of(found with
        {
            Coverage = coverage,
            Leverage = arguments.Target.Format.HasProvenance && findings.Count == 1 ? LeverageOf(arguments, found) : null,
            Posterior = arguments.Target.Format.Document is not null && findings.Count == 1 ? PosteriorOf(arguments, found) : null,
        }));
        return EstimateReport.Of(results,
            () => [.. notes, .. leftOut.ToDiagnostics(results.Count), .. only is null ? [] : Undeclared(arguments, only)]);
    }

    private static EstimateFindings Findings(EstimateArguments arguments, in JudgeStudy study, StudyCounts counts, LeftOut leftOut) => new()
    {
        Study = study,
        Counts = counts,
        Estimates = Estimates(arguments, in study, leftOut),
        CalibratedLevel = (Asked(arguments, in study) as DesignCalibrated)?.LevelFor(in study, arguments.Level),
        Gate = arguments.Gate?.Decide(arguments.Method.For(in study), in study),
        Priors = arguments.Method.For(in study) is BayesianEstimator bayesian ? PriorWords.Of(bayesian, in study) : null,
    };

    // What was asked for, at the nominal level of its design where that was asked for, too.
    private static IJudgeEstimator Asked(EstimateArguments arguments, in JudgeStudy study)
    {
        var estimator = arguments.Method.For(in study);
        return arguments.Calibration?.Of(estimator, in study, arguments.Level) ?? estimator;
    }

    // For one result only: it enumerates other studies of the same size.
    private static DesignCoverage? CoverageOf(EstimateArguments arguments, EstimateFindings findings)
    {
        if (findings.Strata is not null) return null;    // studies of more strata are not enumerated
        var study = findings.Study;
        var main = findings.Main;
        return Asked(arguments, in study).CoverageOf(in study, in main);
    }

    // A dozen further estimates: only where each takes microseconds.
    private static Leverage? LeverageOf(EstimateArguments arguments, EstimateFindings findings)
    {
        if (findings is not { Strata: null, Main.Method.Traits.Cost: <= IntervalCost.Equations }) return null;
        // Each other size would be enumerated for a level of its own.
        if (arguments.Calibration is not null) return null;
        var study = findings.Study;
        return Leverage.Of(Asked(arguments, in study), in study, findings.Main);
    }

    private static PosteriorDensity? PosteriorOf(EstimateArguments arguments, EstimateFindings findings)
    {
        var study = findings.Study;
        var hasConverged = !findings.Main.Warnings.HasFlag(EstimateWarnings.NotConverged);
        var isDrawn = hasConverged && findings is { Strata: null, Main.IsIdentified: true };
        return isDrawn && arguments.Method.For(in study) is BayesianEstimator bayesian
            ? PosteriorDensity.Of(bayesian.Posterior(in study))
            : null;
    }

    /// <summary>LJS1045: what the data would allow, had the user declared how the labels were chosen.</summary>
    private static IEnumerable<Diagnostic> Undeclared(EstimateArguments arguments, EstimateFindings findings)
    {
        var study = findings.Study;
        var main = findings.Main;
        if (arguments.DesignIsDeclared || findings.Strata is not null || main.Interval.Kind == IntervalKind.Credible) yield break;
        if (JudgeStats.IfRandom(in study, in main) is not { } random) yield break;
        // Another method would not become the one that is quoted, and labels that look swapped are to be looked at first.
        if (!main.Method.UsesErrorRates || !(study.Calibration.Youden > 0)) yield break;
        if (!(random.Interval.Width < MuchNarrower * main.Interval.Width)) yield break;
        var times = Invariant($"{main.Interval.Width / random.Interval.Width:F1}");
        yield return new("LJS1045", DiagnosticSeverity.Info,
            "No design was declared, so the labelled items are taken to come from elsewhere. "
                + $"If they are a random sample of the test items, the pass rate is {PlainText.Percent(random.Point)} "
                + $"with the interval {PlainText.Range(random.Interval)}, {times} times narrower.",
            "If they are, add --design random; if not, leave it as it is.");
    }

    /// <summary>The one that was asked for, then its companions, never a method twice.</summary>
    private static List<JudgeEstimate> Estimates(EstimateArguments arguments, in JudgeStudy study, LeftOut leftOut)
    {
        List<JudgeEstimate> estimates = [Asked(arguments, in study).Estimate(in study, arguments.Level)];
        Func<EstimationMethod, EstimationMethod, bool> addsNothing = arguments.All ? IsSame : SaysTheSame;
        foreach (var other in arguments.All ? arguments.Method.Catalogue : Companions(estimates[0], study))
        {
            var estimate = other.Estimate(in study, arguments.Level);
            if (estimates.Exists(there => addsNothing(there.Method, estimate.Method))) continue;
            if (Validity.ReasonAgainst(in study, in estimate) is not { } reason) estimates.Add(estimate);
            else if (arguments.All) leftOut.Note(estimate.Method.Id, reason);
        }
        return estimates;
    }

    /// <summary>
    /// command-line.md: naive always, unless every judged item has a label; Lang-Reiczigel beside the guarded score, to compare with Lee et
    /// al.; the labels alone
    /// when they are a random sample.
    /// </summary>
    private static IEnumerable<IJudgeEstimator> Companions(JudgeEstimate main, JudgeStudy study)
    {
        if (main.Method.Interval == AsymmetricErrorInterval.GuardedScore.Id && main.IsIdentified)
            yield return new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel };
        if (!study.Test.IsEmpty || !main.IsIdentified) yield return NaiveEstimator.Default;
        if (study.Calibration is { IsEmpty: false, IsKnown: false, Design: CalibrationDesign.Random })
            yield return LabelsOnlyEstimator.Default;
    }

    // A list of all methods shows a method with the interval that was asked for and with its default.
    private static bool IsSame(EstimationMethod one, EstimationMethod other) => one.Id == other.Id && one.Interval == other.Interval;

    // The guarded score has a companion of its own method; the naive rate or the labels alone with another interval would say nothing new.
    private static bool SaysTheSame(EstimationMethod one, EstimationMethod other) =>
        one.Id == other.Id && (one.Interval == other.Interval || one is { IsUncorrected: true } or { UsesVerdicts: false });
}
