using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>Draws the counts of every cluster of a study.</summary>
internal sealed class ClusterSampler
{
    private readonly JudgeScenario _scenario;
    private readonly ClusterPlan _plan;
    private readonly ClusterLayout.Cluster[] _clusters;
    private readonly bool _isFromTestItems;
    private readonly BetaRates? _sensitivities;
    private readonly BetaRates? _specificities;

    public ClusterSampler(JudgeScenario scenario, ClusterPlan plan)
    {
        _scenario = scenario;
        _plan = plan;
        _isFromTestItems = scenario.Labels.Design.IsFromTestItems;
        _clusters = _isFromTestItems ? ClusterLayout.FromTestItems(scenario, plan) : ClusterLayout.Apart(scenario, plan);
        if (plan.Errors == ClusterErrors.Independent) return;
        _sensitivities = BetaRates.Of(scenario.Sensitivity, plan.Correlation);
        _specificities = BetaRates.Of(scenario.Specificity, plan.Correlation);
    }

    public int Clusters => _clusters.Length;

    /// <summary>The counts of each cluster of one replicate.</summary>
    public void Draw(ulong seed, ulong replicate, Span<ClusterDraw> drawn)
    {
        var random = new Philox(seed, replicate);
        for (var i = 0; i < _clusters.Length; i++) drawn[i] = _isFromTestItems ? Judged(ref random, i) : Apart(ref random, i);
        if (_scenario.Labels.Design == CalibrationDesign.Random) LabelAtRandom(ref random, drawn);
        else if (_isFromTestItems) LabelByVerdict(ref random, drawn);
    }

    public ClusteredCounts Sum(ulong seed, ulong replicate)
    {
        var drawn = new ClusterDraw[Clusters];
        Draw(seed, replicate, drawn);
        ClusteredCounts sum = default;
        foreach (var cluster in drawn) sum += ClusteredCounts.OfCluster(cluster.Labelled, cluster.Test);
        return sum;
    }

    private ErrorUrns ErrorsOf(ref Philox random)
    {
        var se = _scenario.Sensitivity;
        var sp = _scenario.Specificity;
        if (_plan.Errors == ClusterErrors.Independent) return new(new(se, _plan.Correlation), new(sp, _plan.Correlation));
        var leniency = random.NextDouble();
        return new(
            new(_sensitivities?.At(leniency, 1 - leniency) ?? se, 0), new(_specificities?.At(1 - leniency, leniency) ?? sp, 0));
    }

    private ClusterDraw Apart(ref Philox random, int place)
    {
        var cluster = _clusters[place];
        var errors = ErrorsOf(ref random);
        var all = Items(ref random, ref errors, cluster.Test);
        var truePositive = errors.Sensitivity.Next(ref random, cluster.Passes);
        var trueNegative = errors.Specificity.Next(ref random, cluster.Fails);
        return new(
            new()
            {
                TruePositive = truePositive,
                FalseNegative = cluster.Passes - truePositive,
                FalsePositive = cluster.Fails - trueNegative,
                TrueNegative = trueNegative,
            },
            new() { Positives = all.TruePositive + all.FalsePositive, Negatives = all.FalseNegative + all.TrueNegative });
    }

    private ClusterDraw Judged(ref Philox random, int place)
    {
        var errors = ErrorsOf(ref random);
        return new(Items(ref random, ref errors, _clusters[place].Test), default);
    }

    private ConfusionCounts Items(ref Philox random, ref ErrorUrns errors, int items)
    {
        var labels = new Urn(_scenario.PassRate, _plan.Correlation);
        Span<int> counts = stackalloc int[4];
        for (var i = 0; i < items; i++)
        {
            var cell = labels.Next(ref random)
                ? errors.Sensitivity.Next(ref random) ? 0 : 1
                : errors.Specificity.Next(ref random) ? 3 : 2;
            counts[cell]++;
        }
        return new() { TruePositive = counts[0], FalseNegative = counts[1], FalsePositive = counts[2], TrueNegative = counts[3] };
    }

    private void LabelAtRandom(ref Philox random, Span<ClusterDraw> drawn)
    {
        var all = new Draws(_scenario.Labels.Count, Eligible(drawn, counts => counts.Count));
        for (var i = 0; i < drawn.Length; i++) drawn[i] = Label(ref random, drawn[i], i, ref all, ref all);
    }

    private void LabelByVerdict(ref Philox random, Span<ClusterDraw> drawn)
    {
        var passes = new Draws(_scenario.Labels.Passes, Eligible(drawn, counts => counts.TruePositive + counts.FalsePositive));
        var fails = new Draws(_scenario.Labels.Fails, Eligible(drawn, counts => counts.FalseNegative + counts.TrueNegative));
        for (var i = 0; i < drawn.Length; i++) drawn[i] = Label(ref random, drawn[i], i, ref passes, ref fails);
    }

    private long Eligible(Span<ClusterDraw> drawn, Func<ConfusionCounts, long> count)
    {
        var sum = 0L;
        for (var i = 0; i < drawn.Length; i++) sum += _clusters[i].CanBeLabelled ? count(drawn[i].Labelled) : 0;
        return sum;
    }

    private ClusterDraw Label(ref Philox random, ClusterDraw cluster, int place, ref Draws passes, ref Draws fails)
    {
        var all = cluster.Labelled;
        ConfusionCounts labelled = default;
        if (_clusters[place].CanBeLabelled)
        {
            labelled = new()
            {
                TruePositive = passes.Next(ref random, all.TruePositive),
                FalseNegative = fails.Next(ref random, all.FalseNegative),
                FalsePositive = passes.Next(ref random, all.FalsePositive),
                TrueNegative = fails.Next(ref random, all.TrueNegative),
            };
        }
        return new(labelled, new()
        {
            Positives = all.TruePositive + all.FalsePositive - labelled.TruePositive - labelled.FalsePositive,
            Negatives = all.FalseNegative + all.TrueNegative - labelled.FalseNegative - labelled.TrueNegative,
        });
    }

    // So many of so many items, each set of them equally likely: item by item.
    private struct Draws(long wanted, long items)
    {
        public long Next(ref Philox random, long count)
        {
            var taken = 0L;
            for (var i = 0L; i < count; i++, items--)
            {
                if (wanted == 0 || !(random.NextDouble() * items < wanted)) continue;
                wanted--;
                taken++;
            }
            return taken;
        }
    }

    // Quantiles of the rates of clusters, each from the end that it is nearer to: from the other one the search is long.
    private sealed class BetaRates(BetaDistribution beta)
    {
        private readonly double _belowHalf = beta.At(0.5).Lower;

        /// <summary>Null where nothing varies.</summary>
        public static BetaRates? Of(double rate, double correlation)
        {
            var shapes = (1 - correlation) / correlation;
            return correlation == 0 || rate is 0 or 1 ? null : new(new(rate * shapes, (1 - rate) * shapes));
        }

        public double At(double below, double above) =>
            below <= _belowHalf ? beta.LowerQuantile(below).Rate : beta.UpperQuantile(above).Rate;
    }

    private struct ErrorUrns(Urn sensitivity, Urn specificity)
    {
        public Urn Sensitivity = sensitivity;
        public Urn Specificity = specificity;
    }
}

/// <summary>What one cluster holds.</summary>
internal readonly record struct ClusterDraw(ConfusionCounts Labelled, JudgeTally Test);
