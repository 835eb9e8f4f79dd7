using System.Globalization;
using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Validation.Audits;

/// <summary>How often each check says unsound, over fresh draws of each recipe: docs/validation/audit.md.</summary>
internal static class AuditStudy
{
    private const int Healthy = 10_000;
    private const int Draws = 300;

    /// <summary>The checks that convict, by recipe; <c>any</c> is any of them.</summary>
    public static SortedDictionary<string, int> Count(AuditRecipe recipe, int draws)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var check in AuditChecks.All) counts.Add(check.Method.Id, 0);
        counts.Add("any", 0);
        var convicted = new string[draws][];
        Parallel.For(0, draws, number => convicted[number] =
        [
            .. AuditDraw.Findings(recipe, number).Where(finding => finding.Verdict == AuditVerdict.Unsound)
                .Select(finding => finding.Check).Distinct(),
        ]);
        foreach (var checks in convicted)
        {
            foreach (var check in checks) counts[check]++;
            if (checks.Length > 0) counts["any"]++;
        }
        return counts;
    }

    public static void Run(string folder)
    {
        var lines = new List<string> { "recipe,draws,check,unsound,share,standard_error" };
        foreach (var recipe in Enum.GetValues<AuditRecipe>())
        {
            var draws = recipe == AuditRecipe.Whole ? Healthy : Draws;
            foreach (var (check, count) in Count(recipe, draws))
            {
                var share = count / (double)draws;
                lines.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{recipe},{draws},{check},{count},{share:F4},{Math.Sqrt(share * (1 - share) / draws):F4}").ToLowerInvariant());
            }
        }
        File.WriteAllText(Path.Combine(folder, "audit.csv"), string.Join('\n', lines) + "\n");
        foreach (var line in lines) Console.WriteLine(line);
    }
}
