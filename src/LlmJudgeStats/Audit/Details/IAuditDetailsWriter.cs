namespace LlmJudgeStats.Audit.Details;

/// <summary>Who is told the figures of a finding, one after the other: a writer of JSON, of a table, of a test.</summary>
public interface IAuditDetailsWriter
{
    /// <summary>A number.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">The number; none where it is not defined.</param>
    void Number(string name, double? value);

    /// <summary>A whole number.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">The number; none where it is not defined.</param>
    void Count(string name, long? value);

    /// <summary>A yes or no.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">Which.</param>
    void Flag(string name, bool value);

    /// <summary>A name.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">The name.</param>
    void Word(string name, string value);

    /// <summary>Several numbers.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The numbers; NaN where one is not defined.</param>
    void Numbers(string name, ReadOnlySpan<double> values);

    /// <summary>Several whole numbers.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The numbers.</param>
    void Counts(string name, ReadOnlySpan<int> values);

    /// <summary>Several names.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="values">The names.</param>
    void Words(string name, ReadOnlySpan<string> values);

    /// <summary>Several things that have figures of their own.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="count">How many.</param>
    /// <param name="row">Says the figures of one of them to the same writer.</param>
    void Rows(string name, int count, Action<int> row);
}
