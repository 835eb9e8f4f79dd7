using System.Runtime.InteropServices;
using MathNet.Numerics;

namespace LlmJudgeStats.Data;

/// <summary>Whether verdicts are missing for a kind of rows rather than by accident.</summary>
internal sealed class MissingSurvey
{
    private const double Level = 0.001;
    private readonly long[] _labels = new long[4];    // missing of passes, all passes, missing of fails, all fails
    private readonly Dictionary<int, (long Missing, long All)> _judges = [];
    private readonly Dictionary<int, (long Missing, long All)> _systems = [];

    /// <summary>Items without a verdict.</summary>
    public long Missing { get; private set; }

    public long Rows { get; private set; }

    /// <summary>Missing verdicts of labelled rows: passes, and fails.</summary>
    public (long Passes, long Fails) OfLabels => (_labels[0], _labels[2]);

    public bool DependsOnLabel => TwoSided(_labels[2], _labels[0] + _labels[2], _labels[3], _labels[1] + _labels[3]) < Level;

    public void Add(in SurveyedRow row)
    {
        var isMissing = row.Verdict is Outcome.Missing or Outcome.Unresolved;
        var one = isMissing ? row.Items : 0;
        Rows += row.Items;
        Missing += one;
        Add(_judges, row.Judge, row.Items, one);
        Add(_systems, row.System, row.Items, one);
        if (!row.IsLabelled) return;
        var place = row.Label is Outcome.Pass ? 0 : 2;
        _labels[place] += one;
        _labels[place + 1] += row.Items;
    }

    /// <summary>The judge most of them come from, beyond accident; -1 for none.</summary>
    public int Judge => Worst(_judges);

    /// <summary>The system.</summary>
    public int System => Worst(_systems);

    public long OfJudge(int judge) => _judges[judge].Missing;

    public long OfSystem(int system) => _systems[system].Missing;

    private static void Add(Dictionary<int, (long Missing, long All)> parts, int part, long items, long missing)
    {
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(parts, part, out _);
        counts.Missing += missing;
        counts.All += items;
    }

    private int Worst(Dictionary<int, (long Missing, long All)> parts)
    {
        if (parts.Count < 2 || Missing == 0) return -1;
        var (worst, counts) = parts.MaxBy(part => (double)part.Value.Missing / part.Value.All);
        return parts.Count * TwoSided(counts.Missing, Missing, counts.All, Rows) < Level ? worst : -1;
    }

    /// <summary>Fisher's exact test: how unlikely so many of a kind are among those that were drawn.</summary>
    /// <param name="found">Drawn ones of the kind.</param>
    /// <param name="drawn">Drawn ones.</param>
    /// <param name="kind">All of the kind.</param>
    /// <param name="all">All.</param>
    internal static double TwoSided(long found, long drawn, long kind, long all)
    {
        var least = Math.Max(0, drawn + kind - all);
        var most = Math.Min(drawn, kind);
        if (least == most) return 1;
        var seen = LogMass(found, drawn, kind, all);
        const double Tolerance = 1e-7;    // equal masses are rounded apart
        var sum = 0.0;
        for (var i = least; i <= most; i++)
        {
            var mass = LogMass(i, drawn, kind, all);
            if (mass <= seen + Tolerance) sum += Math.Exp(mass);
        }
        return Math.Min(1, sum);
    }

    private static double LogMass(long found, long drawn, long kind, long all) =>
        LogChoose(kind, found) + LogChoose(all - kind, drawn - found) - LogChoose(all, drawn);

    private static double LogChoose(long all, long some) =>
        SpecialFunctions.GammaLn(all + 1.0) - SpecialFunctions.GammaLn(some + 1.0) - SpecialFunctions.GammaLn(all - some + 1.0);
}
