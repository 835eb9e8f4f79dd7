using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data.Tests.Foreign;

/// <summary>Parquet tables: columns of several types, row groups, and what cannot be read.</summary>
public sealed class ParquetTests
{
    [Fact]
    public async Task Numbers_truth_values_texts_and_gaps_read_as_text()
    {
        var (id, label, verdict) = (new DataField<long>("item_id"), new DataField<double?>("label"), new DataField<bool>("verdict"));
        var bytes = await Write(
            (id, group => group.WriteAsync<long>(id, new long[] { 9007199254740993, 2 })),
            (label, group => group.WriteAsync<double>(label, new double?[] { 1, null })),
            (verdict, group => group.WriteAsync<bool>(verdict, new[] { true, false })));
        var table = Reading.Bytes(bytes, name: "x.parquet");
        Assert.Equal(Reading.Table(1, 0, 0, 0), table.Groups[0].Calibration);
        Assert.Equal(Reading.Tally(0, 1), table.Groups[0].Test);
        Assert.Equal(("parquet", "item_id"), (table.Source.Account.Format, table.Source.IdColumn));
    }

    [Fact]
    public async Task A_folder_of_parts_is_one_table_and_parts_that_differ_are_none()
    {
        using var scratch = new ScratchFolder();
        var field = new DataField<bool>("verdict");
        var other = new DataField<int>("verdict");
        var part = await Write((field, group => group.WriteAsync<bool>(field, new[] { true, false, true })));
        scratch.File("d-00000-of-00002.parquet", part);
        scratch.File("d-00001-of-00002.parquet", part);
        var table = await JudgmentReader.ReadAsync(scratch.Folder, JudgmentReaderOptions.Default,
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((Reading.Tally(4, 2), 2), (table.Groups[0].Test, table.Source.Account.Files));
        scratch.File("d-00002-of-00002.parquet", await Write((other, group => group.WriteAsync<int>(other, new[] { 1 }))));
        var error = await Assert.ThrowsAsync<JudgeDataException>(() =>
            JudgmentReader.ReadAsync(scratch.Folder, JudgmentReaderOptions.Default,
                cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("LJS4041", error.Errors[0].Code);
    }

    private static async Task<byte[]> Write(params (DataField Column, Func<ParquetRowGroupWriter, Task> Write)[] columns)
    {
        using var stream = new MemoryStream();
        await using (var file = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(column => column.Column)), stream))
        {
            using var group = file.CreateRowGroup();
            foreach (var (_, write) in columns) await write(group);
        }
        return stream.ToArray();
    }
}
