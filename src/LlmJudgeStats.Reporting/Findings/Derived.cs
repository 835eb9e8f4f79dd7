using System.Collections;

namespace LlmJudgeStats.Reporting;

/// <summary>A list that is made anew whenever it is read: of many results only what they follow from is held.</summary>
/// <remarks>To be read from its beginning to its end; a place in it costs all places before it.</remarks>
internal sealed class Derived<T> : IReadOnlyList<T>
{
    private readonly Func<IEnumerable<T>> _all;

    internal Derived(int count, Func<IEnumerable<T>> all)
    {
        Count = count;
        _all = all;
    }

    public int Count { get; }

    public T this[int index] => _all().ElementAt(index);

    public IEnumerator<T> GetEnumerator() => _all().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Lists that are held while they are short.</summary>
internal static class Derived
{
    private const int MostHeld = 10_000;    // some twenty megabytes of results

    /// <param name="count">How many there are.</param>
    /// <param name="all">Makes them; the same every time.</param>
    public static IReadOnlyList<T> Of<T>(int count, Func<IEnumerable<T>> all) => count > MostHeld ? new Derived<T>(count, all) : [.. all()];

    /// <summary>What follows from each of a list.</summary>
    public static IReadOnlyList<TResult> From<T, TResult>(IReadOnlyList<T> list, Func<T, TResult> derive) =>
        Of(list.Count, () => list.Select(derive));
}
