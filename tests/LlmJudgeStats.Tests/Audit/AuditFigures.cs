using System.Text.Json;
using LlmJudgeStats.Audit;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Audit;

/// <summary>The figures of others (tests/reference/audit), and the studies that they are of.</summary>
internal static class AuditFigures
{
    public const double Level = 0.95;

    public static IReadOnlyList<ReferenceCase> Cases(string prefix) =>
        [.. ReferenceCase.Read("audit/catalogue.json").Where(one => one.Id.StartsWith("audit/" + prefix, StringComparison.Ordinal))];

    public static IReadOnlyList<ReferenceCase> Files(string prefix) =>
        [.. ReferenceCase.Read("audit/files.json").Where(one => one.Id.StartsWith("audit/" + prefix, StringComparison.Ordinal))];

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>Rows one after the other, and how many columns they have.</summary>
    public static (double[] Values, int Columns) Table(this JsonElement rows) =>
        ([.. rows.EnumerateArray().SelectMany(Numbers)], rows[0].GetArrayLength());

    public static ItemTable ItemTable(this JsonElement rows, int[]? clusters = null)
    {
        var (values, columns) = rows.Table();
        return new(values, columns, clusters);
    }

    public static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"{i}"))];

    public static BenchmarkStudy Study(ItemTable table) =>
        new() { Systems = [.. Names(table.Systems)], Items = table.Moments, Scores = table };

    public static BenchmarkStudy Study(this ReferenceCase one)
    {
        var clusters = one.Input.TryGetProperty("cluster", out var ids) ? ids.EnumerateArray().Select(id => id.GetInt32()).ToArray() : null;
        return Study(one.Input.GetProperty("itemMeans").ItemTable(clusters));
    }

    public static string Word(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.NotAssessed => "not-assessed",
        AuditVerdict.Sound => "sound",
        AuditVerdict.Doubtful => "doubtful",
        AuditVerdict.Unsound => "unsound",
    };
}
