using System.Collections.Immutable;

namespace LlmJudgeStats.Strengths;

/// <summary>Systems on one scale of strength, with what the data allow to say of each, of each pair, and of ranks.</summary>
/// <remarks>
/// <code>P(i beats j) = σ(θ_i − θ_j),  a tie counting half</code>
/// Strengths sum to 0. In Davidson's model it is the share of the decided battles that i wins. Immutable, thread-safe. Two boards are equal
/// when they are the same object.
/// </remarks>
public sealed class StrengthBoard
{
    private const double MeanElo = 1000;
    private static readonly double s_eloPerStrength = 400 / Math.Log(10);

    private readonly EstimationMethod _probabilities;
    private readonly double[] _strengths;
    private readonly double[] _covariance;
    private readonly int _stride;

    internal StrengthBoard(ImmutableArray<string> systems, EstimationMethod method, double level, BattleScreening screening, int clusters,
        StrengthFit? fit, double[]? covariance)
    {
        Systems = systems;
        Level = level;
        Method = method with { Support = new(double.NegativeInfinity, double.PositiveInfinity) };
        _probabilities = method;
        Warnings = screening.Warnings;
        Diagnostics = screening.Found;
        DegreesOfFreedom = Math.Max(clusters - 1, 0);
        _strengths = fit is null || covariance is null ? [.. systems.Select(_ => double.NaN)] : fit.Strengths.ToArray();
        _covariance = covariance ?? [];
        _stride = fit?.Unknowns ?? 0;
        TieWeight = fit is { HasTies: true } && covariance is not null ? fit.TieWeight : null;
        var clearly = IsIdentified ? Reach(1 - ((1 - level) / (systems.Length * (systems.Length - 1) / 2.0))) : double.PositiveInfinity;
        Order = [.. Enumerable.Range(0, systems.Length).OrderByDescending(system => IsIdentified ? _strengths[system] : 0)];
        Ranks = [.. Enumerable.Range(0, systems.Length).Select(system => RankOf(system, clearly))];
        NotToldApart =
        [
            .. Order.Zip(Order.Skip(1), (first, second) => new SystemPair(first, second)).Where(pair => !IsClear(pair, clearly)),
        ];
    }

    /// <summary>The names of the systems, in the order of the evidence.</summary>
    public ImmutableArray<string> Systems { get; }

    /// <summary>The level of every interval by itself, and of all ranks together.</summary>
    public double Level { get; }

    /// <summary>The method, what it assumes and where it comes from.</summary>
    public EstimationMethod Method { get; }

    /// <summary>What looked wrong.</summary>
    public EstimateWarnings Warnings { get; }

    /// <summary>What looked wrong, with the systems that it is about and what to label.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Degrees of freedom of the intervals: one less than there are clusters.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>Whether there are strengths.</summary>
    public bool IsIdentified => !double.IsNaN(_strengths[0]);

    /// <summary>Davidson's ν: two systems of equal strength tie with probability ν/(2 + ν). Null in the model without it.</summary>
    public double? TieWeight { get; }

    /// <summary>The systems from the strongest to the weakest; without strengths as they were given.</summary>
    public ImmutableArray<int> Order { get; }

    /// <summary>The ranks that the data allow each system; all of them hold together with probability <see cref="Level"/> (Bonferroni).
    /// </summary>
    public ImmutableArray<RankInterval> Ranks { get; }

    /// <summary>Neighbours on the board that cannot be told apart, at the level of the ranks.</summary>
    public ImmutableArray<SystemPair> NotToldApart { get; }

    /// <summary>The strength of a system, beside a mean of 0 over all of them.</summary>
    /// <param name="system">Which of <see cref="Systems"/>, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such system.</exception>
    public JudgeEstimate Strength(int system)
    {
        Check.Index(system, Systems.Length, nameof(system));
        return Answer(_strengths[system], Covariance(system, system));
    }

