namespace LlmJudgeStats.Reporting;

/// <summary>What stands in one place of a document: a value and its kind. How it is written is for the format to say.</summary>
internal readonly record struct DocumentCell
{
    /// <summary>What it is.</summary>
    public CellKind Kind { get; private init; }

    /// <summary>The words, or the name; empty for a number.</summary>
    public string Text { get => field ?? ""; private init; }

    /// <summary>The number, or the lower end.</summary>
    public double Value { get; private init; }

    /// <summary>The upper end of a range.</summary>
    public double Upper { get; private init; }

    /// <summary>The point of a range, whose end must not look like it; NaN without one.</summary>
    public double Point { get; private init; }

    /// <summary>A count.</summary>
    public Int128 Count { get; private init; }

    /// <summary>Words of ours.</summary>
    public static DocumentCell Words(string text) => new() { Kind = CellKind.Words, Text = text };

    /// <summary>The cells of a row.</summary>
    /// <param name="cells">What stands in them.</param>
    /// <param name="names">How many of the first hold what stood in a file.</param>
    public static DocumentCell[] Row(IReadOnlyList<string> cells, int names) =>
        [.. cells.Take(names).Select(Name), .. cells.Skip(names).Select(Words)];

    /// <summary>A value from the data.</summary>
    public static DocumentCell Name(string text) => new() { Kind = CellKind.Name, Text = text };

    /// <summary>A rate; NaN is one that the data do not identify.</summary>
    public static DocumentCell Rate(double rate) => new() { Kind = CellKind.Rate, Value = rate };

    /// <summary>An interval of rates.</summary>
    public static DocumentCell Range(IntervalEstimate interval, double point) =>
        new() { Kind = CellKind.Range, Value = interval.Lower, Upper = interval.Upper, Point = point };

    /// <summary>A difference of rates without a sign, such as a standard error.</summary>
    public static DocumentCell Points(double difference) => new() { Kind = CellKind.Points, Value = difference };

    /// <summary>A number of things.</summary>
    public static DocumentCell Of(Int128 count) => new() { Kind = CellKind.Count, Count = count };

    /// <summary>A number such as Youden's J.</summary>
    public static DocumentCell Number(double value) => new() { Kind = CellKind.Number, Value = value };

    /// <summary>An interval of such numbers.</summary>
    public static DocumentCell NumberRange(IntervalEstimate interval) =>
        new() { Kind = CellKind.NumberRange, Value = interval.Lower, Upper = interval.Upper };
}

/// <summary>What a cell is.</summary>
internal enum CellKind
{
    /// <summary>Words of ours; empty by default.</summary>
    Words,

    /// <summary>A value from the data.</summary>
    Name,

    /// <summary>A rate.</summary>
    Rate,

    /// <summary>An interval of rates.</summary>
    Range,

    /// <summary>Percentage points.</summary>
    Points,

    /// <summary>A count.</summary>
    Count,

    /// <summary>A number with three decimals.</summary>
    Number,

    /// <summary>An interval of such numbers.</summary>
    NumberRange,
}
