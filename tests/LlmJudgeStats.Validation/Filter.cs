namespace LlmJudgeStats.Validation;

/// <summary>
/// What to run: <c>--family by-label --interval guarded-score,fieller --design 50/10/10 --level 0.95 --limits two-sided</c>; what is not
/// named is not filtered.
/// </summary>
internal sealed class Filter
{
    private static readonly string[] s_names =
        ["family", "interval", "design", "level", "limits", "first", "studies", "minutes", "outcomes", "out"];

    private readonly Dictionary<string, string[]> _values = [];

    public static Filter? Parse(string[] args)
    {
        var filter = new Filter();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !args[i].StartsWith("--", StringComparison.Ordinal) || Array.IndexOf(s_names, args[i][2..]) < 0)
                return null;
            filter._values[args[i][2..]] = args[i + 1].Split(',');
        }
        return filter;
    }

    public bool Has(string name, string value) =>
        !_values.TryGetValue(name, out var values) || values.Contains(value, StringComparer.Ordinal);

    public string? One(string name) => _values.TryGetValue(name, out var values) ? values[0] : null;
}
