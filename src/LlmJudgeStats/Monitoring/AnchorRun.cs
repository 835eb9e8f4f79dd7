using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace LlmJudgeStats.Monitoring;

/// <summary>What a judge said of a fixed set of labelled items, the anchors, at one time.</summary>
/// <remarks>
/// Two runs can be compared only when their anchors are the same: the same ids with the same labels, in any order, which
/// <see cref="Hash"/> tells. Anchors are for the judge alone: they are no sample of what the system answers, and never counted with its
/// items. Source: monitoring.md 3. Immutable, thread-safe.
/// </remarks>
public sealed class AnchorRun
{
    private readonly double[] _labels;

    private AnchorRun(string hash, double[] labels, double[] verdicts)
    {
        Hash = hash;
        _labels = labels;
        Verdicts = ImmutableArray.Create(verdicts);
    }

    /// <summary>The anchors' ids and labels in 64 hexadecimal digits (SHA-256), whatever the order they were given in.</summary>
    public string Hash { get; }

    /// <summary>How many anchors there are.</summary>
    public int Count => _labels.Length;

    /// <summary>What the judge said of each anchor, in the order of their ids: 1 for a pass and 0 for a fail, or its score.</summary>
    public ImmutableArray<double> Verdicts { get; }

    /// <summary>A run of passes and fails.</summary>
    /// <param name="ids">The id of each anchor.</param>
    /// <param name="labels">What people said of it: <see langword="true"/> is a pass.</param>
    /// <param name="verdicts">What the judge says of it.</param>
    /// <exception cref="ArgumentException">No anchor, an id twice or without a letter, or unequal lengths.</exception>
    public static AnchorRun Of(ReadOnlySpan<string> ids, ReadOnlySpan<bool> labels, ReadOnlySpan<bool> verdicts) =>
        Of(ids, Numbers(labels), Numbers(verdicts));

    /// <summary>A run of scores.</summary>
    /// <param name="ids">The id of each anchor.</param>
    /// <param name="labels">What people said of it.</param>
    /// <param name="verdicts">What the judge says of it.</param>
    /// <exception cref="ArgumentException">No anchor, an id twice or without a letter, a number that is not finite, or unequal lengths.
    /// </exception>
    public static AnchorRun Of(ReadOnlySpan<string> ids, ReadOnlySpan<double> labels, ReadOnlySpan<double> verdicts)
    {
        Check.SameLength(nameof(ids), ids.Length, nameof(labels), labels.Length);
        Check.SameLength(nameof(ids), ids.Length, nameof(verdicts), verdicts.Length);
        var names = Check.Names(ids, 1, nameof(ids)).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            if (!double.IsFinite(labels[i])) Throw.NotAScore(labels[i], i, nameof(labels));
            if (!double.IsFinite(verdicts[i])) Throw.NotAScore(verdicts[i], i, nameof(verdicts));
        }
        int[] order = [.. Enumerable.Range(0, names.Length)];
        Array.Sort(names, order, StringComparer.Ordinal);
        var sortedLabels = new double[order.Length];
        var sortedVerdicts = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            sortedLabels[i] = labels[order[i]] + 0.0;    // -0 is 0
            sortedVerdicts[i] = verdicts[order[i]] + 0.0;
        }
        return new(HashOf(names, sortedLabels), sortedLabels, sortedVerdicts);
    }

    /// <summary>Anchors judged rightly then and wrongly now, and the other way round.</summary>
    /// <param name="baseline">What the judge said in the baseline run, in the order of ids: <see cref="Verdicts"/>.</param>
    /// <exception cref="ArgumentException">Another number of anchors.</exception>
    public LabelChange ChangesOfRight(ReadOnlySpan<double> baseline)
    {
        Check.SameLength(nameof(Verdicts), Count, nameof(baseline), baseline.Length);
        var lost = 0L;
        var gained = 0L;
        for (var i = 0; i < Count; i++)
        {
            var was = baseline[i] == _labels[i];
            var isRight = Verdicts[i] == _labels[i];
            if (was && !isRight) lost++;
            if (!was && isRight) gained++;
        }
        return new() { ABetter = lost, Same = Count - lost - gained, BBetter = gained };
    }

    /// <summary>Anchors whose verdict is another one than in the baseline run (passes of the tally), and others (fails).</summary>
    /// <param name="baseline">A run of the same anchors.</param>
    /// <exception cref="ArgumentNullException">No run.</exception>
    /// <exception cref="ArgumentException">Other anchors: LJS1108.</exception>
    public JudgeTally FlipsSince(AnchorRun baseline)
    {
        CheckSame(baseline);
        var flips = Verdicts.Zip(baseline.Verdicts).Count(pair => pair.First != pair.Second);
        return new() { Positives = flips, Negatives = Count - flips };
    }

    /// <summary>The change of each anchor's score since the baseline run, as a table of one stratum.</summary>
    /// <param name="baseline">A run of the same anchors.</param>
    /// <param name="range">The range of the judge's scores.</param>
    /// <exception cref="ArgumentNullException">No run.</exception>
    /// <exception cref="ArgumentException">Other anchors (LJS1108), or a score outside the range.</exception>
    public StrataTable ChangesSince(AnchorRun baseline, ValueRange range)
    {
        CheckSame(baseline);
        var changes = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            foreach (var score in (ReadOnlySpan<double>)[Verdicts[i], baseline.Verdicts[i]])
            {
                if (!range.Contains(score)) Throw.OutsideRange(score, i, range.Lower, range.Upper, nameof(Verdicts));
            }
            changes[i] = Verdicts[i] - baseline.Verdicts[i];
        }
        return StrataTable.FromItems(new(-range.Width, range.Width), 1, new int[Count], changes, []);
    }

    private void CheckSame(AnchorRun baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        if (baseline.Hash != Hash) MonitorThrow.OldAnchors(baseline.Hash, Hash, nameof(baseline));
    }

    private static double[] Numbers(ReadOnlySpan<bool> values) => Array.ConvertAll(values.ToArray(), value => value ? 1.0 : 0);

    // Lengths before letters: no two lists of ids make the same bytes.
    private static string HashOf(string[] ids, double[] labels)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        for (var i = 0; i < ids.Length; i++)
        {
            var letters = Encoding.UTF8.GetBytes(ids[i]);
            BinaryPrimitives.WriteInt64LittleEndian(number, letters.Length);
            hash.AppendData(number);
            hash.AppendData(letters);
            BinaryPrimitives.WriteDoubleLittleEndian(number, labels[i]);
            hash.AppendData(number);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
