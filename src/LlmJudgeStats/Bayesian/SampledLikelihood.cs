namespace LlmJudgeStats.Bayesian;

/// <summary>The density of θ = p a + (1 − p) b for independent betas: judge-pass rate p, share a of passes among judge-passes, share b among judge-fails: methods.md 5.7.</summary>
/// <remarks>
/// <code>π(θ) = ∫ dBeta(p) ∫ of the densities of a and b along the line p a + (1 − p) b = θ</code>
/// The line is that of <see cref="JudgedLine"/> with p for the pass rate, θ for the judged rate, and 1 − a, b for the error rates. Its end changes edges at p = θ and at p = 1 − θ:
/// the outer integral is cut there.
/// </remarks>
internal sealed class SampledLikelihood : ILogLikelihood
{
    private const double Drop = 75;    // of the density of p: θ in its own far tail takes p along

    private readonly double _passed, _failed, _low, _high, _mode;
    private readonly ErrorRateBelief _rest, _pass;
    private readonly bool _isSmooth;
    private double _lastInner = 0.5;

    /// <summary>The density.</summary>
    /// <param name="passed">Exponent of p.</param>
    /// <param name="failed">Exponent of 1 − p.</param>
    /// <param name="rest">What is believed of 1 − a.</param>
    /// <param name="pass">What is believed of b.</param>
    public SampledLikelihood(double passed, double failed, ErrorRateBelief rest, ErrorRateBelief pass)
    {
        (_passed, _failed, _rest, _pass) = (passed, failed, rest, pass);
        _isSmooth = rest.IsWhole && pass.IsWhole && passed >= 0 && failed >= 0 && passed == Math.Floor(passed) && failed == Math.Floor(failed);
        var (a, b) = (Math.Max(0, passed), Math.Max(0, failed));
        _mode = a + b > 0 ? a / (a + b) : 0.5;
        (_low, _high) = (Edge(0), Edge(1));

        // Bisection: once a posterior, and nothing depends on more than its first digits.
        double Edge(double end)
        {
            if (a + b == 0 || BetaPath.Log(a, b, end, 1 - end) - BetaPath.Log(a, b, _mode, 1 - _mode) > -Drop) return end;
            var (near, far) = (_mode, end);
            for (var i = 0; i < 60; i++)
            {
                var middle = (near + far) / 2;
                if (BetaPath.Log(a, b, middle, 1 - middle) - BetaPath.Log(a, b, _mode, 1 - _mode) > -Drop) near = middle;
                else far = middle;
            }
            return far;
        }
    }

    public int OuterFineness { get; set; }

    public int InnerFineness { get; set; }

    public double LogAt(double rate, double complement)
    {
        var (first, second) = rate <= complement ? (rate, complement) : (complement, rate);
        // At p = θ the line goes through a = 1, b = 0, at p = 1 − θ through a = 0, b = 1. What is rough just beyond a cut is as rough as at it: the next one may be near.
        var atCut = Math.Min(Math.Min(_rest.Rare + _pass.Rare + 1, _rest.Usual + _pass.Usual + 1), Math.Min(_passed, _failed));
        // What is largest: at the mode of p, or at the nearest p that the line reaches at all.
        var line = JudgedLine.Of(_rest, _pass, _mode > 0 && _mode < 1 ? _mode : 0.5, _mode > 0 && _mode < 1 ? 1 - _mode : 0.5, rate, complement, false);
        var peak = line.LogPeak(ref _lastInner);
        return peak + Math.Log(
            Piece(0, _low, Math.Min(first, _high), first, _passed, atCut, rate, complement, peak)
            + Piece(first, Math.Max(_low, first), Math.Min(second, _high), second, atCut, atCut, rate, complement, peak)
            + Piece(second, Math.Max(_low, second), _high, 1, atCut, _failed, rate, complement, peak));
    }

    private double Piece(double start, double low, double high, double end, double atStart, double atEnd, double rate, double complement, double peak)
    {
        if (!(high > low)) return 0;
        var length = end - start;
        var axis = new Axis((low - start) / length, 1 - ((end - high) / length), Rough(atStart), Rough(atEnd), OuterFineness);
        var top = BetaPath.Log(Math.Max(0, _passed), Math.Max(0, _failed), _mode, 1 - _mode);
        var shares = axis.Shares;
        var rests = axis.Rests;
        var weights = axis.Weights;
        var (sum, first, last) = (0.0, 0.0, 0.0);
        for (var i = 0; i < shares.Length; i++)
        {
            var x = start + (length * (axis.From + (axis.Length * shares[i])));
            var rest = 1 - end + (length * (axis.Beyond + (axis.Length * rests[i])));
            var inner = JudgedLine.Of(_rest, _pass, x, rest, rate, complement, false).LogIntegral(InnerFineness, ref _lastInner);
            last = Math.Exp(BetaPath.Log(_passed, _failed, x, rest) - top + inner - peak);
            if (i == 0) first = last;
            sum += weights[i] * last;
        }
        return length * ((sum * axis.Length) + axis.Tails(first, last));
    }

    private double Rough(double exponent) => _isSmooth || exponent >= 4 ? double.PositiveInfinity : Math.Min(0, exponent);
}
