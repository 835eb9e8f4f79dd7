namespace LlmJudgeStats.Data;

/// <summary>The names of the columns of a table, in their order.</summary>
internal static class ColumnNames
{
    extension(IReadOnlyList<string> names)
    {
        /// <summary>The place of the first name that fits; -1 where none does.</summary>
        public int FirstPlace(Func<string, bool> fits)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (fits(names[i])) return i;
            }
            return -1;
        }

        /// <summary>The place of a name, as it is written; -1 where there is none.</summary>
        public int PlaceOf(string name) => names.FirstPlace(one => one == name);
    }
}
