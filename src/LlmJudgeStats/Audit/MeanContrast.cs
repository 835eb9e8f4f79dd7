using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Audit;

/// <summary>A contrast of means: what it is, its variance and the degrees of freedom of that. Source: audit.md 0.3.</summary>
internal readonly record struct MeanContrast(double Estimate, double Variance, double DegreesOfFreedom)
{
    public double StandardError => Math.Sqrt(Variance);

    /// <summary>P(|T| &gt; |t|); without a variance 1 where nothing differs, else 2^(−df): one passes all and the other none.</summary>
    public double TwoSidedP
    {
        get
        {
            if (Variance > 0) return Math.Min(1, 2 * UpperTail(Math.Abs(Estimate) / StandardError));
            return Math.Abs(Estimate) <= AuditTolerance.Equal ? 1 : Math.Pow(2, -DegreesOfFreedom);
        }
    }

    /// <summary>P(T &gt; t).</summary>
    public double GreaterP
    {
        get
        {
            if (!(Variance > 0)) return Estimate > AuditTolerance.Equal ? Math.Pow(2, -DegreesOfFreedom) : 1;
            var t = Estimate / StandardError;
            return t >= 0 ? UpperTail(t) : 1 - UpperTail(-t);
        }
    }

    /// <summary>The difference of two independent contrasts, with the degrees of freedom of Welch; without variances the fewer.</summary>
    public static MeanContrast Difference(MeanContrast left, MeanContrast right)
    {
        var variance = left.Variance + right.Variance;
        var freedom = variance > 0
            ? variance * variance / (Part(left) + Part(right))
            : Math.Min(left.DegreesOfFreedom, right.DegreesOfFreedom);
        return new(left.Estimate - right.Estimate, variance, freedom);

        static double Part(MeanContrast part) => part.Variance * part.Variance / part.DegreesOfFreedom;
    }

    /// <summary>Student's quantile at a level, two-sided.</summary>
    public double Quantile(double level) => Confidence.TwoSided(level, DegreesOfFreedom).Quantile;

    private double UpperTail(double t) =>
        double.IsPositiveInfinity(DegreesOfFreedom) ? Normal.UpperTail(t) : StudentT.UpperTail(t, DegreesOfFreedom);
}
