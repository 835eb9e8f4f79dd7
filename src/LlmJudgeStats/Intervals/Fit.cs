namespace LlmJudgeStats.Intervals;

/// <summary>A fitted proportion with its complement, each a quotient of sums of non-negative terms.</summary>
internal readonly record struct Fit(double Rate, double Complement)
{
    public static Fit Of(double rate) => new(rate, 1 - rate);

    /// <summary>q(M, p̂, u) of methods.md 3.5: the root of M (p̂ − q)/(q (1 − q)) = u, from the successes and failures behind M and p̂.</summary>
    public static Fit Of(double successes, double failures, double u)
    {
        var m = successes + failures;
        if (m == 0) return u > 0 ? new(0, 1) : new(1, 0);
        if (u == 0) return new(successes / m, failures / m);
        if (double.IsInfinity(u)) return u > 0 ? new(0, 1) : new(1, 0);
        // The complement solves the mirrored equation, q(M, 1 − p̂, −u).
        return new(Solve(m, successes, failures, u), Solve(m, failures, successes, -u));
    }

    private static double Solve(double m, double successes, double failures, double u)
    {
        var s = m + u;
        var d = Math.Sqrt(u <= 0 ? (s * s) - (4 * u * successes) : ((m - u) * (m - u)) + (4 * u * failures));
        return s > 0 ? 2 * successes / (s + d) : (s - d) / (2 * u);
    }
}
