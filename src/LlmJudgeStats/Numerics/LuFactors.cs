namespace LlmJudgeStats.Numerics;

/// <summary>A square matrix as a product of triangles, rows exchanged for the largest pivot: for a handful of unknowns.</summary>
internal sealed class LuFactors
{
    private readonly double[] _factors;
    private readonly int[] _rows;
    private readonly int _size;

    private LuFactors(double[] factors, int[] rows)
    {
        _factors = factors;
        _rows = rows;
        _size = rows.Length;
    }

    /// <summary>The factors of a matrix that is not singular.</summary>
    /// <param name="matrix">Rows, one after the other.</param>
    /// <param name="size">How many rows and columns.</param>
    public static LuFactors Of(ReadOnlySpan<double> matrix, int size)
    {
        var factors = matrix.ToArray();
        int[] rows = [.. Enumerable.Range(0, size)];
        for (var k = 0; k < size; k++)
        {
            Exchange(factors, rows, k, LargestBelow(factors, size, k));
            for (var i = k + 1; i < size; i++)
            {
                var ratio = factors[(i * size) + k] / factors[(k * size) + k];
                factors[(i * size) + k] = ratio;
                for (var j = k + 1; j < size; j++) factors[(i * size) + j] -= ratio * factors[(k * size) + j];
            }
        }
        return new(factors, rows);
    }

    /// <summary>x with A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var x = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            x[i] = right[_rows[i]];
            for (var j = 0; j < i; j++) x[i] -= _factors[(i * _size) + j] * x[j];
        }
        for (var i = _size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < _size; j++) x[i] -= _factors[(i * _size) + j] * x[j];
            x[i] /= _factors[(i * _size) + i];
        }
        return x;
    }

    /// <summary>x with A′ x = b.</summary>
    public double[] SolveTransposed(ReadOnlySpan<double> right)
    {
        var y = right.ToArray();
        for (var i = 0; i < _size; i++)
        {
            for (var j = 0; j < i; j++) y[i] -= _factors[(j * _size) + i] * y[j];
            y[i] /= _factors[(i * _size) + i];
        }
        for (var i = _size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < _size; j++) y[i] -= _factors[(j * _size) + i] * y[j];
        }
        var x = new double[_size];
        for (var i = 0; i < _size; i++) x[_rows[i]] = y[i];
        return x;
    }

    private static int LargestBelow(double[] factors, int size, int column)
    {
        var largest = column;
        for (var i = column + 1; i < size; i++)
        {
            if (Math.Abs(factors[(i * size) + column]) > Math.Abs(factors[(largest * size) + column])) largest = i;
        }
        return largest;
    }

    private static void Exchange(double[] factors, int[] rows, int row, int other)
    {
        if (row == other) return;
        var size = rows.Length;
        for (var j = 0; j < size; j++)
            (factors[(row * size) + j], factors[(other * size) + j]) = (factors[(other * size) + j], factors[(row * size) + j]);
        (rows[row], rows[other]) = (rows[other], rows[row]);
    }
}
