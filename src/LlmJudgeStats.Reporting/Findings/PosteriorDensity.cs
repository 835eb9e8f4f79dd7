using LlmJudgeStats.Bayesian;

namespace LlmJudgeStats.Reporting;

/// <summary>The density of a posterior over its range: for a picture.</summary>
/// <param name="Points">Rates, ascending, with the density at each.</param>
internal sealed record PosteriorDensity(IReadOnlyList<(double Rate, double Density)> Points)
{
    private const int Steps = 120;
    private const double Outside = 1e-4;    // of the probability, at each end

    /// <summary>The density; <see langword="null"/> where all of it is at one rate.</summary>
    /// <param name="posterior">A posterior.</param>
    public static PosteriorDensity? Of(Posterior posterior)
    {
        var lower = posterior.Quantile(Outside);
        var upper = posterior.Quantile(1 - Outside);
        if (!(upper > lower)) return null;
        var points = new List<(double, double)>();
        for (var i = 0; i <= Steps; i++)
        {
            var rate = lower + ((upper - lower) * i / Steps);
            var density = posterior.Density(rate);
            if (density >= 0) points.Add((rate, density));
        }
        return new(points);
    }
}
