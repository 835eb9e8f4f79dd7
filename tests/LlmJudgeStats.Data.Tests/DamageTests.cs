using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Ground rule of bad-inputs.md: whatever the bytes, there is a whole result or a JudgeDataException, and nothing else.</summary>
public sealed class DamageTests
{
    private static readonly byte[][] s_seeds =
    [
        Encoding.UTF8.GetBytes("item_id,system,verdict,label,n\r\na,\"s \"\"1\"\",1,1,2\r\n"
            + "b,s2,0,,1\r\nc,\"x\r\ny\",1,0,3\r\nü,模,,1,1\r\n"),
        [.. """
            {"item_id":1,"system":"a","verdict":true,"label":1,"n":2}
            {"verdict":null,"system":"\u00e9","n":1,"x":[{}]}
            """u8],
        [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("item_id;system;verdict;label;n\na;s;1;1;1\nb;s;0;;5\n")],
        Reading.Gzip("item_id\tsystem\tverdict\tlabel\tn\na\ts\tpass\t1\t1\nb\ts\tfail\t\t5\n"),
    ];

    private static readonly JudgmentReaderOptions s_options = new() { GroupColumns = ["system"], CountColumn = "n" };

    [Fact]
    public void Damaged_files_give_a_whole_result_or_a_typed_error()
    {
        var read = 0;
        var refused = 0;
        for (var seed = 0; seed < 8000; seed++)
        {
            var random = new Random(seed);
            var bytes = Damage(s_seeds[seed % s_seeds.Length], random);
            try
            {
                var table = Reading.Bytes(bytes, s_options);
                Assert.Equal(table.Rows.Read, table.Rows.Used + table.Rows.Skipped.Sum(reason => reason.Value));
                Assert.NotEmpty(table.Groups);
                read++;
            }
            catch (JudgeDataException refusal)
            {
                Assert.NotEmpty(refusal.Errors);
                Assert.All(refusal.Message, c => Assert.False(char.IsControl(c) && c != '\n'));
                refused++;
            }
        }
        // Both ways are taken often, so neither is checked in vain.
        Assert.InRange(read, 100, 7900);
        Assert.InRange(refused, 100, 7900);
    }

    private static byte[] Damage(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        byte[] favourites = [(byte)'"', (byte)'\r', (byte)'\n', (byte)',', (byte)'{', (byte)'\\', 0, 0xFF, 0xC3];
        for (var i = random.Next(1, 4); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes.RemoveAt(at); break;
                case 1: bytes.Insert(at, favourites[random.Next(favourites.Length)]); break;
                case 2: bytes[at] = (byte)random.Next(256); break;
                case 3: bytes.RemoveRange(at, random.Next(bytes.Count - at)); break;
                default: bytes.InsertRange(at, bytes.Slice(at, random.Next(Math.Min(20, bytes.Count - at)))); break;
            }
        }
        return [.. bytes];
    }
}
