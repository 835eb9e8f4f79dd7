namespace LlmJudgeStats.Data.Tests;

/// <summary>bad-inputs.md E22: memory does not grow with rows. Asserts on live memory, not on time.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class MemoryTests
{
    [Theory]
    [InlineData("system,judge,verdict,label\n", "s1,gpt,1,1\ns2,gpt,0,\ns1,claude,pass,1\n", "pass")]
    [InlineData("", """
        {"system":"s1","judge":"a","verdict":true}
        {"system":"s2","judge":"b","verdict":false,"label":1}
        {"verdict":null}

        """, null)]
    public void E22_a_million_rows_take_no_more_memory_than_a_few(string header, string body, string? pass)
    {
        const long Copies = 333_334;
        var live = new Dictionary<long, long>();
        using var stream = new RepeatingStream(header, body, Copies, copy =>
        {
            if (copy is Copies / 10 or Copies - 1) live[copy] = GC.GetTotalMemory(forceFullCollection: true);
        });
        var options = new JudgmentReaderOptions
        {
            GroupColumns = ["system", "judge"],
            PassValues = pass is null ? [] : [pass, "1"],
            FailValues = pass is null ? [] : ["0"],
        };
        var table = JudgmentReader.Read(stream, "stream", options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(3 * Copies, table.Rows.Read);
        Assert.Equal(3, table.Groups.Count);
        Assert.InRange(live[Copies - 1] - live[Copies / 10], long.MinValue, 64 * 1024);
    }
}
