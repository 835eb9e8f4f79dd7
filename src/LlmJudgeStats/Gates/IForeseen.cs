namespace LlmJudgeStats.Gates;

/// <summary>Studies of other sizes as they would come out at the rates as estimated, with so much luck: decisions.md 8.3.</summary>
internal interface IForeseen
{
    /// <summary>The pass rate as estimated, in [0, 1].</summary>
    double PassRate { get; }

    /// <summary>Test items as they are, without a label.</summary>
    long Items { get; }

    /// <summary>Whether more test items would say more.</summary>
    bool NeedsItems { get; }

    /// <summary>Labels as they are; 0 where labels say nothing.</summary>
    long Labels { get; }

    /// <summary>Whether labels were drawn from the test items, so that each takes the place of one.</summary>
    bool AreFromTestItems { get; }

    /// <summary>How so many labels would be chosen; never fewer of a kind than there are.</summary>
    LabelSplit Split(long labels);

    /// <summary>A study of these sizes, with every rate moved together by so many standard errors of the pass rate.</summary>
    /// <remarks>
    /// <code>p_i + luck · g_i v_i/√(Σ g² v),  g the slopes of the pass rate, v the binomial variances;  clipped to [0, 1]</code>
    /// </remarks>
    JudgeStudy At(long items, LabelSplit labels, double luck);
}
