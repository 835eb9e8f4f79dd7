using System.Collections.Immutable;

namespace LlmJudgeStats.Agreement;

/// <summary>The classes that raters choose from.</summary>
internal static class RatedClasses
{
    // A million cells: more classes are values, which are cut before.
    private const int Most = 1000;

    /// <summary>Two to 1,000 distinct names.</summary>
    public static ImmutableArray<string> Of(ReadOnlySpan<string> classes, string name)
    {
        var names = Check.Names(classes, fewest: 2, name);
        if (names.Length > Most) Throw.ManyClasses(names.Length, Most, name);
        return names;
    }

    /// <summary>0, 1, 2, …: the numbers of classes that have none.</summary>
    public static double[] Places(int classes) => [.. Enumerable.Range(0, classes).Select(place => (double)place)];
}
