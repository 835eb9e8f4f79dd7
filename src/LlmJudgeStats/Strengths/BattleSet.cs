using System.Collections.Immutable;

namespace LlmJudgeStats.Strengths;

/// <summary>Battles of systems in pairs: the evidence for strengths on one scale.</summary>
/// <remarks>
/// Battles on the same prompt belong together: give it as a cluster. Without clusters every battle is one. Merging appends, and parts that
/// name the same cluster share it. Immutable, thread-safe.
/// </remarks>
public sealed class BattleSet
{
    private readonly Battle[] _battles;
    private readonly int[] _clusters;       // as given; empty when every battle is one by itself

    private BattleSet(ImmutableArray<string> systems, Battle[] battles, int[] clusters)
    {
        Systems = systems;
        _battles = battles;
        _clusters = clusters;
    }

    /// <summary>The names of the systems, two or more.</summary>
    public ImmutableArray<string> Systems { get; }

    /// <summary>How many battles there are.</summary>
    public int Count => _battles.Length;

    /// <summary>The battles, in the order given.</summary>
    public ReadOnlySpan<Battle> Battles => _battles;

    /// <summary>Battles that are independent of each other.</summary>
    /// <param name="systems">The names of the systems, each once, two or more.</param>
    /// <param name="battles">The battles.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than two systems, a name that is missing or stands twice, or a battle of a system that is not there or of one with itself.
    /// </exception>
    public static BattleSet Of(ReadOnlySpan<string> systems, ReadOnlySpan<Battle> battles) => new(
        Check.Names(systems, 2, nameof(systems)), Checked(battles, systems.Length), []);

    /// <summary>Battles of which some belong together.</summary>
    /// <param name="systems">The names of the systems, each once, two or more.</param>
    /// <param name="battles">The battles.</param>
    /// <param name="clusters">The cluster of each battle, such as the number of its prompt: any whole numbers.</param>
    /// <exception cref="ArgumentException">As without clusters, or another number of clusters than of battles.</exception>
    public static BattleSet Of(ReadOnlySpan<string> systems, ReadOnlySpan<Battle> battles, ReadOnlySpan<int> clusters)
    {
        Check.SameLength(nameof(battles), battles.Length, nameof(clusters), clusters.Length);
        return new(Check.Names(systems, 2, nameof(systems)), Checked(battles, systems.Length), clusters.ToArray());
    }

    /// <summary>The battles of all parts.</summary>
    /// <param name="parts">One or more sets of different battles between the same systems, with clusters all of them or none.</param>
    /// <exception cref="ArgumentException">No part, a missing one, or parts that do not fit.</exception>
    public static BattleSet Merge(ReadOnlySpan<BattleSet> parts)
    {
        Check.Tables(parts, nameof(parts));
        var battles = new List<Battle>();
        var clusters = new List<int>();
        for (var i = 0; i < parts.Length; i++)
        {
            battles.AddRange(parts[i]._battles);
            clusters.AddRange(parts[i]._clusters);
            var isAlike = parts[i].Systems.AsSpan().SequenceEqual(parts[0].Systems.AsSpan())
                && (clusters.Count == battles.Count || clusters.Count == 0);
            if (!isAlike) Throw.UnlikeSystems(i, nameof(parts));
        }
        return new(parts[0].Systems, [.. battles], [.. clusters]);
    }

    /// <summary>For people: <c>6 systems, 1500 battles, 300 labelled</c>. Invariant culture.</summary>
    public override string ToString() =>
        Invariant($"{Systems.Length} systems, {Count} battles, {_battles.Count(battle => battle.Label is not null)} labelled");

    /// <summary>The cluster of each battle that counts, from 0 in the order in which they come.</summary>
    /// <param name="isCounted">Which battles count.</param>
    /// <param name="count">How many clusters there are.</param>
    internal int[] Clusters(Func<int, bool> isCounted, out int count)
    {
        var numbers = new int[_battles.Length];
        var known = new Dictionary<int, int>();
        count = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!isCounted(i)) continue;
            if (_clusters.Length == 0)
            {
                numbers[i] = count++;
                continue;
            }
            if (!known.TryGetValue(_clusters[i], out numbers[i]))
            {
                numbers[i] = count;
                known.Add(_clusters[i], count++);
            }
        }
        return numbers;
    }

    private static Battle[] Checked(ReadOnlySpan<Battle> battles, int systems)
    {
        for (var i = 0; i < battles.Length; i++)
        {
            var battle = battles[i];
            var isFit = (uint)battle.First < (uint)systems && (uint)battle.Second < (uint)systems && battle.First != battle.Second;
            if (!isFit) Throw.BadBattle(i, battle.First, battle.Second, systems, nameof(battles));
        }
        return battles.ToArray();
    }
}
