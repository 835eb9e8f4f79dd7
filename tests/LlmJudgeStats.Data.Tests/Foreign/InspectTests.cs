using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>Logs of Inspect, by the table of docs/formats.md.</summary>
public sealed class InspectTests
{
    [Fact]
    public void Without_a_grader_the_model_grades_itself_and_epochs_are_runs()
    {
        var read = ForeignReading.Of(Log(1, """ "config": {"epochs": 2} """,
            Sample("\"a\"", 1, """ "s": {"value": "C"} """), Sample("\"a\"", 2, """ "s": {"value": "I"} """)));
        Assert.Equal(["a/gpt/gpt/s/pass///1/", "a/gpt/gpt/s/fail///2/"], read.Rows);
        Assert.Equal(("inspect", "1"), (read.Source.Format, read.Source.Version));
    }

    [Fact]
    public void Scorers_with_several_values_partial_ones_and_edits_are_told_apart()
    {
        const string Roles = """ "model_roles": {"grader": {"model": "judge"}}, "scorers": [{"name": "s"}, {"name": "d"}] """;
        var read = ForeignReading.Of(Log(2, Roles,
            Sample("1", 1, """ "s": {"value": "P"}, "d": {"value": {"x": 1, "y": 0.5}} """),
            Sample("2", 1, """ "s": {"value": "N", "history": [{"value": "C"}, {"value": "N"}]}, "d": {"value": {"x": 0, "y": 1}} """)));
        Assert.Equal(
        [
            "1/gpt/judge/s/P///1/", "1/gpt/judge/d/x/pass/1//1/", "1/gpt/judge/d/y//0.5//1/",
            "2/gpt/judge/s/pass///1/", "2/gpt/judge/d/x/fail/0//1/", "2/gpt/judge/d/y//1//1/",
        ], read.Rows);
        Assert.Contains(read.Notes, note => note.Message.StartsWith("1 scores were edited", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_scored_failed_or_was_invalidated_is_told_apart()
    {
        var read = ForeignReading.Of(Log(2, """ "scorers": [{"name": "s"}, {"name": "t"}] """,
            Sample("1", 1, """ "s": {"value": NaN}, "t": {"value": null} """),
            """{"id": 2, "epoch": 1, "scores": {}, "error": {"message": "MARKER"}}""",
            """{"id": 3, "epoch": 1, "scores": {"s": {"value": "C"}}, "invalidation": {"reason": "x"}}""",
            Sample("4", 1, """ "s": {"value": "C"}, "t": {"value": "I"} """)));
        Assert.Equal(
        [
            "1/gpt/gpt/s////1/not-scored", "1/gpt/gpt/t////1/not-scored", "2/gpt/gpt/s////1/system-error", "2/gpt/gpt/t////1/system-error",
            "4/gpt/gpt/s/pass///1/", "4/gpt/gpt/t/fail///1/",
        ], read.Rows);
        Assert.Equal([new("invalidated", 1)], read.Source.Ignored);
    }

    [Fact]
    public void Words_stay_as_they_are_for_whoever_names_them()
    {
        var read = ForeignReading.Of(Log(2, "\"config\": {}", Sample("1", 1, """ "s": {"value": "C"} """), Sample("2", 1,
            """ "s": {"value": "N"} """)),
            new() { PassValues = ["C"], FailValues = ["I", "N"] });
        Assert.Equal(["1/gpt/gpt/s/C///1/", "2/gpt/gpt/s/N///1/"], read.Rows);
    }

    /// <summary>Found by a variant: N was read as "no", and so as a fail.</summary>
    [Fact]
    public void An_answer_that_was_not_given_is_no_fail_until_somebody_says_so()
    {
        using var scratch = new ScratchFolder();
        var path = scratch.File("log.json", Log(2, "\"config\": {}", Sample("1", 1, """ "s": {"value": "C"} """),
            Sample("2", 1, """ "s": {"value": "I"} """), Sample("3", 1, """ "s": {"value": "N"} """)));
        var cancellation = TestContext.Current.CancellationToken;
        JudgeTally Tally(JudgmentReaderOptions options) =>
            JudgmentReader.Read(path, options, cancellationToken: cancellation).Groups[0].Test;
        Assert.Throws<JudgeDataException>(() => Tally(JudgmentReaderOptions.Default));
        Assert.Equal(Reading.Tally(1, 1), Tally(new() { MissingValues = ["N"] }));
        Assert.Equal(Reading.Tally(1, 2), Tally(new() { PassValues = ["C"], FailValues = ["I", "N"] }));
        // As doctor shows the words.
        Assert.Equal(Reading.Tally(1, 2), Tally(new() { PassValues = ["pass"], FailValues = ["fail", "N"] }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(93)]
    public void A_packed_log_reads_as_the_plain_one(int method)
    {
        var archive = Packed(method,
            ("header.json", Header("success")), ("summaries.json", "[" + Sample("1", 1, """ "s": {"value": "C"} """) + "]"));
        Assert.Equal(["1/gpt/gpt/s/pass///1/"], ForeignReading.Of(archive).Rows);
    }

    [Fact]
    public void Samples_are_read_where_summaries_have_no_scores()
    {
        var archive = Packed(8, ("header.json", Header("success")), ("summaries.json", """[{"id": 1, "epoch": 1}]"""),
            ("samples/1_epoch_1.json", Sample("1", 1, """ "s": {"value": "I"} """)));
        Assert.Equal(["1/gpt/gpt/s/fail///1/"], ForeignReading.Of(archive).Rows);
    }

    [Fact]
    public void A_run_that_was_cut_off_takes_the_last_word_on_each_sample()
    {
        var archive = Packed(93, ("_journal/start.json", Header("started")),
            ("_journal/summaries/10.json", "[" + Sample("1", 1, """ "s": {"value": "C"} """) + "]"),
            ("_journal/summaries/9.json", "[" + Sample("1", 1, """ "s": {"value": "I"} """) + ", " + Sample("2", 1,
                """ "s": {"value": "I"} """) + "]"));
        var read = ForeignReading.Of(archive);
        Assert.Equal(["2/gpt/gpt/s/fail///1/", "1/gpt/gpt/s/pass///1/"], read.Rows);
        Assert.Contains(read.Notes, note => note is { Code: "LJS4105" } && note.Message.Contains("2 of 5 samples",
            StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_checksum_and_an_unknown_packing_are_refused()
    {
        var archive = Packed(0, ("header.json", Header("success")), ("summaries.json", "[" + Sample("1", 1,
            """ "s": {"value": "C"} """) + "]"));
        var at = archive.AsSpan().IndexOf("\"value\": \"C\""u8);
        archive[at + 10] = (byte)'I';
        var error = Assert.Throws<JudgeDataException>(() => ForeignReading.Of(archive)).Errors[0];
        Assert.Equal("LJS4004", error.Code);
        Assert.Contains("summaries.json", error.Message, StringComparison.Ordinal);
        Assert.Equal("LJS4003",
            Assert.Throws<JudgeDataException>(() => ForeignReading.Of(Packed(12, ("header.json", Header("success"))))).Errors[0].Code);
    }

    [Fact]
    public void Another_version_is_refused() =>
        Assert.Equal("LJS4040", ForeignReading.Error(Log(3, "\"config\": {}", Sample("1", 1, """ "s": {"value": "C"} """))).Code);

    private static string Log(int version, string eval, params string[] samples) =>
        $$"""
        {"version": {{version}}, "status": "success", "eval": {"model": "gpt", {{eval}} },
        "samples": [{{string.Join(", ", samples)}}]}
        """;

    private static string Sample(string id, int epoch, string scores) =>
        $$"""{"id": {{id}}, "epoch": {{epoch}}, "input": "MARKER", "scores": { {{scores}} } }""";

    private static string Header(string status) =>
        $$$"""{"version": 2, "status": "{{{status}}}", "eval": {"model": "gpt", "dataset": {"samples": 5}, "scorers": [{"name": "s"}]}}""";

    // Written by hand: the framework packs with deflate only. Zstandard in two frames, as the tool writes it.
    private static byte[] Packed(int method, params (string Name, string Text)[] entries)
    {
        using var archive = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, text) in entries)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var packed = Pack(method, bytes);
            var crc = System.IO.Hashing.Crc32.HashToUInt32(bytes);
            var header = (uint)archive.Position;
            Write(archive, 0x04034B50u, (ushort)20, (ushort)0, (ushort)method, 0u, crc, (uint)packed.Length, (uint)bytes.Length,
                (ushort)name.Length, (ushort)0, Encoding.UTF8.GetBytes(name), packed);
            Write(directory, 0x02014B50u, (ushort)20, (ushort)20, (ushort)0, (ushort)method, 0u, crc, (uint)packed.Length,
                (uint)bytes.Length,
                (ushort)name.Length, (ushort)0, (ushort)0, (ushort)0, (ushort)0, 0u, header, Encoding.UTF8.GetBytes(name));
        }
        var start = (uint)archive.Position;
        archive.Write(directory.ToArray());
        Write(archive, 0x06054B50u, 0u, (ushort)entries.Length, (ushort)entries.Length, (uint)directory.Length, start, (ushort)0);
        return archive.ToArray();
    }

    private static byte[] Pack(int method, byte[] bytes)
    {
        if (method is not (8 or 93)) return bytes;
        using var packed = new MemoryStream();
        if (method == 8)
        {
            using var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            deflate.Write(bytes);
        }
        else
        {
            using var compressor = new Compressor();
            packed.Write(compressor.Wrap(bytes.AsSpan(0, bytes.Length / 2)));
            packed.Write(compressor.Wrap(bytes.AsSpan(bytes.Length / 2)));
        }
        return packed.ToArray();
    }

    private static void Write(Stream stream, params object[] fields)
    {
        foreach (var field in fields)
        {
            stream.Write(field switch
            {
                uint number => BitConverter.GetBytes(number),
                ushort number => BitConverter.GetBytes(number),
                var bytes => (byte[])bytes,
            });
        }
    }
}
