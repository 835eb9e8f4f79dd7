using System.Globalization;
using LlmJudgeStats.Tests.Docs;

namespace LlmJudgeStats.Tests.BitIdentity;

/// <summary>The same answers to the last bit whatever the processor can do, however many threads there are, and in every culture.</summary>
/// <remarks>
/// Math.Log and Math.Exp come from the C library, which the switches of .NET do not reach: on one machine they too give the same bits.
/// Those of vectors are .NET's own and use FMA where there is one: posteriors by quadrature differ in the last digits (lines with ~).
/// </remarks>
[Collection(nameof(ChildProcesses))]
public class BitIdentityTests
{
    private const double Near = 1e-13;    // relative: a few units in the last place through a sum of some thousand terms

    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "LlmJudgeStats.BitIdentity.dll");

    [Fact]
    public async Task G18_results_are_the_same_bits_whatever_switches_threads_and_culture()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var plain = await RunAsync("", [], cancellation);
        Assert.True(plain.Results.Length > 100);
        Run[] others = await Task.WhenAll(
            RunAsync("", [("DOTNET_EnableAVX512", "0")], cancellation),
            RunAsync("", [("DOTNET_EnableAVX2", "0")], cancellation),
            RunAsync("", [("DOTNET_EnableHWIntrinsic", "0")], cancellation),
            RunAsync("de-DE", [("DOTNET_PROCESSOR_COUNT", "1")], cancellation),
            RunAsync("tr-TR", [("DOTNET_PROCESSOR_COUNT", "2")], cancellation));

        // Each switch took effect, or there is nothing that it could have switched off.
        Assert.Equal("False", others[0].Switches["vector512"]);
        Assert.Equal(plain.Switches["vector256"], others[0].Switches["vector256"]);
        Assert.Equal("False", others[1].Switches["avx2"]);
        Assert.Equal("False", others[1].Switches["vector256"]);
        Assert.Equal("False", others[2].Switches["vector128"]);
        Assert.Equal(("de-DE 0,5", "1"), (others[3].Switches["culture"], others[3].Switches["processors"]));
        Assert.Equal(("tr-TR 0,5", "2"), (others[4].Switches["culture"], others[4].Switches["processors"]));
        Assert.All(others, other => Assert.Equal(plain.Results, other.Results));
        Assert.True(plain.Posteriors.Length > 20);
        Assert.All(others, other => Assert.All(plain.Posteriors.Zip(other.Posteriors),
            pair => Assert.InRange(pair.Second, pair.First * (1 - Near), pair.First * (1 + Near))));
        Assert.Equal(plain.Posteriors, others[0].Posteriors);
        Assert.Equal(plain.Posteriors, others[3].Posteriors);
        Assert.Equal(plain.Posteriors, others[4].Posteriors);
    }

    private static async Task<Run> RunAsync(string culture, (string Name, string Value)[] environment, CancellationToken cancellation)
    {
        var outcome = await ChildProcess.DotnetAsync(
            [s_program, culture], cancellation, [("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0"), .. environment]);
        outcome.Succeeded($"{culture} {string.Join(' ', environment)}");
        var lines = outcome.Out.Split('\n');
        var switches = lines.Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..].Split(' ', 2))
            .ToDictionary(line => line[0], line => line[1]);
        double[] posteriors =
        [
            .. lines.Where(line => line.StartsWith('~')).SelectMany(line => line[2..].Split(' '))
                .Select(text => double.Parse(text, CultureInfo.InvariantCulture)).Where(double.IsFinite),
        ];
        return new(switches, [.. lines.Where(line => !line.StartsWith('#') && !line.StartsWith('~'))], posteriors);
    }

    private sealed record Run(Dictionary<string, string> Switches, string[] Results, double[] Posteriors);
}
