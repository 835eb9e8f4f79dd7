namespace LlmJudgeStats.Numerics;

/// <summary>
/// Error-free products. The fused multiply-add is asked for by name, so it is rounded once on every processor: where there is none in
/// hardware, the C library does it.
/// </summary>
internal static class ExactProduct
{
    /// <summary>a b − c d, accurate to about one rounding even when the products cancel.</summary>
    public static double Difference(double a, double b, double c, double d)
    {
        var (left, leftError) = Product(a, b);
        var (right, rightError) = Product(c, d);
        return (left - right) + (leftError - rightError);
    }

    /// <summary>The rounded product and its error: x y = Value + Error exactly, short of overflow and underflow.</summary>
    public static (double Value, double Error) Product(double x, double y)
    {
        var product = x * y;
        return (product, Math.FusedMultiplyAdd(x, y, -product));
    }
}
