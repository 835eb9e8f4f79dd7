namespace LlmJudgeStats.Numerics;

/// <summary>
/// Philox4x32-10, a counter-based generator: one independent stream for each (seed, stream), so the order and number of threads cannot
/// change a digit.
/// </summary>
/// <remarks>
/// The key is the seed; the counter is the block number (low 64 bits) and the stream (high 64 bits); each block gives four 32-bit words,
/// read in order, two for a 64-bit number (first word low). Mutable: keep it in a local. Source: Salmon, Moraes, Dror &amp; Shaw 2011; the
/// tests hold the authors' known answers.
/// </remarks>
internal struct Philox(ulong seed, ulong stream)
{
    internal const int Rounds = 10;
    internal const uint MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57;
    internal const uint WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;

    private ulong _block;
    private ulong _spare;
    private bool _hasSpare;

    /// <summary>The next 64 bits.</summary>
    public ulong NextUInt64()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }
        var words = Block((uint)_block, (uint)(_block >> 32), (uint)stream, (uint)(stream >> 32), (uint)seed, (uint)(seed >> 32));
        _block++;
        _spare = words.C | ((ulong)words.D << 32);
        _hasSpare = true;
        return words.A | ((ulong)words.B << 32);
    }

    /// <summary>As many times the next 64 bits, quicker.</summary>
    public void Fill(Span<ulong> numbers)
    {
        if (_hasSpare && !numbers.IsEmpty)
        {
            numbers[0] = NextUInt64();
            numbers = numbers[1..];
        }
        while (PhiloxVectors.IsFast && numbers.Length >= PhiloxVectors.Numbers)
        {
            PhiloxVectors.Next(numbers, seed, stream, _block);
            _block += PhiloxVectors.Blocks;
            numbers = numbers[PhiloxVectors.Numbers..];
        }
        foreach (ref var number in numbers) number = NextUInt64();
    }

    /// <summary>A multiple of 2^-53 in [0, 1), each equally likely.</summary>
    public double NextDouble() => Unit(NextUInt64());

    /// <summary>64 bits as a multiple of 2^-53 in [0, 1).</summary>
    public static double Unit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    /// <summary>True with the given probability, exact to 2^-53; always for 1, never for 0.</summary>
    public bool NextBernoulli(double probability) => NextDouble() < probability;

    /// <summary>One block of the generator: a keyed bijection of the counter.</summary>
    internal static (uint A, uint B, uint C, uint D) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = (ulong)MultiplierA * c0;
            var second = (ulong)MultiplierB * c2;
            c0 = (uint)(second >> 32) ^ c1 ^ k0;
            c1 = (uint)second;
            c2 = (uint)(first >> 32) ^ c3 ^ k1;
            c3 = (uint)first;
            unchecked
            {
                k0 += WeylA;
                k1 += WeylB;
            }
        }
        return (c0, c1, c2, c3);
    }
}
