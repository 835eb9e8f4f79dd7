namespace LlmJudgeStats.Data;

/// <summary>A list of millions of values: none of them moves when more come.</summary>
/// <remarks>A page of nothing but the default takes no room, so that a list of what no row has costs nothing.</remarks>
internal sealed class PagedList<T>
{
    private const int PageBits = 14;
    private const int PageLength = 1 << PageBits;
    private const int LeastLength = 4;    // there may be many short lists
    private T[]?[] _pages = [];

    public int Count { get; private set; }

    public T? this[int i]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Count);
            var page = i >> PageBits < _pages.Length ? _pages[i >> PageBits] : null;
            var place = i & (PageLength - 1);
            return page is not null && place < page.Length ? page[place] : default;
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)Count);
            Store(i, value);
        }
    }

    public void Add(T? value)
    {
        if (!EqualityComparer<T>.Default.Equals(value, default)) Store(Count, value);
        Count++;
    }

    private void Store(int i, T? value)
    {
        var page = i >> PageBits;
        var place = i & (PageLength - 1);
        if (page >= _pages.Length) Array.Resize(ref _pages, Math.Max(page + 1, _pages.Length * 2));
        var values = _pages[page] ?? [];
        if (place >= values.Length)
        {
            // Only the first page begins small.
            var length = page > 0 ? PageLength : Math.Clamp(Math.Max(place + 1, values.Length * 2), LeastLength, PageLength);
            Array.Resize(ref values, length);
            _pages[page] = values;
        }
        values[place] = value!;
    }
}
