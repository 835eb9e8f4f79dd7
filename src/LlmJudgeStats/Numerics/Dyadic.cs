using System.Numerics;

namespace LlmJudgeStats.Numerics;

/// <summary>An exact sum or product of doubles: a whole number times a power of two, the whole number odd or 0.</summary>
/// <remarks>Equal values have equal parts. The default value is 0.</remarks>
internal readonly record struct Dyadic
{
    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    private Dyadic(BigInteger mantissa, int exponent)
    {
        var even = mantissa.IsZero ? 0 : (int)BigInteger.TrailingZeroCount(mantissa);
        _mantissa = mantissa >> even;
        _exponent = mantissa.IsZero ? 0 : exponent + even;
    }

    /// <summary>The number that a normal double stands for.</summary>
    public static Dyadic Of(double value)
    {
        if (value == 0) return default;
        var exponent = Math.ILogB(value) - 52;
        return new(new BigInteger(Math.ScaleB(value, -exponent)), exponent);
    }

    public static Dyadic operator +(Dyadic left, Dyadic right)
    {
        var exponent = Math.Min(left._exponent, right._exponent);
        return new((left._mantissa << (left._exponent - exponent)) + (right._mantissa << (right._exponent - exponent)), exponent);
    }

    public static Dyadic operator -(Dyadic left, Dyadic right) => left + new Dyadic(-right._mantissa, right._exponent);

    public static Dyadic operator *(Dyadic left, Dyadic right) =>
        new(left._mantissa * right._mantissa, left._exponent + right._exponent);

    public Fraction ToFraction() => _exponent >= 0
        ? new(_mantissa << _exponent, BigInteger.One)
        : new(_mantissa, BigInteger.One << -_exponent);
}
