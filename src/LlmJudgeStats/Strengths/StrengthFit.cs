using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Strengths;

/// <summary>Strengths that explain the points of all battles: Newton's steps on the totals of pairs, strengths.md 2.</summary>
/// <remarks>
/// <code>Σ x (a − E(θ_A − θ_B)) = 0,  Σ θ = 0</code>
/// No system is set apart as the one that others are measured against: steps have a sum of 0, and the inverse of the information is the one
/// on such vectors. In Davidson's model the logarithm of ν is one unknown more, behind the strengths.
/// </remarks>
internal sealed class StrengthFit
{
    private const int MostSteps = 100;
    private const double LongestStep = 1;
    private const double LastStep = 1e-10;
    private const double Diverged = 30;         // beyond any strength that is answered

    private readonly PairTotals _totals;
    private readonly double[] _solution;
    private readonly double[] _information;
    private readonly double[] _gradient;

    private StrengthFit(PairTotals totals, StrengthModel model)
    {
        _totals = totals;
        Systems = totals.Systems;
        HasTies = model == StrengthModel.Davidson;
        Unknowns = Systems + (HasTies ? 1 : 0);
        _solution = new double[Unknowns];
        _information = new double[Unknowns * Unknowns];
        _gradient = new double[Unknowns];
    }

    /// <summary>How many systems there are.</summary>
    public int Systems { get; }

    /// <summary>Whether ties have a weight of their own.</summary>
    public bool HasTies { get; }

    /// <summary>How many unknowns there are: the systems, and the logarithm of ν.</summary>
    public int Unknowns { get; }

    /// <summary>The strengths, with a sum of 0.</summary>
    public ReadOnlySpan<double> Strengths => _solution.AsSpan(0, Systems);

    /// <summary>ν; 0 where ties have no weight of their own.</summary>
    public double TieWeight => HasTies ? Math.Exp(_solution[^1]) : 0;

    /// <summary>Whether the steps came to an end.</summary>
    public bool HasConverged { get; private set; }

    /// <summary>The fit to the points of pairs.</summary>
    /// <param name="totals">Pairs that connect all systems.</param>
    /// <param name="model">What ties are; where they have a weight of their own there must be some, and not only these.</param>
    public static StrengthFit Of(PairTotals totals, StrengthModel model)
    {
        var fit = new StrengthFit(totals, model);
        for (var i = 0; i < MostSteps && !fit.HasConverged; i++)
        {
            if (!fit.Step()) break;
        }
        return fit;
    }

    /// <summary>What is expected of a battle of two systems.</summary>
    public PairModel Expected(int first, int second) => PairModel.Of(_solution[first] - _solution[second], TieWeight);

    /// <summary>
    /// The inverse of the information on vectors with a sum of 0, which would be the covariance if the model were true and battles
    /// independent: rows of <see cref="Unknowns"/> numbers, or nothing.
    /// </summary>
    public double[]? InverseInformation()
    {
        Assemble();
        var ridge = Ridge();
        if (CholeskyFactor.Of(_information, Unknowns) is not { } factor) return null;
        var inverse = factor.Inverse();
        for (var i = 0; i < Systems; i++)
        {
            for (var j = 0; j < Systems; j++) inverse[(i * Unknowns) + j] -= 1 / (ridge * Systems * Systems);
        }
        return inverse;
    }

    // Whether there is a next one.
    private bool Step()
    {
        Assemble();
        Ridge();
        if (CholeskyFactor.Of(_information, Unknowns) is not { } factor) return false;
        var step = factor.Solve(_gradient);
        var longest = 0.0;
        foreach (var part in step) longest = Math.Max(longest, Math.Abs(part));
        var share = longest > LongestStep ? LongestStep / longest : 1;
        var largest = 0.0;
        for (var i = 0; i < step.Length; i++)
        {
            _solution[i] += share * step[i];
            largest = Math.Max(largest, Math.Abs(_solution[i]));
        }
        HasConverged = longest <= LastStep;
        return largest < Diverged;
    }

    // The gradient, and the lower triangle of the information.
    private void Assemble()
    {
        Array.Clear(_information);
        Array.Clear(_gradient);
        for (var i = 0; i < Systems; i++)
        {
            for (var j = i + 1; j < Systems; j++)
            {
                if (_totals.Games(i, j) > 0) Add(i, j);
            }
        }
    }

    private void Add(int first, int second)
    {
        var games = _totals.Games(first, second);
        var expected = Expected(first, second);
        var left = _totals.Points(first, second) - (games * expected.Points);
        _gradient[first] += left;
        _gradient[second] -= left;
        var curvature = games * expected.Curvature;
        _information[(first * Unknowns) + first] += curvature;
        _information[(second * Unknowns) + second] += curvature;
        _information[(second * Unknowns) + first] -= curvature;
        if (!HasTies) return;
        _gradient[^1] += _totals.Ties(first, second) - (games * expected.Tie);
        _information[(Systems * Unknowns) + first] += games * expected.Cross;
        _information[(Systems * Unknowns) + second] -= games * expected.Cross;
        _information[^1] += games * expected.TieCurvature;
    }

    // Strengths that all rise together change nothing: a number in every cell makes the information positive, and no step goes there.
    private double Ridge()
    {
        var trace = 0.0;
        for (var i = 0; i < Systems; i++) trace += _information[(i * Unknowns) + i];
        var ridge = trace / ((double)Systems * Systems);
        for (var i = 0; i < Systems; i++)
        {
            for (var j = 0; j <= i; j++) _information[(i * Unknowns) + j] += ridge;
        }
        return ridge;
    }
}
