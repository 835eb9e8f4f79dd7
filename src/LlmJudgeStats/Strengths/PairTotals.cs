namespace LlmJudgeStats.Strengths;

/// <summary>Battles, points and ties of each pair of systems: all that the fit needs to know.</summary>
internal sealed class PairTotals
{
    private readonly double[] _points;
    private readonly double[] _ties;
    private readonly double[] _games;

    /// <param name="battles">The battles.</param>
    /// <param name="points">The points of the first of each; NaN for one that does not count.</param>
    /// <param name="systems">How many systems there are.</param>
    public PairTotals(ReadOnlySpan<Battle> battles, double[] points, int systems)
    {
        Systems = systems;
        _points = new double[systems * systems];
        _ties = new double[systems * systems];
        _games = new double[systems * systems];
        for (var i = 0; i < battles.Length; i++)
        {
            if (double.IsNaN(points[i])) continue;
            var isInOrder = battles[i].First < battles[i].Second;
            var place = isInOrder ? Place(battles[i].First, battles[i].Second) : Place(battles[i].Second, battles[i].First);
            _games[place]++;
            _points[place] += isInOrder ? points[i] : 1 - points[i];
            if (points[i] == Battle.PointsOf(BattleOutcome.Tie)) _ties[place]++;
        }
    }

    /// <summary>How many systems there are.</summary>
    public int Systems { get; }

    /// <summary>Battles of two systems, the lower place first.</summary>
    public double Games(int first, int second) => _games[Place(first, second)];

    /// <summary>Points of the first.</summary>
    public double Points(int first, int second) => _points[Place(first, second)];

    /// <summary>Ties.</summary>
    public double Ties(int first, int second) => _ties[Place(first, second)];

    /// <summary>All ties.</summary>
    public double AllTies => _ties.Sum();

    /// <summary>All battles.</summary>
    public double AllGames => _games.Sum();

    /// <summary>The systems that battles lead to from the first one, over others or directly.</summary>
    public bool[] Reached()
    {
        var reached = new bool[Systems];
        var left = new Stack<int>([0]);
        reached[0] = true;
        while (left.TryPop(out var system))
        {
            for (var other = 0; other < Systems; other++)
            {
                if (reached[other] || Games(Math.Min(system, other), Math.Max(system, other)) == 0) continue;
                reached[other] = true;
                left.Push(other);
            }
        }
        return reached;
    }

    private int Place(int first, int second) => (first * Systems) + second;
}
