using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Claims;
using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Claims;

/// <summary>From arguments to a report of claims.</summary>
internal static class ClaimsRun
{
    public static ClaimReport Report(ClaimsArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        var table = Read(arguments, openInput);
        if (arguments.Level <= 0.5 && table.Claims.Any(read => read.Claim.Kind is ClaimKind.AtLeast or ClaimKind.Equal))
            throw new UsageException("--level: claims of the kinds at-least and equal are one-sided and need a level above 0.5");
        ClaimResult[] results = [.. table.Claims.Select(claim => Result(arguments, claim))];
        return new()
        {
            Rows = new() { Used = results.Length },
            Source = table.Source.Account,
            Provenance = arguments.File.ProvenanceOf(arguments.Target.CommandLine, table.Source),
            Results = results,
            Ranks = arguments.HasRanks
                ? [.. PublishedRanks.Of([.. table.Claims.SelectMany(Entries)], arguments.Level).Select(ClaimRanks.Of)] : [],
            Sentence = ClaimSentence.Of(results),
            Diagnostics = [.. table.Notes.Concat(results.SelectMany(result => result.Diagnostics)).OrderByDescending(one => one.Severity)],
        };
    }

    private static ClaimTable Read(ClaimsArguments arguments, Func<Stream> openInput)
    {
        var file = arguments.File;
        return FileReading.Read(file.Path, openInput, path => ClaimReader.Read(path, arguments.Assumed, file.Options),
            (input, name) => ClaimReader.Read(input, name, arguments.Assumed, file.Options));
    }

    private static IEnumerable<PublishedEntry> Entries(ReadClaim read)
    {
        var claim = read.Claim;
        yield return new()
        {
            Name = read.A,
            Benchmark = read.Benchmark,
            JudgeName = read.JudgeOfA,
            Score = claim.A,
            Judge = claim.Judge,
        };
        if (claim.B is not { } b) yield break;
        yield return new()
        {
            Name = read.B,
            Benchmark = read.Benchmark,
            JudgeName = read.JudgeOfB,
            Score = b,
            Judge = claim.OtherJudge ?? claim.Judge,
        };
    }

    private static ClaimResult Result(ClaimsArguments arguments, ReadClaim read)
    {
        var claim = read.Claim;
        var estimate = ClaimEstimator.Default.Estimate(in claim, arguments.Level);
        var result = new ClaimResult
        {
            Id = read.Id,
            A = read.A,
            B = read.B,
            Benchmark = read.Benchmark,
            Estimate = estimate,
            Bar = arguments.Bar,
            LimitsOfA = Limits(claim.A, arguments.Level),
            LimitsOfB = claim.B is { } b ? Limits(b, arguments.Level) : null,
            SameItems = read.HasSameItems ? estimate.ChangedItems() : null,
            Probability = claim.Judge.IsMeasured || claim.OtherJudge is { IsMeasured: true } ? ClaimProbability.Of(claim) : null,
            Diagnostics = [.. Findings(arguments, read, estimate)],
        };
        return result with { Sentence = ClaimSentence.Of([result]), Facts = ClaimSentence.Lines(result) };
    }

    // As estimate gives it for a rate taken at its word.
    private static IntervalEstimate? Limits(PublishedScore score, double level) =>
        score.Total > 0 ? BinomialInterval.Wilson.Of(Proportion.FromCounts(score.Passed, score.Total), level) : null;

    private static IEnumerable<Diagnostic> Findings(ClaimsArguments arguments, ReadClaim read, ClaimEstimate estimate)
    {
        var claim = read.Claim;
        var name = ClaimSentence.Named(read.Id);
        if (estimate.MayBeAtChance) yield return AtChance(name);
        if (estimate.IsImpossible) yield return Impossible(name);
        foreach (var (who, score) in Scores(read))
        {
            if (estimate.IsWidened && score.CountCheck is { IsPossible: true } check && check.Fewest < check.Most)
                yield return Rough(name, who, score, check);
            if (score.Total == 0) yield return Sizeless(name, who);
            else if (!score.IsCount) yield return Fractional(name, who, score);
        }
        if (read.HasSameItems && claim.B is { } b && claim.A.Total != b.Total) yield return OtherItems(name);
        if (read.IsAssumed) yield return Undescribed(name, arguments.AssumedText);
    }

    private static Diagnostic AtChance(string name) => new(
        "LJS6104", DiagnosticSeverity.Error,
        $"{name}: a judge measured on so few items may be no better than chance, so nothing is corrected.",
        "measure it on more items, or declare bounds");

    private static Diagnostic Impossible(string name) => new(
        "LJS6103", DiagnosticSeverity.Warning, $"{name}: no judge within these bounds can give these scores.",
        "widen the bounds, or check the scores");

    private static Diagnostic OtherItems(string name) => new(
        "LJS6106", DiagnosticSeverity.Warning,
        $"{name}: the same items are claimed, and the two scores have different numbers of them.",
        "say no in same_items, or give the numbers of one set");

    private static Diagnostic Undescribed(string name, string assumed) => new(
        "LJS6105", DiagnosticSeverity.Info, $"{name}: how the judge errs is not given; {Assumed(assumed)} is assumed.",
        "describe it in the file, or assume something else (--judge 0.8..1)");

    private static Diagnostic Sizeless(string name, string who) => new(
        "LJS6101", DiagnosticSeverity.Warning, $"{name}: no number of items is given for {who}, so there is no interval.",
        "add the number of items, if the paper has it");

    private static Diagnostic Fractional(string name, string who, PublishedScore score) => new(
        "LJS6102", DiagnosticSeverity.Warning,
        Invariant($"{name}: {PlainText.Percent(score.Rate)} of {score.Total:N0} ({who}) ")
            + "is not a whole number of passes: another test set, a weighted mean, or a mean over runs.",
        "look for the number of items, or for how the score was averaged");

    private static Diagnostic Rough(string name, string who, PublishedScore score, CountCheck check) => new(
        "LJS6107", DiagnosticSeverity.Warning,
        Invariant($"{name}: the score of {who} is printed so roughly that {check.Fewest:N0} to ")
            + Invariant($"{check.Most:N0} of {score.Total:N0} items may have passed; ")
            + "the intervals hold for all of them.",
        "look for a score with more digits, or for the counts");

    private static string Assumed(string judge) => judge == "1" ? "exact grading" : $"an accuracy of {judge}";

    private static IEnumerable<(string Who, PublishedScore Score)> Scores(ReadClaim read)
    {
        yield return (ClaimSentence.Named(read.A), read.Claim.A);
        if (read.Claim.B is { } b) yield return (ClaimSentence.Named(read.B), b);
    }
}
