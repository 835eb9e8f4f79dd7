using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>A statement in the making: text from us, names in quotes, values as parameters and as nothing else.</summary>
internal sealed class SqlText(SqlDialect dialect)
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _parameters = [];

    public string Text => _text.ToString();

    public IReadOnlyList<object> Parameters => _parameters;

    public SqlText Add(string sql)
    {
        _text.Append(sql);
        return this;
    }

    public SqlText AddParameter(object value)
    {
        _text.Append(dialect.Marker(_parameters.Count, value));
        _parameters.Add(value);
        return this;
    }

    /// <summary>Several pieces with something between them.</summary>
    public SqlText AddAll<T>(string between, IEnumerable<T> all, Action<T> add)
    {
        var isFirst = true;
        foreach (var one in all)
        {
            if (!isFirst) Add(between);
            isFirst = false;
            add(one);
        }
        return this;
    }
}
