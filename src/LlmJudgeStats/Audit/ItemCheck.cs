using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>Which items make the ranking, and which decide nothing.</summary>
/// <remarks>No single item is convicted. Thread-safe. Source: audit.md 11.</remarks>
public sealed record ItemCheck : IAuditCheck
{
    private const int Bands = 10;

    /// <summary>With the documented thresholds.</summary>
    public static ItemCheck Default { get; } = new();

    /// <summary>Systems from which items can be looked at: 5.</summary>
    public int FewestSystems { get; init => field = Check.AtLeastOne(value); } = 5;

    /// <summary>The share of items that decide nothing above which the benchmark is unsound: .8.</summary>
    public double MostDead { get; init => field = Check.Inside(value); } = 0.8;

    /// <summary>The same above which it is doubtful: .5.</summary>
    public double DoubtfulDead { get; init => field = Check.Inside(value); } = 0.5;

    /// <summary>Items that decide something, below which it is unsound: 20.</summary>
    public int FewestLive { get; init => field = Check.AtLeastOne(value); } = 20;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("items", "difficulty and item-rest correlation", Citations.Madaan2024);

    /// <inheritdoc/>
    public string Code => "LJS6011";

    /// <inheritdoc/>
    public string Question => "How many items make the ranking?";

    /// <inheritdoc/>
    public string CannotSay => "That an item is wrong: with so few systems even keys turned round are rarely found. The list is for a "
        + "person to look at.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (study.Scores is not { Items: > 0 } scores)
            return [AuditFinding.NotAssessed(Method.Id, null, "scores of single items are not known")];
        if (!Screen.Has(study, FewestSystems, out var items, out var reason)) return [AuditFinding.NotAssessed(Method.Id, null, reason)];
        if (scores.Systems != items.Systems)
            return [AuditFinding.NotAssessed(Method.Id, null, "the scores are of another number of systems than there are names")];
        return [Finding(scores, Details(scores))];
    }

    private AuditFinding Finding(ItemTable scores, ItemDetails details)
    {
        var verdict = AuditTolerance.IsAbove(details.DeadShare, MostDead) || details.Live < FewestLive ? AuditVerdict.Unsound
            : AuditTolerance.IsAbove(details.DeadShare, DoubtfulDead) ? AuditVerdict.Doubtful : AuditVerdict.Sound;
        return new()
        {
            Check = Method.Id,
            Verdict = verdict,
            Figure = new("deadShare", details.DeadShare, null, "share"),
            Threshold = verdict == AuditVerdict.Unsound && details.Live >= FewestLive ? MostDead : DoubtfulDead,
            Sentence = $"of {AuditWords.Many(scores.Items, "item")} {AuditWords.Step(details.Dead)} are decided alike by all systems; "
                + $"{AuditWords.Step(details.Live)} make the ranking.",
            Fix = verdict is AuditVerdict.Unsound ? "items of other difficulty."
                : verdict is AuditVerdict.Doubtful ? "items of other difficulty; the others cost runs and say nothing." : null,
            Details = details,
        };
    }

    private static ItemDetails Details(ItemTable scores)
    {
        var items = scores.Items;
        var systems = scores.Systems;
        var totals = Totals(scores);
        var difficulty = new double[items];
        var itemRest = new double[items];
        long allPass = 0, allFail = 0, dead = 0;
        var inBand = new long[Bands];
        var deadInBand = new long[Bands];
        var rest = new double[systems];
        for (var item = 0; item < items; item++)
        {
            var row = scores.Row(item);
            for (var s = 0; s < systems; s++)
            {
                difficulty[item] += row[s] / systems;
                rest[s] = (totals[s] - row[s]) / Math.Max(1, items - 1);
            }
            itemRest[item] = Correlation(row, rest);
            // A mean that is a hair below a tenth is that tenth.
            var band = Math.Clamp((int)Math.Floor((difficulty[item] + AuditTolerance.Equal) * Bands), 0, Bands - 1);
            inBand[band]++;
            if (!IsConstant(row)) continue;
            dead++;
            deadInBand[band]++;
            if (row[0] >= 1 - AuditTolerance.Equal) allPass++;
            if (row[0] <= AuditTolerance.Equal) allFail++;
        }
        var live = items - dead;
        int[] negative =
            [.. Enumerable.Range(0, items).Where(item => AuditTolerance.IsBelow(itemRest[item], 0)).OrderBy(item => itemRest[item])];
        return new()
        {
            Difficulty = [.. difficulty],
            ItemRest = [.. itemRest],
            AllPass = allPass,
            AllFail = allFail,
            Dead = dead,
            DeadShare = dead / (double)items,
            Live = live,
            NegativeShare = live == 0 ? null : negative.Length / (double)live,
            Negative = [.. negative],
            Bands = [.. Enumerable.Range(0, Bands).Select(band => Band(band, inBand[band], deadInBand[band]))],
        };
    }

    private static double[] Totals(ItemTable scores)
    {
        var totals = new double[scores.Systems];
        for (var item = 0; item < scores.Items; item++)
        {
            for (var s = 0; s < totals.Length; s++) totals[s] += scores.Row(item)[s];
        }
        return totals;
    }

    private static DifficultyBand Band(int band, long items, long dead) => new()
    {
        From = band / (double)Bands,
        To = (band + 1) / (double)Bands,
        Items = items,
        Dead = dead,
    };

    private static bool IsConstant(ReadOnlySpan<double> row)
    {
        foreach (var score in row)
        {
            if (Math.Abs(score - row[0]) > AuditTolerance.Equal) return false;
        }
        return true;
    }

    // NaN where either is constant.
    private static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var meanX = 0.0;
        var meanY = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            meanX += x[i] / x.Length;
            meanY += y[i] / x.Length;
        }
        double xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        return AuditTolerance.IsZero(xx) || AuditTolerance.IsZero(yy) || IsConstant(x) ? double.NaN : xy / Math.Sqrt(xx * yy);
    }
}
