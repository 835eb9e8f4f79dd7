using System.IO.Compression;
using System.Text;

namespace LlmJudgeStats.Data.Tests;

/// <summary>Files that were damaged by a few bytes, read in one of many ways: a test reads some, the validation half a million.</summary>
internal static class DamagedFiles
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
        Gzip("item_id\tsystem\tverdict\tlabel\tn\na\ts\tpass\t1\t1\nb\ts\tfail\t\t5\n"),
        [.. """
            {"v": 2, "rows": [
              {"item_id": "a", "system": "s", "verdict": 1, "label": NaN, "n": 2},
              {"item_id": "b", "system": "s", "verdict": 0, "label": 0, "n": 1, "x": {"y": [1]}}]}
            """u8],
        [.. "sep=;\nitem_id;system;verdict;label;n;c\na;s;1;1;1;hi\nb;s;0;;5;lo\nc;S;timeout;unsure;1;hi\nd;s;;0;2;lo\n"u8],
    ];

    private static readonly JudgmentReaderOptions s_plain = new() { GroupColumns = ["system"], CountColumn = "n" };

    private static readonly JudgmentReaderOptions[] s_options =
    [
        s_plain,
        s_plain with { Design = CalibrationDesign.Random, MissingValues = ["timeout", "unsure"] },
        s_plain with { Design = CalibrationDesign.ByVerdict, StratumColumn = "item_id" },
        s_plain with { VerdictRule = ScoreRule.Parse(">=1"), Scale = new(0, 5), LabelMeaning = LabelMeaning.Agreement },
        s_plain with { RaterColumns = ["label", "label"], Raters = RaterRule.Majority },
        s_plain with { Where = [new("system", "s") { IsExclusion = true }], Calibration = new("item_id", "a") },
        s_plain with { Labels = Labels("item_id,label\na,1\nb,0\n") },
    ];

    /// <summary>
    /// Reads the damaged file of a seed: whether it is a whole result; else it is refused, in print. Anything else throws.
    /// </summary>
    public static bool IsRead(int seed)
    {
        var random = new Random(seed);
        var bytes = Damage(s_seeds[seed % s_seeds.Length], random);
        var options = s_options[seed / s_seeds.Length % s_options.Length];
        using var stream = new MemoryStream(bytes);
        try
        {
            var table = JudgmentReader.Read(stream, "damaged", options);
            Demand(table.Rows.Read == table.Rows.Used + table.Rows.Skipped.Sum(reason => reason.Value), seed, "rows are not reconciled");
            Demand(table.Groups.All(group => group.Strata.Count > 0 && group.ToTable().Strata == group.Strata.Count), seed,
                "strata are lost");
            foreach (var note in table.Notes) DemandPrintable(note.Message + note.Fix, seed);
            return true;
        }
        catch (JudgeDataException refusal)
        {
            Demand(refusal.Errors.Count > 0, seed, "refused without a reason");
            DemandPrintable(refusal.Message.Replace("\n", "", StringComparison.Ordinal), seed);
            return false;
        }
    }

    private static LabelTable Labels(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return LabelReader.Read(stream, "labels", ["item_id"], JudgmentReaderOptions.Default);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static void DemandPrintable(string text, int seed) =>
        Demand(!text.Any(char.IsControl), seed, "a message holds a control character");

    private static void Demand(bool holds, int seed, string fault)
    {
        if (!holds) throw new InvalidOperationException($"seed {seed}: {fault}");
    }

    private static byte[] Damage(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        byte[] favourites = [(byte)'"', (byte)'\r', (byte)'\n', (byte)',', (byte)'{', (byte)'[', (byte)'\\', 0, 0xFF, 0xC3];
        for (var i = random.Next(0, 3); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0: bytes.RemoveAt(at); break;
                case 1: bytes.Insert(at, favourites[random.Next(favourites.Length)]); break;
                case 2: bytes[at] = (byte)random.Next(256); break;
                case 3: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 40))); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 20)))); break;
            }
        }
        return [.. bytes];
    }
}
