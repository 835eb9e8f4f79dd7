namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Members of closed sets by the ids that they have on the command line.</summary>
internal static class ById
{
    /// <summary>The one with an id, in whatever case; <see langword="null"/> where none has it.</summary>
    /// <param name="known">All that there are.</param>
    /// <param name="idOf">What each is called.</param>
    /// <param name="id">What was written.</param>
    public static T? Find<T>(IEnumerable<T> known, Func<T, string> idOf, string id)
        where T : struct =>
        known.Cast<T?>().FirstOrDefault(one => idOf(one!.Value).Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same of all members of an enumeration.</summary>
    /// <param name="idOf">What each is called.</param>
    /// <param name="id">What was written.</param>
    public static T? Find<T>(Func<T, string> idOf, string id)
        where T : struct, Enum =>
        Find(Enum.GetValues<T>(), idOf, id);
}
