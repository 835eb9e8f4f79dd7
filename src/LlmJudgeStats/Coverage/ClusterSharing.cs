namespace LlmJudgeStats.Coverage;

/// <summary>
/// Which parts of a synthetic study lie in the same clusters, where labels are chosen by label or come from elsewhere. Labels sampled from
/// the test items lie in their clusters always.
/// </summary>
public enum ClusterSharing
{
    /// <summary>Test items, labelled passes and labelled fails have clusters of their own.</summary>
    Separate,

    /// <summary>Labelled passes and labelled fails lie in the same clusters, test items in others.</summary>
    Labels,

    /// <summary>Labelled items lie in clusters of test items, as far as there are enough of those.</summary>
    All,
}
