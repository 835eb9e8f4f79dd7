using System.Globalization;
using LlmJudgeStats.Validation;
using LlmJudgeStats.Validation.Agreement;
using LlmJudgeStats.Validation.Audits;
using LlmJudgeStats.Validation.Clusters;
using LlmJudgeStats.Validation.Confidences;
using LlmJudgeStats.Validation.Differences;
using LlmJudgeStats.Validation.Fuzz;
using LlmJudgeStats.Validation.Gates;
using LlmJudgeStats.Validation.HumanErrors;
using LlmJudgeStats.Validation.Lee;
using LlmJudgeStats.Validation.Means;
using LlmJudgeStats.Validation.Monitoring;
using LlmJudgeStats.Validation.Real;
using LlmJudgeStats.Validation.Robust;
using LlmJudgeStats.Validation.Widths;

// Long studies, on demand: not part of `dotnet test`. Results are committed under docs/validation.
var words = args.TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray();
var filter = Filter.Parse(args[words.Length..]);
if (filter is null
    || words is not (["run" or "pages" or "robustness" or "fuzz" or "gates" or "means" or "monitoring" or "human-error" or "audit"
            or "confidence"]
        or ["means", "exact" or "clusters"] or ["agreement", "exact" or "simulate"]
        or ["differences", "exact" or "simulate" or "clusters" or "means"]
        or ["damage", _] or ["real-data", _] or ["golden", _]
        or ["figure", "2" or "3" or "4"] or ["clusters", "cells" or "grid" or "again" or "no-verdict"]
        or ["clusters", "real", _] or ["width", "designs" or "search" or "levels" or "page"]))
{
    Console.WriteLine("""
        run [--family F] [--interval I] [--design D] [--level L] [--limits two-sided|one-sided] [--out DIR]   compute what is not in the CSV
        files yet, then write the pages
        pages [--out DIR]                                                                                    write the pages and the maps
        from the CSV files
        real-data PATH [--out DIR]                                                                           hidden human rates: PATH is the
        folder with nq301_qa.csv, llmbar_swap.csv
        golden FILE                                                                                          every number for 2,000 random
        studies, to compare before and after a change
        damage N                                                                                             N damaged files: a whole result
        or a refusal in print, nothing else
        figure 2|3|4 [--out DIR]                                                                             the studies of Lee et al. 2025
        clusters cells|grid|again|no-verdict [--minutes M] [--out DIR]                                       clustered studies, simulated:
        the cells, 2,000 studies of each, 20,000 of the lowest, and items without a verdict
        gates [--outcomes N] [--out DIR]                                                                     type I error of gates, of
        designs of at most N outcomes (100,000 by default)
        clusters real PATH [--out DIR]                                                                       questions as clusters on real
        judgments: PATH is the folder with nq301_qa.csv
        width designs|search|levels|page [--design D] [--minutes M] [--out DIR]                              balanced tails beside the
        guarded score: coverage, width, ratios by cell; between the points of the grid; levels calibrated to a design; the page
        differences exact|simulate|clusters|means [--minutes M] [--out DIR]                                  two systems: every outcome with
        one calibration, drawn data sets of the other kinds, clusters, and differences of means beside textbook intervals
        audit [--out DIR]                                                                                    how often each check of an
        audit convicts, over 10,000 healthy benchmarks and 300 draws of each planted recipe
        agreement exact|simulate [--studies N] [--out DIR]                                                   agreement of raters: every
        table of two classes beside textbook intervals; more classes and raters drawn
        means [clusters] [--minutes M] [--out DIR]                                                           means over strata: coverage in
        drawn studies of every family, beside Wald, PPI++ and a bootstrap; of items that belong together
        monitoring [--out DIR]                                                                               paths that are looked at
        every 5 labels: how often the mean is missed at any look
        human-error [--out DIR]                                                                              normalised accuracy, every
        outcome, and rates behind labels that err, drawn; beside textbook intervals
        confidence [--out DIR]                                                                               area under the curve beside
        textbook intervals, and thresholds that are claimed to reach an accuracy; drawn
        robustness [--interval I] [--studies N] [--minutes M] [--out DIR]                                    the laws on random studies: N
        for each interval, its full length by default
        fuzz [--interval "METHOD INTERVAL"] [--first N] [--studies N] [--minutes M]                          hostile studies: a million
        by default, from number 0; faults, and calls over 0.2 s
        """);
    foreach (var family in Family.All)
    {
        Console.WriteLine($"family {family.Id}: designs {string.Join(' ', family.Designs.Select(design => design.Name))}");
        Console.WriteLine($"  intervals {string.Join(' ', family.Candidates.Select(candidate => candidate.Id))}");
    }
    return args.Length == 0 ? 0 : 3;
}
var folder = filter.One("out") ?? Path.Combine("docs", "validation");
var minutes = filter.One("minutes") is { } given
    ? TimeSpan.FromMinutes(double.Parse(given, CultureInfo.InvariantCulture))
    : TimeSpan.MaxValue;
