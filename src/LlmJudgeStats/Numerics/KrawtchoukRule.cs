namespace LlmJudgeStats.Numerics;

/// <summary>
/// Gauss quadrature for a binomial distribution (Gauss–Krawtchouk): a few numbers of successes, with weights, that stand for all of them.
/// </summary>
/// <remarks>
/// With n nodes the mean of every polynomial up to degree 2 n − 1 is that of the distribution. The size may be a real number: the
/// recurrence of the polynomials is that of the binomial, carried over.
/// <code>
/// Jacobi matrix: a_j = p (M − j) + j (1 − p),  b_j² = j p (1 − p)(M − j + 1)
/// nodes: its eigenvalues, clipped to [0, M];  weights: squares of the first components of its eigenvectors
/// </code>
/// Solved around the mean in standard deviations, so that 1e9 items lose no digits. With as many nodes as outcomes of a whole size it is
/// the distribution itself. Source: Golub &amp; Welsch 1969.
/// </remarks>
internal readonly struct KrawtchoukRule
{
    // The largest rule that is asked for; a matrix of this size takes a few microseconds.
    private const int MostNodes = 64;

    /// <summary>The rule of a binomial distribution.</summary>
    /// <param name="size">M, zero or more and finite. A known rate has no outcomes: its one node is the rate itself.</param>
    /// <param name="p">The probability of a success, in [0, 1]: at 0 and at 1 there is one node.</param>
    /// <param name="nodes">The most nodes, from 1 to 64: a size M has no more than ⌊M⌋ + 1.</param>
    public KrawtchoukRule(double size, double p, int nodes)
    {
        var most = Math.Min(nodes, MostNodes);
        var count = p is 0 or 1 ? 1 : (int)Math.Min(most, Math.Floor(size) + 1);
        Nodes = new double[count];
        Weights = new double[count];
        if (count == 1)
        {
            Nodes[0] = size * p;
            Weights[0] = 1;
        }
        else if (count == size + 1)
        {
            for (var k = 0; k < count; k++) Nodes[k] = k;
            BinomialMass.Fill(Weights, p);
        }
        else
        {
            Solve(size, p);
        }
    }

    /// <summary>Numbers of successes: real, from 0 to the size.</summary>
    public double[] Nodes { get; }

    /// <summary>What each node counts for; their sum is 1.</summary>
    public double[] Weights { get; }

    /// <summary>How many nodes there are.</summary>
    public int Count => Nodes.Length;

    private void Solve(double size, double p)
    {
        var mean = size * p;
        var deviation = Math.Sqrt(size * p * (1 - p));
        Span<double> beside = stackalloc double[Count];
        for (var j = 0; j < Count; j++)
        {
            Nodes[j] = j * (1 - (2 * p)) / deviation;
            beside[j] = j + 1 < Count ? Math.Sqrt((j + 1) * ((size - j) / size)) : 0;
        }
        Weights[0] = 1;
        Diagonalise(Nodes, beside, Weights);
        for (var j = 0; j < Count; j++)
        {
            Nodes[j] = Math.Clamp(mean + (deviation * Nodes[j]), 0, size);
            Weights[j] *= Weights[j];
        }
    }

    // Implicit QL: the diagonal becomes the eigenvalues, the first unit vector the first components of the eigenvectors.
    private static void Diagonalise(Span<double> diagonal, Span<double> beside, Span<double> first)
    {
        for (var low = 0; low < diagonal.Length; low++)
        {
            for (var high = Split(diagonal, beside, low); high > low; high = Split(diagonal, beside, low))
                Sweep(diagonal, beside, first, low, high);
        }
    }

    // The end of the block that begins at low: beyond it the element beside the diagonal is nothing.
    private static int Split(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> beside, int low)
    {
        const double Nothing = 2.220446049250313E-16;
        var high = low;
        while (high + 1 < diagonal.Length && Math.Abs(beside[high]) > Nothing * (Math.Abs(diagonal[high]) + Math.Abs(diagonal[high + 1])))
            high++;
        return high;
    }

    private static void Sweep(Span<double> diagonal, Span<double> beside, Span<double> first, int low, int high)
    {
        var half = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        var shift = diagonal[low] - (beside[low] / (half + Math.CopySign(double.Hypot(half, 1), half)));
        var sine = 1.0;
        var cosine = 1.0;
        var drop = 0.0;
        var chase = diagonal[high] - shift;
        for (var i = high - 1; i >= low; i--)
        {
            var above = sine * beside[i];
            var kept = cosine * beside[i];
            var length = double.Hypot(above, chase);
            beside[i + 1] = length;
            sine = above / length;
            cosine = chase / length;
            var corner = diagonal[i + 1] - drop;
            var turn = ((diagonal[i] - corner) * sine) + (2 * cosine * kept);
            drop = sine * turn;
            diagonal[i + 1] = corner + drop;
            chase = (cosine * turn) - kept;
            var carried = first[i + 1];
            first[i + 1] = (sine * first[i]) + (cosine * carried);
            first[i] = (cosine * first[i]) - (sine * carried);
        }
        diagonal[low] -= drop;
        beside[low] = chase;
        beside[high] = 0;
    }
}
