#:project ../../src/LlmJudgeStats.Data/LlmJudgeStats.Data.csproj
#:package DuckDB.NET.Data.Full@1.5.6.1
#:property ManagePackageVersionsCentrally=false
#:property NoWarn=$(NoWarn);CA2100
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Judgments in Parquet files: DuckDB counts them where they lie, and what travels are numbers of rows. Its package unpacks to 420 MB.
using DuckDB.NET.Data;
using LlmJudgeStats;
using LlmJudgeStats.Data;

await using var duckDb = new DuckDBConnection("DataSource=:memory:");
await duckDb.OpenAsync();

// A folder as a pipeline leaves it, with a file for each judge: the 10,641 judgments of the sample, a row each.
var folder = Directory.CreateTempSubdirectory("judgments-").FullName;
await using var write = duckDb.CreateCommand();
write.CommandText = $"""
    COPY (SELECT judge, system, cal, truth, verdict
          FROM read_csv('docs/samples/nq301-counts.csv', all_varchar = true), range(count::BIGINT))
    TO '{folder}' (FORMAT parquet, PARTITION_BY (judge))
    """;
await write.ExecuteNonQueryAsync();

var options = new JudgmentReaderOptions { GroupColumns = ["judge"], Calibration = new("cal", "1") };
var evidence = new SqlEvidence { Query = $"SELECT * FROM read_parquet('{folder}/*/*.parquet')", Options = options };
JudgmentTable table = await evidence.ReadAsync(duckDb);
Console.WriteLine($"{table.Rows.Read} rows, {table.Rows.Used} used");
foreach (var group in table.Groups)
{
    var study = new JudgeStudy { Test = group.Test, Calibration = group.Calibration };
    Console.WriteLine($"{group.Key[0].Value}: {JudgeStats.PassRate(in study)}");
}

// The reader of files counts the same in the table that they were made of.
var file = await JudgmentReader.ReadAsync("docs/samples/nq301-counts.csv", options with { CountColumn = "count" });
var ofFile = file.Groups.ToDictionary(group => group.Key[0].Value, group => (group.Test, group.Calibration));
Console.WriteLine($"as in the file: {table.Groups.All(group => ofFile[group.Key[0].Value] == (group.Test, group.Calibration))}");
Directory.Delete(folder, recursive: true);

// Prints:
// > 10641 rows, 10630 used
// > BEM: 78.2% [73.1%, 83.9%] (95% CI; asymmetric error, guarded score)
// > davinci-003: 80.3% [75.7%, 85.5%] (95% CI; asymmetric error, guarded score)
// > gpt-4: 73.6% [69.1%, 78.4%] (95% CI; asymmetric error, guarded score)
// > as in the file: True
