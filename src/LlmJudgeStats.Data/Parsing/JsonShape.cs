namespace LlmJudgeStats.Data;

/// <summary>Whether a text that begins with a brace is one document, or an object a line.</summary>
internal static class JsonShape
{
    private const int FarEnough = 8 << 20;    // characters: no line of a table is as long

    /// <summary>
    /// Nothing is read. An object that ends on its line with something behind it is a line of many; alone it is a document when it holds a
    /// list of objects.
    /// </summary>
    public static bool IsOneDocument(TextBuffer text)
    {
        text.StartRecord();
        var depth = 0;
        var isText = false;
        var last = '\0';
        var hasList = false;
        for (var at = 0; ; at++)
        {
            if (at >= FarEnough) return hasList;
            if (!Has(text, at)) return false;    // broken off: the reader of lines says where
            var c = text.Ahead[at];
            if (isText)
            {
                if (c == '\\') at++;
                else if (c == '"') isText = false;
                else if (c is '\n' or '\r') return false;
                continue;
            }
            if (c is '\n' or '\r')
            {
                if (depth > 0) return last is '{' or '[' or ',' or ':' || NextVisible(text, at) != '{';
                continue;
            }
            if (c is ' ' or '\t') continue;
            if (c == 'n' && last == '[' && CommaBehindNull(text, at) is > 0 and var comma)
            {
                at = comma;    // a list that begins with nothing is one of objects, if they follow
                continue;
            }
            isText = c == '"';
            if (c is '{' or '[') depth++;
            hasList |= c == '{' && last == '[';
            if (c is '}' or ']') depth--;
            last = c;
            if (depth == 0) return hasList && NextVisible(text, at + 1) == '\0';
        }
    }

    /// <summary>Whether a list begins with a null and goes on.</summary>
    public static bool BeginsWithNull(TextBuffer text)
    {
        text.StartRecord();
        var open = PlaceOfVisible(text, 0);
        return open >= 0 && PlaceOfVisible(text, open + 1) is >= 0 and var first && CommaBehindNull(text, first) > 0;
    }

    private static int CommaBehindNull(TextBuffer text, int at)
    {
        const string Null = "null";
        for (var i = 0; i < Null.Length; i++)
        {
            if (!Has(text, at + i) || text.Ahead[at + i] != Null[i]) return -1;
        }
        var behind = PlaceOfVisible(text, at + Null.Length);
        return behind >= 0 && text.Ahead[behind] == ',' ? behind : -1;
    }

    private static bool Has(TextBuffer text, int at) => at < text.Ahead.Length || (text.Fill() && at < text.Ahead.Length);

    private static char NextVisible(TextBuffer text, int from) => PlaceOfVisible(text, from) is >= 0 and var at ? text.Ahead[at] : '\0';

    private static int PlaceOfVisible(TextBuffer text, int from)
    {
        for (var at = from; at < FarEnough && Has(text, at); at++)
        {
            if (text.Ahead[at] is not (' ' or '\t' or '\r' or '\n')) return at;
        }
        return -1;
    }
}
