namespace LlmJudgeStats.Data;

/// <summary>A query of the caller's own, which stands in the place of a table.</summary>
internal static class SqlQuery
{
    /// <summary>The query without the semicolon at its end.</summary>
    /// <exception cref="ArgumentException">Nothing, or more than one statement.</exception>
    public static string Checked(string query, string name)
    {
        var text = query.Trim().TrimEnd(';').TrimEnd();
        if (text.Length == 0) throw new ArgumentException("the query is empty", name);
        if (HasSemicolon(text)) throw new ArgumentException($"`{name}` must be one SELECT: there is a semicolon in it", name);
        if (LeavesItsParentheses(text))
            throw new ArgumentException($"`{name}` must be one SELECT: a parenthesis closes that none opened", name);
        return text;
    }

    /// <summary>The query as it stands behind FROM. A comment at its end must not swallow what follows.</summary>
    public static string AsTable(string query, SqlDialect dialect) => $"({query}\n) AS {dialect.Quoted("q")}";

    private static bool HasSemicolon(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ';') return true;
            i = EndOf(text, i);
        }
        return false;
    }

    private static bool LeavesItsParentheses(string text)
    {
        var open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') open++;
            else if (text[i] == ')' && --open < 0) return true;
            i = EndOf(text, i);
        }
        return false;
    }

    // The last character of what begins here: of a text, a name, a comment, or of nothing but itself.
    private static int EndOf(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (rest[0] is '\'' or '"' or '`') return End(text, start + 1, rest[..1].ToString());
        if (rest.StartsWith("--")) return End(text, start + 2, "\n");
        return rest.StartsWith("/*") ? End(text, start + 2, "*/") : start;
    }

    private static int End(string text, int from, string mark) =>
        text.IndexOf(mark, Math.Min(from, text.Length), StringComparison.Ordinal) is >= 0 and var at ? at + mark.Length - 1 : text.Length;
}
