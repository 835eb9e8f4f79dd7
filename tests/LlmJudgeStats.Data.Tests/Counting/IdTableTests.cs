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

    // From 262,144 ids on: before that too little is known.
    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(3.7, 3.7)]
    [InlineData(1e300, 8.0)]    // what is expected without end is believed step by step
    public void Room_is_made_for_the_ids_that_are_expected_and_none_is_lost(double timesAhead, double believed)
    {
        const int Ids = 400_000;
        const int Step = 1_000;
        var table = new IdTable(new ErrorLog("", 1));
        var largest = 0.0;
        for (var i = 0; i < Ids; i++)
        {
            if (i % Step == 0)
            {
                var before = table.Room;
                table.Reserve(Step, timesAhead);
                Assert.True(table.Room >= Step);
                if (i >= 262_144 && table.Room > before) largest = Math.Max(largest, (double)(i + table.Room) / i);
            }
            Assert.Equal(ItemKind.None, table.Mark(Id(i), Kind(i)));
        }
        // A page more or less, and filled to seven eighths where .82 is expected; by a quarter at least.
        Assert.InRange(largest, Math.Max(1.24, believed), Math.Max(1.26, believed * 0.875 / 0.82 * 1.01));
        for (var i = 0; i < Ids; i++) Assert.Equal(Kind(i), table.Mark(Id(i), ItemKind.FromNumber(1)));

        static UInt128 Id(int i) => IdHash.Of(0, [(char)i, (char)(i >> 16)]);

        static ItemKind Kind(int i) => ItemKind.FromNumber(1 + ((uint)i % 3));
    }
}
