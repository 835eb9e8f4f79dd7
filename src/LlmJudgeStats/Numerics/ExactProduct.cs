namespace LlmJudgeStats.Numerics;

/// <summary>Error-free products (Dekker 1971), without fused multiply-add so that every processor gives the same bits.</summary>
internal static class ExactProduct
{
    private const double Splitter = (1 << 27) + 1;    // Veltkamp: splits 53 bits into 26 + 26

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
        var (xh, xl) = Split(x);
        var (yh, yl) = Split(y);
        return (product, (((xh * yh) - product) + (xh * yl) + (xl * yh)) + (xl * yl));
    }

    private static (double High, double Low) Split(double x)
    {
        var scaled = Splitter * x;
        var high = scaled - (scaled - x);
        return (high, x - high);
    }
}
