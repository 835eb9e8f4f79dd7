namespace LlmJudgeStats.Data.Tests;

/// <summary>The table of ids against a dictionary, also where hashes crowd as no real ones do.</summary>
public sealed class IdTableTests
{
    [Theory]
    [InlineData(200_000, 0UL, ulong.MaxValue)]          // as they are, through a dozen growths
    [InlineData(20_000, 0UL, 1000UL)]                   // all at the first slot: none of them can move while the table grows
    [InlineData(20_000, ulong.MaxValue - 1000, 1000UL)] // all at the last slot: they go on at the first
    [InlineData(20_000, 1UL << 63, 0UL)]                // told apart by their last 28 bits alone
    [InlineData(60_000, 0xFF00_0000_0000_0000, 0x00FF_FFFF_FFFF_FFFF)]   // crowds that grow over the end
    public void Every_mark_is_remembered_and_no_other(int marks, ulong from, ulong width)
    {
        var random = new Random(marks);
        var table = new IdTable(new ErrorLog("", 1));
        var expected = new Dictionary<UInt128, ItemKind>();
        for (var i = 0; i < marks; i++)
        {
            var start = width == ulong.MaxValue ? (ulong)random.NextInt64() << 1 : from + (ulong)random.NextInt64((long)width + 1);
            var id = new UInt128(start, (ulong)random.Next(marks / 2) << 4);
            if (i % 3 == 2) id = expected.Keys.ElementAt(random.Next(Math.Min(100, expected.Count)));
            var kind = ItemKind.FromNumber((uint)random.Next(ItemKind.All) + 1);
            Assert.Equal(expected.GetValueOrDefault(id), table.Mark(id, kind));
            expected.TryAdd(id, kind);
        }
        foreach (var (id, first) in expected) Assert.Equal(first, table.Mark(id, ItemKind.FromNumber(1)));
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(3.7)]
    public void Room_is_made_for_the_ids_that_are_expected_and_none_is_lost(double timesAhead)
    {
        const int Ids = 300_000;
        var table = new IdTable(new ErrorLog("", 1));
        for (var i = 0; i < Ids; i++)
        {
            if (i % 10_000 == 0) table.Reserve(10_000, timesAhead);
            Assert.Equal(ItemKind.None, table.Mark(IdHash.Of(0, [(char)i, (char)(i >> 16)]), ItemKind.FromNumber(1 + ((uint)i % 3))));
        }
        for (var i = 0; i < Ids; i++)
        {
            var first = table.Mark(IdHash.Of(0, [(char)i, (char)(i >> 16)]), ItemKind.FromNumber(1));
            Assert.Equal(ItemKind.FromNumber(1 + ((uint)i % 3)), first);
        }
    }
}
