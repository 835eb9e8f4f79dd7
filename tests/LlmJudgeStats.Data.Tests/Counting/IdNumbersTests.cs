namespace LlmJudgeStats.Data.Tests;

/// <summary>Numbers of ids against a dictionary, also where fingerprints crowd as no real ones do.</summary>
public sealed class IdNumbersTests
{
    [Theory]
    [InlineData(200_000, ulong.MaxValue, ulong.MaxValue)]
    [InlineData(5_000, 15UL, ulong.MaxValue)]    // all in a few slots
    [InlineData(5_000, ulong.MaxValue, 1UL)]     // with two tags
    [InlineData(5_000, 1UL, ~255UL)]             // told apart by what neither slot nor tag shows
    public void An_id_keeps_its_number_and_others_may_lie_between(int rows, ulong low, ulong high)
    {
        var random = new Random(rows);
        var numbers = new IdNumbers();
        var expected = new Dictionary<UInt128, int>();
        var next = 0;
        for (var i = 0; i < rows; i++)
        {
            if (i % 7 == 3) next++;    // a row without an id stands alone
            var id = new UInt128((ulong)random.Next(rows / 2) * 0x9E37_79B9_7F4A_7C15 & high, (ulong)random.Next(rows / 2) & low);
            if (i % 3 == 2) id = expected.Keys.ElementAt(random.Next(Math.Min(100, expected.Count)));
            var number = numbers.Of(id, next);
            Assert.Equal(expected.GetValueOrDefault(id, next), number);
            if (expected.TryAdd(id, number)) next++;
        }
    }
}
