namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Classes that are put together before anything is counted: <c>--merge A+B</c>.</summary>
internal static class MergedClasses
{
    /// <summary>The names that were written, a list for each class to be made.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(Given given, MeasureSyntax measure)
    {
        string[][] merges = [.. given.List(measure.Merge).Select(text => text.Split('+', StringSplitOptions.TrimEntries))];
        foreach (var names in merges)
        {
            if (names.Length < 2 || names.Contains(""))
                throw new UsageException($"--merge {string.Join('+', names)}: two classes or more with + between them, as in poor+fair");
        }
        var twice = merges.SelectMany(names => names).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? merges
            : throw new UsageException($"--merge: the class '{PlainText.Escape(twice.Key)}' is named twice; a class belongs to one");
    }

    /// <summary>The same items with these classes as one, where the first of them stood.</summary>
    /// <exception cref="UsageException">A class that nobody gave.</exception>
    public static MeasureTable Of(MeasureTable table, IReadOnlyList<IReadOnlyList<string>> merges)
    {
        if (merges.Count == 0) return table;
        var known = table.Classes.ToList();
        foreach (var name in merges.SelectMany(names => names).Where(name => !known.Contains(name)))
        {
            throw new UsageException($"--merge: there is no class '{PlainText.Escape(name)}'; there are "
                + string.Join(", ", known.Take(20).Select(PlainText.Escape)));
        }
        List<string> classes = [];
        var numbers = new double[known.Count];
        for (var i = 0; i < known.Count; i++)
        {
            var together = merges.FirstOrDefault(names => names.Contains(known[i]));
            var name = together is null ? known[i] : string.Join('+', together);
            if (!classes.Contains(name)) classes.Add(name);
            numbers[i] = classes.IndexOf(name);
        }
        return table with
        {
            Classes = classes,
            Groups = [.. table.Groups.Select(group => group with { Items = MeasuredItems.Of(group.Items.Select(Renumbered)) })],
        };

        MeasuredItem Renumbered(MeasuredItem item) => item with
        {
            Verdict = NumberOf(item.Verdict),
            Label = NumberOf(item.Label),
            HiddenLabel = NumberOf(item.HiddenLabel),
        };

        double? NumberOf(double? number) => number is { } one ? numbers[(int)one] : null;
    }
}