    /// <summary>The strength of a system as Elo points: 1000 + 400/ln 10 × strength. 400 points more are odds of ten to one.</summary>
    /// <param name="system">Which of <see cref="Systems"/>, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such system.</exception>
    public JudgeEstimate Elo(int system)
    {
        var strength = Strength(system);
        return strength with
        {
            Point = EloOf(strength.Point),
            Unclamped = EloOf(strength.Unclamped),
            StandardError = s_eloPerStrength * strength.StandardError,
            Interval = new(EloOf(strength.Interval.Lower), EloOf(strength.Interval.Upper), Level),
        };
    }

    /// <summary>How much stronger one system is than another.</summary>
    /// <param name="first">Which of <see cref="Systems"/>, from 0.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such system.</exception>
    public JudgeEstimate Difference(int first, int second)
    {
        Check.Index(first, Systems.Length, nameof(first));
        Check.Index(second, Systems.Length, nameof(second));
        return Answer(_strengths[first] - _strengths[second], Variance(first, second));
    }

    /// <summary>The probability that one system beats another; the interval is that of the difference on this scale.</summary>
    /// <param name="first">Which of <see cref="Systems"/>, from 0.</param>
    /// <param name="second">Another.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such system.</exception>
    public JudgeEstimate WinProbability(int first, int second)
    {
        var difference = Difference(first, second);
        var probability = Share(difference.Point);
        return difference with
        {
            Point = probability,
            Unclamped = probability,
            StandardError = IsIdentified ? probability * (1 - probability) * difference.StandardError : double.PositiveInfinity,
            Interval = new(Share(difference.Interval.Lower), Share(difference.Interval.Upper), Level),
            Method = _probabilities,
        };
    }

    /// <summary>The covariance of two strengths; NaN without any.</summary>
    /// <param name="first">Which of <see cref="Systems"/>, from 0.</param>
    /// <param name="second">The same or another.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such system.</exception>
    public double Covariance(int first, int second)
    {
        Check.Index(first, Systems.Length, nameof(first));
        Check.Index(second, Systems.Length, nameof(second));
        return IsIdentified ? _covariance[(first * _stride) + second] : double.NaN;
    }

    private double Variance(int first, int second) =>
        Covariance(first, first) + Covariance(second, second) - (2 * Covariance(first, second));

    private JudgeEstimate Answer(double value, double variance)
    {
        if (!IsIdentified) return JudgeEstimate.Unanswered(Method, Level, Warnings);
        var error = DegreesOfFreedom < 1 ? double.PositiveInfinity : Math.Sqrt(Math.Max(variance, 0));
        var reach = DegreesOfFreedom < 1 ? double.PositiveInfinity : Reach(Level) * error;
        return new()
        {
            Point = value,
            Unclamped = value,
            StandardError = error,
            Interval = new(value - reach, value + reach, Level),
            Method = Method,
            Warnings = Warnings,
            InverseFreedom = 1 / DegreesOfFreedom,
        };
    }

    // Standard errors to each side of a point.
    private double Reach(double level) =>
        DegreesOfFreedom < 1 ? double.PositiveInfinity : Confidence.TwoSided(level, DegreesOfFreedom).Quantile;

    private RankInterval RankOf(int system, double clearly)
    {
        var others = Enumerable.Range(0, Systems.Length).Where(other => other != system).ToArray();
        var stronger = others.Count(other => _strengths[other] > _strengths[system] && IsClear(new(other, system), clearly));
        var weaker = others.Count(other => _strengths[other] < _strengths[system] && IsClear(new(system, other), clearly));
        return new(1 + stronger, Systems.Length - weaker);
    }

    private bool IsClear(SystemPair pair, double clearly)
    {
        if (!IsIdentified || double.IsInfinity(clearly)) return false;
        var reach = clearly * Math.Sqrt(Math.Max(Variance(pair.First, pair.Second), 0));
        return Math.Abs(_strengths[pair.First] - _strengths[pair.Second]) > reach;
    }

    private static double EloOf(double strength) => MeanElo + (s_eloPerStrength * strength);

    private static double Share(double difference) => 1 / (1 + Math.Exp(-difference));
}
