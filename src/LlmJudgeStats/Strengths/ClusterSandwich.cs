namespace LlmJudgeStats.Strengths;

/// <summary>The covariance of strengths from what the fit leaves over, summed by clusters: strengths.md 2.</summary>
/// <remarks>
/// <code>V = H⁺ [G/(G − 1) Σ S_g S_g′] H⁺,  S_g the sum of x (a − E) over a cluster</code>
/// </remarks>
internal sealed class ClusterSandwich
{
    private readonly StrengthFit _fit;
    private readonly PairModel[] _expected;
    private readonly int _size;

    public ClusterSandwich(StrengthFit fit)
    {
        _fit = fit;
        _size = fit.Unknowns;
        _expected = new PairModel[fit.Systems * fit.Systems];
        for (var i = 0; i < _expected.Length; i++) _expected[i] = fit.Expected(i / fit.Systems, i % fit.Systems);
    }

    /// <summary>Rows, one after the other, of as many numbers as there are unknowns; nothing when the information has no inverse.</summary>
    /// <param name="battles">The battles.</param>
    /// <param name="points">The points of the first of each; NaN for one that does not count.</param>
    /// <param name="clusters">The cluster of each battle that counts, from 0.</param>
    /// <param name="count">How many clusters there are.</param>
    public double[]? Covariance(ReadOnlySpan<Battle> battles, double[] points, int[] clusters, int count)
    {
        if (_fit.InverseInformation() is not { } inverse) return null;
        var middle = Middle(battles, points, clusters, count);
        var scale = count > 1 ? (double)count / (count - 1) : 1;
        for (var i = 0; i < middle.Length; i++) middle[i] *= scale;
        return Product(Product(inverse, middle), inverse);
    }

    private double[] Middle(ReadOnlySpan<Battle> battles, double[] points, int[] clusters, int count)
    {
        var rows = Sorted(points, clusters, count, out var starts);
        var middle = new double[_size * _size];
        var scores = new double[_size];
        var touched = new List<int>(_size);
        var isTouched = new bool[_size];
        for (var g = 0; g < count; g++)
        {
            for (var place = starts[g]; place < starts[g + 1]; place++)
            {
                Add(battles[rows[place]], points[rows[place]], scores);
                Touch(battles[rows[place]], isTouched, touched);
            }
            foreach (var i in touched)
            {
                foreach (var j in touched) middle[(i * _size) + j] += scores[i] * scores[j];
            }
            foreach (var i in touched)
            {
                scores[i] = 0;
                isTouched[i] = false;
            }
            touched.Clear();
        }
        return middle;
    }

    private void Add(Battle battle, double points, double[] scores)
    {
        var expected = _expected[(battle.First * _fit.Systems) + battle.Second];
        scores[battle.First] += points - expected.Points;
        scores[battle.Second] -= points - expected.Points;
        if (!_fit.HasTies) return;
        var tie = points == Battle.PointsOf(BattleOutcome.Tie) ? 1 : 0;
        scores[^1] += tie - expected.Tie;
    }

    // The unknowns that a battle is about, each once.
    private void Touch(Battle battle, bool[] isTouched, List<int> touched)
    {
        Touch(battle.First);
        Touch(battle.Second);
        if (_fit.HasTies) Touch(_size - 1);

        void Touch(int unknown)
        {
            if (!isTouched[unknown]) touched.Add(unknown);
            isTouched[unknown] = true;
        }
    }

    // The rows that count, cluster by cluster, in their order.
    private static int[] Sorted(double[] points, int[] clusters, int count, out int[] starts)
    {
        starts = new int[count + 1];
        for (var i = 0; i < points.Length; i++)
        {
            if (!double.IsNaN(points[i])) starts[clusters[i] + 1]++;
        }
        for (var g = 0; g < count; g++) starts[g + 1] += starts[g];
        var next = starts.AsSpan(0, count).ToArray();
        var rows = new int[starts[count]];
        for (var i = 0; i < points.Length; i++)
        {
            if (!double.IsNaN(points[i])) rows[next[clusters[i]]++] = i;
        }
        return rows;
    }

    private double[] Product(double[] left, double[] right)
    {
        var product = new double[_size * _size];
        for (var i = 0; i < _size; i++)
        {
            for (var k = 0; k < _size; k++)
            {
                var factor = left[(i * _size) + k];
                for (var j = 0; j < _size; j++) product[(i * _size) + j] += factor * right[(k * _size) + j];
            }
        }
        return product;
    }
}
