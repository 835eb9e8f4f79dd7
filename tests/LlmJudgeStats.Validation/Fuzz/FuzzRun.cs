using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace LlmJudgeStats.Validation.Fuzz;

/// <summary>Asks all of many hostile studies, and prints each kind of fault once with its first case, and what took long.</summary>
internal static class FuzzRun
{
    public const ulong Seed = 11;

    private const int Chunk = 100;
    private const double Slow = 0.2;    // seconds

    /// <param name="studies">How many studies.</param>
    /// <param name="patience">After how long nothing more is asked.</param>
    /// <param name="filter">Which targets, by name.</param>
    /// <returns>1 when a fault was found, else 0.</returns>
    public static int Run(long studies, TimeSpan patience, Filter filter)
    {
        var faults = new ConcurrentDictionary<string, (long Count, string First)>();
        var slow = new ConcurrentDictionary<string, (long Count, double Longest, string Where)>();
        var targets = FuzzTarget.All.Where(target => filter.Has("interval", target.Name)).ToArray();
        var clock = Stopwatch.StartNew();
        var asked = 0L;
        Parallel.For(0, ((studies - 1) / Chunk) + 1, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, part =>
        {
            if (clock.Elapsed > patience) return;
            var check = new FuzzCheck(
                (what, one, fault) => faults.AddOrUpdate(
                    what, _ => (1, $"{one}: {fault}"), (_, found) => found with { Count = found.Count + 1 }),
                Timed);
            for (var i = part * Chunk; i < Math.Min(studies, (part + 1) * Chunk); i++)
            {
                var one = FuzzCase.Of(Seed, (ulong)i);
                foreach (var target in targets.Where(target => i % target.OneIn == 0)) check.Ask(target, one);
                check.AskOthers(one);
                Interlocked.Increment(ref asked);
            }
        });
        Print(asked, clock.Elapsed, faults, slow);
        return faults.IsEmpty ? 0 : 1;

        string? Timed(Func<string?> body, string what, FuzzCase one)
        {
            var start = Stopwatch.GetTimestamp();
            var found = body();
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (seconds > Slow)
            {
                slow.AddOrUpdate(what, _ => (1, seconds, one.ToString()), (_, last) => seconds > last.Longest
                    ? (last.Count + 1, seconds, one.ToString())
                    : last with { Count = last.Count + 1 });
            }
            return found;
        }
    }

    private static void Print(long asked, TimeSpan taken, ConcurrentDictionary<string, (long Count, string First)> faults,
        ConcurrentDictionary<string, (long Count, double Longest, string Where)> slow)
    {
        foreach (var (what, (count, first)) in faults.OrderBy(fault => fault.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FAULT {what}: {count}, first {first}"));
        foreach (var (what, (count, longest, where)) in slow.OrderBy(call => call.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SLOW {what}: {count}, longest {longest:F2} s, {where}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{asked} studies in {taken.TotalSeconds:F0} s: {faults.Values.Sum(fault => fault.Count)} faults, "
                + $"{slow.Values.Sum(call => call.Count)} calls over {Slow} s"));
    }
}
