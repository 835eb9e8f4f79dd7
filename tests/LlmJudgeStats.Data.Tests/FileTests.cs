using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data.Tests;

/// <summary>bad-inputs.md E25: paths.</summary>
public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("judgestats").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void E25_a_file_is_read_and_named_in_the_result()
    {
        var path = Path.Combine(_folder, "a.csv");
        File.WriteAllText(path, "verdict,label\n1,1\n0,\n");
        var table = JudgmentReader.Read(path, JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((path, 2L), (table.Source.Name, table.Rows.Read));
    }

    /// <summary>attack-cases 07: E24, a file that is cut short, or written to, while it is read.</summary>
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void E24_a_file_that_changes_while_it_is_read_is_refused(int change)
    {
        var path = Path.Combine(_folder, "changing.csv");
        File.WriteAllText(path, "verdict,label\n" + string.Concat(Enumerable.Repeat("pass,pass\nfail,fail\npass,\n", 100_000)));
        var writer = new Once(() =>
        {
            if (change > 0) File.AppendAllText(path, "pass,pass\n");
            else Truncate(path, 1003);
        });
        var refused = Assert.Throws<JudgeDataException>(() =>
            JudgmentReader.Read(path, JudgmentReaderOptions.Default, writer, TestContext.Current.CancellationToken));
        Assert.Equal("LJS4007", Assert.Single(refused.Errors).Code);
        Assert.True(writer.IsDone);
    }

    /// <summary>Found by a reviewer: a file of labels was not looked at again.</summary>
    [Fact]
    public async Task E24_a_file_of_labels_that_changes_while_it_is_read_is_refused()
    {
        var path = Path.Combine(_folder, "labels.csv");
        await File.WriteAllTextAsync(path, "id,label\n" + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i},{i % 2}\n")),
            TestContext.Current.CancellationToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var started = new ManualResetEventSlim();
        var writing = Task.Run(() =>
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            while (!done.IsCancellationRequested)
            {
                file.Write("0,0\n"u8);
                file.Flush();
                started.Set();
                Thread.Sleep(1);
            }
        }, TestContext.Current.CancellationToken);
        started.Wait(TestContext.Current.CancellationToken);
        var refused = Assert.Throws<JudgeDataException>(() =>
            LabelReader.Read(path, ["id"], JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken));
        await done.CancelAsync();
        await writing;
        Assert.Equal("LJS4007", Assert.Single(refused.Errors).Code);
    }

    /// <summary>Found by a reviewer: what the system said while labels were read passed through as it was.</summary>
    [Fact]
    public void E25_a_file_of_labels_that_cannot_be_read_is_named()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("reads memory where there is none");
        var refused = Assert.Throws<JudgeDataException>(() =>
            LabelReader.Read("/proc/self/mem", ["id"], JudgmentReaderOptions.Default,
                cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(("LJS4001", "/proc/self/mem"), (Assert.Single(refused.Errors).Code, refused.Path));
    }

    private static void Truncate(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.SetLength(length);
    }

    private sealed class Once(Action work) : IProgress<long>
    {
        public bool IsDone { get; private set; }

        public void Report(long value)
        {
            if (IsDone) return;
            IsDone = true;
            work();
        }
    }

    [Fact]
    public void E25_a_missing_file_or_folder_is_a_one_line_error_that_names_the_path()
    {
        AssertRefused(Path.Combine(_folder, "no.csv"), "does not exist");
        AssertRefused(Path.Combine(_folder, "no", "no.csv"), "does not exist");
        AssertRefused(Path.Combine(_folder, new string('x', 5000)), "");
        AssertRefused("a\0b", "");
    }

    [Fact]
    public void E25_a_folder_is_a_one_line_error() => AssertRefused(_folder, "is a directory");

    [Fact]
    public void E25_a_file_without_permission_is_a_one_line_error()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs Unix file modes");
            return;
        }
        var path = Path.Combine(_folder, "secret.csv");
        File.WriteAllText(path, "verdict\n1\n");
        File.SetUnixFileMode(path, UnixFileMode.None);
        try
        {
            using var probe = File.OpenRead(path);
            Assert.Skip("this user may read everything");
        }
        catch (UnauthorizedAccessException)
        {
            AssertRefused(path, "permission denied");
        }
    }

    [Fact]
    public async Task E25_a_named_pipe_is_read()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("makes a pipe with mkfifo");
        var path = Path.Combine(_folder, "pipe");
        Assert.Equal(0, MakePipe(path, 0x180));   // 0600
        var cancellation = TestContext.Current.CancellationToken;
        var writing = Task.Run(() => File.WriteAllText(path, "verdict\n1\n0\n"), cancellation);
        var table = await JudgmentReader.ReadAsync(path, JudgmentReaderOptions.Default, cancellationToken: cancellation);
        Assert.Equal(2, table.Rows.Used);
        await writing;
    }

    [Fact]
    public void An_empty_path_is_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(
            () => JudgmentReader.Read("", JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken));

    private static void AssertRefused(string path, string because)
    {
        var refusal = Assert.Throws<JudgeDataException>(() =>
            JudgmentReader.Read(path, JudgmentReaderOptions.Default, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal("LJS4001", Assert.Single(refusal.Errors).Code);
        Assert.Equal(path, refusal.Path);
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);
}
