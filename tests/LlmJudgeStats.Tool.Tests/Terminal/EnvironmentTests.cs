using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Rows of bad-inputs.md that need a process, a shell or a disk: the id of the row starts the name.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string s_tool = $"'{CleanEnvironment.Dotnet}' '{typeof(App).Assembly.Location}'";    // for a shell
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void E27_a_pattern_that_the_shell_found_no_file_for_is_a_path_that_does_not_exist()
    {
        var answer = Judgestats.Run("estimate", _scratch.Path("*.csv"));
        answer.IsRefused("*.csv", "does not exist");
    }

    /// <summary>Names of groups and ids are data: no path is ever made of one.</summary>
    [Fact]
    public void F22_an_id_is_no_file_name()
    {
        string[] names = ["../../x", "/etc/x", "CON", "a:b", "..", "~", "x\\y"];
        var input = _scratch.File("rows.csv", "id,g,verdict,label\n" + string.Concat(names.Select(name => $"{name},{name},1,\n")));
        var report = _scratch.Path("report.json");
        var answer = Judgestats.Line($"estimate {input} --group g --id id --format json --output {report}");
        Assert.Equal((0, ""), (answer.Exit, answer.Out));
        Assert.Equal([report, input], Directory.GetFileSystemEntries(_scratch.Folder).Order(StringComparer.Ordinal));
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(report));
        Assert.Equal(names, document.RootElement.GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("group").GetProperty("g").GetString()));
    }

    [Fact]
    public async Task G10_a_reader_that_closes_its_end_ends_nothing_loudly()
    {
        if (!OperatingSystem.IsLinux()) return;    // elsewhere the shell is another
        _scratch.File("rows.csv", Rows(20_000));
        var (exit, output, error) = await Shell($"{{ {s_tool} estimate rows.csv --group g --format csv; echo $? > exit; }} | head -n 1");
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("g,method,", output, StringComparison.Ordinal);
        Assert.Equal("0\n", await File.ReadAllTextAsync(_scratch.Path("exit"), TestContext.Current.CancellationToken));
    }

    /// <summary>Stopped while it writes: its file is there half, under a name that nobody knows.</summary>
    [Theory]
    [InlineData("INT", 2)]
    [InlineData("TERM", 15)]
    public async Task G11_who_stops_the_tool_is_left_no_half_a_file(string signal, int number)
    {
        if (!OperatingSystem.IsLinux()) return;
        var exit = 128 + number;
        Assert.SkipWhen(IsIgnored(number), "started in the background: children inherit that the signal is ignored");
        var input = _scratch.File("rows.csv", Rows(200_000));
        using var process = Process.Start(new ProcessStartInfo(CleanEnvironment.Dotnet,
            [typeof(App).Assembly.Location, "estimate", input, "--group", "g", "--output", _scratch.Path("report.txt")]).Cleaned())!;
        while (!process.HasExited && Directory.GetFiles(_scratch.Folder, ".*").Length == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(exit, process.ExitCode);
        Assert.Equal([input], Directory.GetFileSystemEntries(_scratch.Folder));
    }

    private static bool IsIgnored(int signal)
    {
        const string Field = "SigIgn:";
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Field, StringComparison.Ordinal));
        var ignored = ulong.Parse(line[Field.Length..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (ignored & (1UL << (signal - 1))) != 0;
    }

    /// <summary>A limit of the size of files stands for a disk that is full: the write fails in the middle.</summary>
    [Fact]
    public async Task G12_a_full_disk_is_refused_and_nothing_is_left()
    {
        if (!OperatingSystem.IsLinux()) return;
        var input = _scratch.File("rows.csv", Rows(2_000));
        const string Limited = "trap '' XFSZ; ulimit -f 16; DOTNET_EnableWriteXorExecute=0";    // the runtime's own memory is a file, too
        var (exit, output, error) = await Shell($"{Limited} {s_tool} estimate rows.csv --group g --format json --output report.json");
        Assert.Equal((3, ""), (exit, output));
        Assert.StartsWith("judgestats: --output report.json cannot be written: ", error, StringComparison.Ordinal);
        Assert.Equal([input], Directory.GetFileSystemEntries(_scratch.Folder));
    }

    /// <summary>A report has no date, so there is none to pin: the same bytes in any time zone and under any clock.</summary>
    [Fact]
    public void G13_nothing_that_is_reported_comes_from_a_clock()
    {
        string[] clocks =
        [
            "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "DateTime.Today", "Stopwatch", "TickCount",
            "TimeProvider",
        ];
        var users = Directory.EnumerateFiles(Path.Combine(Scratch.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("\\obj\\", StringComparison.Ordinal))
            .Where(file => clocks.Any(clock => File.ReadAllText(file).Contains(clock, StringComparison.Ordinal)))
            .Select(Path.GetFileName);
        // A line of progress, which is gone when the answer comes.
        Assert.Equal(["Delivery.cs", "ProgressLine.cs"], users.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// What would not run as native code is a warning of the build, and warnings are errors there; the native tool itself is packed and
    /// compared by .ci/native, which needs a compiler and minutes.
    /// </summary>
    [Fact]
    public void G17_libraries_are_built_for_native_code()
    {
        var properties = File.ReadAllText(Scratch.InRepository("Directory.Build.props"));
        Assert.Matches("<IsAotCompatible Condition=\"'[^\"]*' != 'LlmJudgeStats.Tool'\">true</IsAotCompatible>", properties);
        var project = File.ReadAllText(Scratch.InRepository("src", "LlmJudgeStats.Tool", "LlmJudgeStats.Tool.csproj"));
        Assert.Contains("<PublishAot>true</PublishAot>", project, StringComparison.Ordinal);
        Assert.True(File.Exists(Scratch.InRepository(".ci", "native")));
    }

    /// <summary>One processor and a heap of 192 MB, as in a container of 256 MB: the same answer, also of a simulation.</summary>
    [Theory]
    [InlineData("estimate docs/samples/nq301-counts.csv --count count --group judge,system --calibration cal=1 --reveal --format json")]
    [InlineData("coverage --passed 36 --total 50 --tp 9 --fn 1 --fp 2 --tn 8 --replications 200 --format json")]
    public async Task G19_a_small_container_is_enough(string line)
    {
        if (!OperatingSystem.IsLinux()) return;
        var small = await Shell(
            $"cd '{Scratch.Root}' && DOTNET_PROCESSOR_COUNT=1 DOTNET_GCHeapHardLimit=C000000 {s_tool} {line}");
        var large = await Shell($"cd '{Scratch.Root}' && {s_tool} {line}");
        Assert.Equal((0, ""), (small.Exit, small.Error));
        Assert.Equal(large.Out, small.Out);
    }

    private static string Rows(int groups)
    {
        var text = new StringBuilder("g,verdict,label\n");
        for (var i = 0; i < groups; i++) text.Append(CultureInfo.InvariantCulture, $"group-{i:0000000},{i % 2},\n");
        return text.ToString();
    }

    private async Task<(int Exit, string Out, string Error)> Shell(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = _scratch.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }.Cleaned();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
