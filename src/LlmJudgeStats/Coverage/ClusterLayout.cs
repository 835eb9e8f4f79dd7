namespace LlmJudgeStats.Coverage;

/// <summary>How many items of each part every cluster of a plan holds: fixed before anything is drawn.</summary>
internal static class ClusterLayout
{
    private const double LargeShare = 0.2;    // of OneLarge

    /// <summary>Labels by label or from elsewhere: clusters of test items first.</summary>
    public static Cluster[] Apart(JudgeScenario scenario, ClusterPlan plan)
    {
        var tests = plan.Clusters;
        var labels = plan.LabelledClusters;
        var shared = plan.Sharing == ClusterSharing.All ? Math.Min(tests, labels) : 0;
        var firstLabel = tests - shared;
        var firstFail = plan.Sharing == ClusterSharing.Separate ? firstLabel + labels : firstLabel;
        var clusters = new Cluster[firstFail + labels];
        for (var i = 0; i < tests; i++) clusters[i].Test = Size(scenario.TestItems, i, tests, plan.Sizes);
        for (var i = 0; i < labels; i++)
        {
            var place = EvenPlace(i, shared, tests);
            clusters[i < shared ? place : firstLabel + i].Passes = Size(scenario.Labels.Passes, i, labels, plan.Sizes);
            clusters[i < shared ? place : firstFail + i].Fails = Size(scenario.Labels.Fails, i, labels, plan.Sizes);
        }
        return clusters;
    }

    /// <summary>Labels sampled from the test items: all items are judged, and some clusters can be drawn for labels.</summary>
    public static Cluster[] FromTestItems(JudgeScenario scenario, ClusterPlan plan)
    {
        var items = checked(scenario.TestItems + (int)scenario.Labels.Count);
        var clusters = new Cluster[plan.Clusters];
        for (var i = 0; i < clusters.Length; i++) clusters[i].Test = Size(items, i, clusters.Length, plan.Sizes);
        var labels = Math.Min(plan.LabelledClusters, clusters.Length);
        for (var i = 0; i < labels; i++) clusters[EvenPlace(i, labels, clusters.Length)].CanBeLabelled = true;
        return clusters;
    }

    // The middle of the i-th of so many equal stretches of the clusters.
    private static int EvenPlace(int place, int places, int clusters) =>
        place < places ? (int)(((2L * place) + 1) * clusters / (2L * places)) : 0;

    private static int Size(int items, int place, int clusters, ClusterSizes sizes) =>
        Before(items, place + 1, clusters, sizes) - Before(items, place, clusters, sizes);

    private static int Before(int items, int place, int clusters, ClusterSizes sizes) =>
        (int)Math.Floor((items * Share(place, clusters, sizes)) + 0.5);

    // W of so many of the clusters.
    private static double Share(int place, int clusters, ClusterSizes sizes)
    {
        if (place == 0) return 0;
        return place == clusters ? 1 : sizes switch
        {
            ClusterSizes.Equal => (double)place / clusters,
            ClusterSizes.HeavyTailed => Math.Cbrt((double)place / clusters),
            ClusterSizes.TenthLarge => TenthLarge((double)place / clusters),
            ClusterSizes.OneLarge => LargeShare + ((1 - LargeShare) * (place - 1) / (clusters - 1)),
        };
    }

    private static double TenthLarge(double part) => (part < 0.1 ? 20 * part : 1.9 + part) / 2.9;

    /// <summary>The items of a cluster: test items, or all judged items where labels are sampled from them.</summary>
    internal struct Cluster
    {
        public int Test;
        public int Passes;
        public int Fails;
        public bool CanBeLabelled;
    }
}
