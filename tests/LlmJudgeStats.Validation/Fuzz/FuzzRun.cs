using System.Diagnostics;
using System.Globalization;

namespace LlmJudgeStats.Validation.Fuzz;

/// <summary>Asks all of many hostile studies, and prints each kind of fault once with its first case, and what took long.</summary>
internal static class FuzzRun
{
    public const ulong Seed = 11;

    private const double Slow = 0.2;    // seconds of the processor
    private const int Again = 2;        // how often a slow call is made once more: the least counts, for others may be busy on this machine

    /// <param name="first">The number of the first study: a long run can be done in parts.</param>
    /// <param name="studies">How many studies.</param>
    /// <param name="patience">After how long nothing more is asked.</param>
    /// <param name="filter">Which targets, by name.</param>
    /// <returns>1 when a fault was found, else 0.</returns>
    public static int Run(long first, long studies, TimeSpan patience, Filter filter)
    {
        var faults = new Dictionary<string, (long Count, string First)>(StringComparer.Ordinal);
        var slow = new Dictionary<string, (long Count, double Longest, string Where)>(StringComparer.Ordinal);
        var targets = FuzzTarget.All.Where(target => filter.Has("interval", target.Name)).ToArray();
        var clock = Stopwatch.StartNew();
        var check = new FuzzCheck(
            (what, one, fault) => faults[what] = faults.TryGetValue(what, out var found)
                ? found with { Count = found.Count + 1 }
                : (1, $"{one}: {fault}"),
            Timed);
        var asked = 0L;
        for (; asked < studies && clock.Elapsed < patience; asked++)
        {
            var index = first + asked;
            var one = FuzzCase.Of(Seed, (ulong)index);
            foreach (var target in targets.Where(target => index % target.OneIn == 0)) check.Ask(target, one);
            check.AskOthers(one);
        }
        Print(first, asked, clock.Elapsed, faults, slow);
        return faults.Count == 0 ? 0 : 1;

        string? Timed(Func<string?> body, string what, FuzzCase one)
        {
            var (found, seconds) = Clocked(body);
            for (var i = 0; i < Again && seconds > Slow; i++) seconds = Math.Min(seconds, Clocked(body).Seconds);
            if (seconds > Slow)
            {
                var isKnown = slow.TryGetValue(what, out var last);
                slow[what] = isKnown && last.Longest >= seconds
                    ? last with { Count = last.Count + 1 }
                    : (last.Count + 1, seconds, one.ToString());
            }
            return found;
        }
    }

    // Seconds of the processor, of one thread only, so that they are those of the call.
    private static (string? Found, double Seconds) Clocked(Func<string?> body)
    {
        var before = Environment.CpuUsage.TotalTime;
        var found = body();
        return (found, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    private static void Print(long from, long asked, TimeSpan taken, Dictionary<string, (long Count, string First)> faults,
        Dictionary<string, (long Count, double Longest, string Where)> slow)
    {
        foreach (var (what, (count, first)) in faults.OrderBy(fault => fault.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FAULT {what}: {count}, first {first}"));
        foreach (var (what, (count, longest, where)) in slow.OrderBy(call => call.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SLOW {what}: {count}, longest {longest:F2} s, {where}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{asked} studies from number {from} in {taken.TotalSeconds:F0} s: {faults.Values.Sum(fault => fault.Count)} faults, "
                + $"{slow.Values.Sum(call => call.Count)} calls over {Slow} s"));
    }
}
