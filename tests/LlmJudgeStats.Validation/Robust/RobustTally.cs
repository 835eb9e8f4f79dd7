namespace LlmJudgeStats.Validation.Robust;

/// <summary>How an interval held the laws, and the worst that was seen.</summary>
internal sealed class RobustTally
{
    public long Studies { get; set; }

    public long Exceptions { get; set; }

    /// <summary>A limit that is NaN, outside [0, 1], or above the other.</summary>
    public long BadLimits { get; set; }

    /// <summary>The largest distance from the mirror image.</summary>
    public double Mirror { get; set; }

    /// <summary>The largest distance by which an interval reaches beyond that of a higher level.</summary>
    public double Nesting { get; set; }

    /// <summary>The study that failed first or worst, in words.</summary>
    public string MirrorWhere { get; set; } = "";

    public string NestingWhere { get; set; } = "";

    public string BadWhere { get; set; } = "";

    public void Add(RobustTally other)
    {
        Studies += other.Studies;
        Exceptions += other.Exceptions;
        BadLimits += other.BadLimits;
        if (other.Mirror > Mirror) (Mirror, MirrorWhere) = (other.Mirror, other.MirrorWhere);
        if (other.Nesting > Nesting) (Nesting, NestingWhere) = (other.Nesting, other.NestingWhere);
        if (BadWhere.Length == 0) BadWhere = other.BadWhere;
    }
}
