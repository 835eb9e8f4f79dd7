using System.Numerics;
using LlmJudgeStats.Tests.Numerics;

namespace LlmJudgeStats.Tests.Dependence;

/// <summary>A ratio of whole numbers, never rounded: what an oracle adds up, so that it can follow the definitions word for word.</summary>
internal readonly record struct Rational
{
    // One less than the denominator, so that the default is zero and not 0/0.
    private readonly BigInteger _rest;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / common;
        _rest = (denominator / common) - 1;
    }

    public static Rational Half { get; } = new(1, 2);

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _rest + 1;

    public bool IsZero => Numerator.IsZero;

    /// <summary>The double itself, not its decimal name.</summary>
    public static Rational Of(double value) => new(Exact.Units(value), BigInteger.One << 1074);

    public static Rational Max(Rational a, Rational b) => a < b ? b : a;

    public static Rational Clip(Rational value, Rational low, Rational high) => value < low ? low : value > high ? high : value;

    public Rational Square() => this * this;

    public double ToDouble() => Numerator.Sign < 0 ? -Exact.Ratio(-Numerator, Denominator) : Exact.Ratio(Numerator, Denominator);

    public override string ToString() => _rest.IsZero ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    public static Rational operator +(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.Numerator * b.Denominator < b.Numerator * a.Denominator;

    public static bool operator >(Rational a, Rational b) => b < a;

    public static bool operator <=(Rational a, Rational b) => !(b < a);

    public static bool operator >=(Rational a, Rational b) => !(a < b);
}

internal static class Rationals
{
    public static Rational Total<T>(this IEnumerable<T> items, Func<T, Rational> of) =>
        items.Aggregate((Rational)0, (sum, item) => sum + of(item));
}
