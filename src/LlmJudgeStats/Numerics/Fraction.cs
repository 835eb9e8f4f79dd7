using System.Numerics;

namespace LlmJudgeStats.Numerics;

/// <summary>An exact rational number: what is formed from counted sums is divided once, at the end, so that nothing cancels.</summary>
/// <remarks>Not reduced: formulas here have a few dozen operations. The default value is 0/0 and must not be used.</remarks>
internal readonly struct Fraction
{
    private const int Kept = 64;    // bits of a quotient before it is rounded to 53

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;    // above 0

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        _numerator = denominator.Sign < 0 ? -numerator : numerator;
        _denominator = BigInteger.Abs(denominator);
    }

    public static Fraction Half { get; } = new(1, 2);

    public int Sign => _numerator.Sign;

    public Fraction Square => this * this;

    public static implicit operator Fraction(BigInteger value) => new(value, BigInteger.One);

    public static implicit operator Fraction(UInt128 value) => new(value, BigInteger.One);

    public static implicit operator Fraction(long value) => new(value, BigInteger.One);

    public static Fraction operator +(Fraction left, Fraction right) => left._denominator == right._denominator
        ? new(left._numerator + right._numerator, left._denominator)
        : new((left._numerator * right._denominator) + (right._numerator * left._denominator), left._denominator * right._denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left + new Fraction(-right._numerator, right._denominator);

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left._numerator * right._numerator, left._denominator * right._denominator);

    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left._numerator * right._denominator, left._denominator * right._numerator);

    public static bool operator <(Fraction left, Fraction right) => (left - right).Sign < 0;

    public static bool operator >(Fraction left, Fraction right) => (left - right).Sign > 0;

    public static Fraction Max(Fraction left, Fraction right) => left < right ? right : left;

    /// <summary>The same number in lowest terms.</summary>
    public Fraction Reduce()
    {
        var divisor = BigInteger.GreatestCommonDivisor(_numerator, _denominator);
        return new(_numerator / divisor, _denominator / divisor);
    }

    /// <summary>Kept inside [0, 1].</summary>
    public Fraction ClipToUnit() => Sign <= 0 ? 0 : _numerator > _denominator ? 1 : this;

    /// <summary>The nearest double, but for a rounding in the 64th bit.</summary>
    public double ToDouble()
    {
        if (_numerator.IsZero) return 0;
        var shift = Kept - (int)(_numerator.GetBitLength() - _denominator.GetBitLength());
        var quotient = shift >= 0 ? (_numerator << shift) / _denominator : _numerator / (_denominator << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }
}