long? studies = filter.One("studies") is { } number ? long.Parse(number, CultureInfo.InvariantCulture) : null;
switch (words)
{
    case ["run"]: Study.Run(filter, folder); break;
    case ["golden", var file]:
        Golden.Write(file);
        return 0;
    case ["damage", var files]:
        var all = int.Parse(files, CultureInfo.InvariantCulture);
        var read = ParallelEnumerable.Range(0, all).Count(LlmJudgeStats.Data.Tests.DamagedFiles.IsRead);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{all} damaged files: {read} read, {all - read} refused, nothing else"));
        return 0;
    case ["real-data", var real]: RealData.Write(real, folder); break;
    case ["gates"]:
        GateErrors.Run(filter.One("outcomes") is { } most ? long.Parse(most, CultureInfo.InvariantCulture) : 100_000, folder);
        return 0;
    case ["figure", var figure]: Figures.Write(figure, folder); break;
    case ["clusters", "cells"]:
        ClusterRun.Cells(folder);
        return 0;
    case ["clusters", "grid"]: ClusterRun.Grid(folder, minutes); break;
    case ["clusters", "again"]: ClusterRun.Again(folder, minutes); break;
    case ["clusters", "real", var data]: ClusterReal.Write(data, folder); break;
    case ["clusters", "no-verdict"]: ClusterRun.NoVerdict(folder); break;
    case ["width", "designs"]:
        WidthRun.Run(folder, minutes, filter);
        WidthPage.Write(folder);
        return 0;
    case ["width", "search"]:
        WidthSearch.Run(folder, minutes);
        WidthPage.Write(folder);
        return 0;
    case ["width", "levels"]:
        WidthLevels.Run(folder, minutes);
        WidthPage.Write(folder);
        return 0;
    case ["width", _]:
        WidthPage.Write(folder);
        return 0;
    case ["differences", "exact"]:
        DifferenceRun.Exact(folder, minutes);
        return 0;
    case ["differences", "simulate"]:
        DifferenceRun.Simulate(folder, minutes);
        return 0;
    case ["differences", "means"]:
        DifferenceRun.Means(folder, minutes);
        return 0;
    case ["differences", _]:
        DifferenceRun.Clusters(folder, minutes);
        return 0;
    case ["robustness"]:
        Robustness.Run(studies, minutes, folder, filter);
        break;
    case ["human-error"]:
        HumanErrorRun.Run(folder);
        return 0;
    case ["audit"]:
        AuditStudy.Run(folder);
        return 0;
    case ["agreement", "exact"]:
        AgreementRun.Exact(folder);
        return 0;
    case ["agreement", _]:
        AgreementRun.Simulate(folder, (int)(studies ?? 1000));
        return 0;
    case ["means"]:
        MeanRun.Run(folder, minutes);
        return 0;
    case ["means", "exact"]:
        ExactMeanRun.Run(folder);
        return 0;
    case ["means", _]:
        ClusteredMeanRun.Run(folder, minutes);
        return 0;
    case ["confidence"]:
        ConfidenceRun.Run(folder);
        return 0;
    case ["monitoring"]:
        PathRun.Run(folder);
        return 0;
    case ["fuzz"]:
        return FuzzRun.Run(
            filter.One("first") is { } from ? long.Parse(from, CultureInfo.InvariantCulture) : 0, studies ?? 1_000_000, minutes, filter);
    default: break;
}
Pages.Write(folder);
return 0;
