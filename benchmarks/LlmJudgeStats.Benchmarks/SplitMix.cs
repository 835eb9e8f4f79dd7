namespace LlmJudgeStats.Benchmarks;

/// <summary>Steele, Lea &amp; Flood 2014 (SplitMix64): inputs that are the same on every run and machine.</summary>
internal sealed class SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Uniform on [0, 1).</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var x = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Uniform on the integers from low to high, both included.</summary>
    public int Next(int low, int high) => low + (int)(Next() * (high - low + 1));
}
