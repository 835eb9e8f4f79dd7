using System.Diagnostics;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>What a user told .NET does not reach the processes that tests start, and no test starts one in another way.</summary>
public sealed class CleanEnvironmentTests
{
    /// <summary>With the first of these set, a compiler's warning stood before what eight samples print.</summary>
    [Theory]
    [InlineData("DOTNET_CLI_UI_LANGUAGE")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT")]
    [InlineData("DOTNET_gcServer")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    [InlineData("COREHOST_TRACE")]
    [InlineData("COMPlus_EnableAVX2")]
    [InlineData("MSBUILDTERMINALLOGGER")]
    [InlineData("MSBuildSDKsPath")]
    [InlineData("VSTEST_HOST_DEBUG")]
    [InlineData("VSLANG")]
    [InlineData("PreferredUILang")]
    [InlineData("NO_COLOR")]
    [InlineData("no_color")]
    public void A_setting_is_not_inherited(string name)
    {
        var start = new ProcessStartInfo("dotnet");
        start.Environment[name] = "1";
        Assert.DoesNotContain(name, start.Cleaned().Environment.Keys);
    }

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("TMPDIR")]
    [InlineData("DOTNET_ROOT")]
    [InlineData("DOTNET_ROOT_X64")]
    [InlineData("DOTNET_HOST_PATH")]
    [InlineData("DOTNET_CLI_HOME")]
    [InlineData("NUGET_PACKAGES")]
    public void Where_things_are_is_inherited(string name)
    {
        var start = new ProcessStartInfo("dotnet");
        start.Environment[name] = "there";
        Assert.Contains(name, start.Cleaned().Environment.Keys);
    }

    /// <summary>A child that is not cleaned works on the machine where it was written.</summary>
    [Fact]
    public void Every_child_that_runs_dotnet_is_cleaned()
    {
        string[] folders = ["tests/LlmJudgeStats.Tests", "tests/LlmJudgeStats.Tool.Tests"];
        var starters = folders.SelectMany(folder => Repository.Files(folder, "*.cs"))
            .Where(file => Has(file, nameof(ProcessStartInfo))).ToList();
        Assert.Contains(starters, file => file.EndsWith("/ProcessTests.cs", StringComparison.Ordinal));
        Assert.All(starters, file => Assert.True(Has(file, ".Cleaned()"), file));

        static bool Has(string file, string text) => Repository.Read(file).Contains(text, StringComparison.Ordinal);
    }
}
