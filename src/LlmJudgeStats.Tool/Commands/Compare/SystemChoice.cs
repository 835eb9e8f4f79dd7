using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>Which systems of a file are compared.</summary>
/// <param name="By">The column that names them.</param>
/// <param name="A">One of two; <see langword="null"/> for all pairs.</param>
/// <param name="B">The other; <see langword="null"/> for all pairs.</param>
/// <param name="Baseline">What all others are compared with; <see langword="null"/> without.</param>
/// <param name="Criterion">The column of criteria; <see langword="null"/> without.</param>
/// <param name="Primary">Criteria whose claims come first.</param>
internal sealed record SystemChoice(
    string By, string? A, string? B, string? Baseline, string? Criterion, IReadOnlyList<string> Primary)
{
    public static SystemChoice Parse(Given given, CompareOptions options)
    {
        var choice = new SystemChoice(
            given.Text(options.By)!, given.Text(options.A), given.Text(options.B), given.Text(options.Baseline),
            CriterionOf(given, options), given.List(options.Primary));
        if (given.Text(options.Criterion) is { } named && given.List(options.Reading.Criteria).Count > 0)
        {
            throw new UsageException($"--criterion {named} and --criteria: the criteria are told apart already; leave out --criterion, or "
                + $"say --group {named}");
        }
        if (choice.A is null != choice.B is null) throw new UsageException("--a and --b go together: name two systems");
        if (choice.A is not null && choice.A == choice.B) throw new UsageException($"--a {choice.A} --b {choice.B}: one system twice");
        if (choice.A is not null && choice.Baseline is not null) throw new UsageException("--baseline and --a --b: give one of them");
        if (choice.Primary.Count > 0 && choice.Criterion is null)
        {
            throw new UsageException(
                "--primary names criteria: add --criterion COL, or --criteria COL,COL where each of them has a column");
        }
        return choice;
    }

    /// <summary>The pairs that are compared, by the places of their names.</summary>
    public IReadOnlyList<ComparedSystems> PairsOf(string[] names)
    {
        if (A is { } a) return [new(Find(names, a, "--a"), Find(names, B!, "--b"))];
        return Baseline is { } baseline
            ? ComparisonFamily.AgainstBaseline(names.Length, Find(names, baseline, "--baseline"))
            : ComparisonFamily.AllPairs(names.Length);
    }

    private static int Find(string[] names, string name, string option) => Array.IndexOf(names, name) is >= 0 and var place ? place
        : throw new UsageException($"{option} {name}: no such system; there are "
            + string.Join(", ", names.Take(20).Select(PlainText.Escape)) + (names.Length > 20 ? " and more" : ""));

    /// <summary>The column of criteria: the one that was named, or that of a file with columns for each.</summary>
    public static string? CriterionOf(Given given, CompareOptions options) =>
        given.Text(options.Criterion) ?? (given.List(options.Reading.Criteria).Count > 0 ? Data.Criterion.Column : null);
}
