namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>The words of --pass and --fail: those of both columns, and those behind the name of one.</summary>
internal sealed record ColumnWords
{
    public required IReadOnlyList<string> Pass { get; init; }

    public required IReadOnlyList<string> Fail { get; init; }

    public required OutcomeWords? Verdicts { get; init; }

    public required OutcomeWords? Labels { get; init; }

    public static ColumnWords Of(IReadOnlyList<string> pass, IReadOnlyList<string> fail, JudgmentReaderOptions reading)
    {
        string[] names = reading.LabelColumn is { } named ? [named]
            : reading.RaterColumns.Count > 0 ? [.. reading.RaterColumns]
            : ["label", "truth"];
        string[] all = [reading.VerdictColumn ?? "verdict", .. names];
        pass = Expanded(pass, all);
        fail = Expanded(fail, all);
        var verdict = new SplitWords(pass, fail, [reading.VerdictColumn ?? "verdict"]);
        var label = new SplitWords(pass, fail, names);
        string[] bothPass = [.. pass.Where(word => !verdict.Takes(word) && !label.Takes(word))];
        string[] bothFail = [.. fail.Where(word => !verdict.Takes(word) && !label.Takes(word))];
        if (bothPass.Length > 0 != bothFail.Length > 0) throw new UsageException("--pass and --fail go together: name the values of both");
        return new() { Pass = bothPass, Fail = bothFail, Verdicts = verdict.Words(), Labels = label.Words() };
    }

    // "has_error=no,0": the name stands before the first value and holds for those behind it.
    private static string[] Expanded(IReadOnlyList<string> texts, string[] names) => [.. texts.SelectMany(text => Expanded(text, names))];

    private static IEnumerable<string> Expanded(string text, string[] names)
    {
        var prefix = "";
        foreach (var part in text.Split(',').Select(part => part.Trim()))
        {
            if (part.Length == 0 || names.Any(name => part.Equals(name + "=", StringComparison.OrdinalIgnoreCase)))
                throw new UsageException("--pass and --fail: a value is empty; write --pass V[,V]");
            var name = Array.Find(names, name => part.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase));
            if (name is not null) prefix = part[..(name.Length + 1)];
            yield return name is null ? prefix + part : part;
        }
    }

    /// <summary>The words behind the name of one column.</summary>
    private sealed class SplitWords(IReadOnlyList<string> pass, IReadOnlyList<string> fail, string[] names)
    {
        public bool Takes(string word) => NameIn(word) is not null;

        public OutcomeWords? Words()
        {
            string[] passes = [.. Mine(pass)];
            string[] fails = [.. Mine(fail)];
            if (passes.Length + fails.Length == 0) return null;
            return passes.Length > 0 && fails.Length > 0
                ? new(passes, fails)
                : throw new UsageException($"--pass {names[0]}=... and --fail {names[0]}=... go together: name the values of both");
        }

        private IEnumerable<string> Mine(IReadOnlyList<string> words) =>
            words.Select(word => (Word: word, Name: NameIn(word))).Where(one => one.Name is not null)
                .Select(one => one.Word[(one.Name!.Length + 1)..]);

        private string? NameIn(string word) =>
            names.FirstOrDefault(name => word.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase));
    }
}
