namespace LlmJudgeStats.Data;

/// <summary>What a reader of values other than pass and fail should know.</summary>
internal static class MeasureNotes
{
    private const int TellingLetters = 2;    // a shorter word is in many others

    /// <summary>What words were taken for, where they are not the usual ones, and whether those of the orders look exchanged.</summary>
    public static IEnumerable<Diagnostic> Meanings(MeasureOptions options)
    {
        var isUsual = options.WinWords.Count + options.LossWords.Count == 0 && options.OrderColumn is null;
        if (options.Kind is not MeasureKind.Preference || isUsual) yield break;
        var order = options.OrderColumn is null ? "" : $"; it is shown first where the order is '{Excerpt.Of(options.ShownFirst)}'";
        var wins = options.WinWords.Count == 0 ? "the usual words" : Excerpt.List(options.WinWords);
        var losses = options.LossWords.Count == 0 ? "the usual words" : Excerpt.List(options.LossWords);
        yield return new(DataCodes.MeaningOfWords, DiagnosticSeverity.Info,
            $"the first-named one wins with {wins} and loses with {losses}{order}",
            "exchange the words (`WinWords`, `LossWords`, `ShownFirst`) if it is the other way round");
        var isExchanged = options.OrderColumn is not null && Names(options.ShownFirst, options.LossWords, options.WinWords)
            && Names(options.ShownSecond, options.WinWords, options.LossWords);
        if (!isExchanged) yield break;
        yield return new(DataCodes.OrdersExchanged, DiagnosticSeverity.Warning,
            $"the order '{Excerpt.Of(options.ShownFirst)}' is to show the first-named one first, and it names the other: the position bias "
                + "is then that of the second place",
            "write the order in which the first-named one is shown first before the other (`ShownFirst`)");
    }

    // Whether an order speaks of one of these words and of none of those.
    private static bool Names(string order, IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Any(word => IsIn(order, word)) && !other.Any(word => IsIn(order, word));

    private static bool IsIn(string order, string word) =>
        word.Length >= TellingLetters && order.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Labels that are hidden where nobody asked for a back-test.</summary>
    public static IEnumerable<Diagnostic> Hidden(long rows)
    {
        if (rows == 0) yield break;
        var count = rows == 1 ? "row whose label is hidden counts as an item" : "rows whose label is hidden count as items";
        yield return new(DataCodes.HiddenRows, DiagnosticSeverity.Warning,
            Invariant($"{rows} {count} without a label"),
            "right for a back-test (`IsBackTest`); where they belong to another split, leave them out (`Where`)");
    }
}
