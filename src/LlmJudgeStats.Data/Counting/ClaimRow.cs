using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Data;

/// <summary>The cells of a row of claims, each as what its column holds; what is wrong is logged, and nothing comes back.</summary>
internal sealed class ClaimRow(IRowReader row, ErrorLog errors)
{
    private const string ExactGrading = "none";

    /// <summary>Which column holds what.</summary>
    public ClaimColumns Columns { get; } = new(row);

    /// <summary>The text of a cell; empty where there is none, or no such column.</summary>
    public string Cell(string column) =>
        Columns.PlaceOf(column) is >= 0 and var place ? CellText.Trim(row.Cell(place)).ToString() : "";

    /// <summary>The name of the judge of a or of b: its own column, or that for both.</summary>
    public string Judge(string letter) => Own(letter, "judge");

    /// <summary>Who has a score: the name, or the letter of the column.</summary>
    public string Name(string letter) => Cell(letter) is { Length: > 0 } name ? name : letter;

    /// <summary>The score of a or of b: as it is printed, or as counts.</summary>
    public PublishedScore? Score(string letter)
    {
        var passed = Cell(letter + "_passed");
        var total = Own(letter, "total");
        long? items = total.Length == 0 ? null : ClaimCells.Count(total);
        if (total.Length > 0 && items is not (>= 1 and <= PublishedScore.MostItems))
            return None(letter + "_total", total, "is no number of items", "write a whole number, or leave it empty where none is printed");
        if (passed.Length > 0)
        {
            if (items is not { } of)
                return None(letter + "_total", total, "is missing beside the passes", "write how many items there were");
            return ClaimCells.Count(passed) is { } count && count <= of
                ? PublishedScore.Of(count, of)
                : None(letter + "_passed", passed, $"is no count from 0 to {of}", "write how many of the items passed");
        }
        if (Signed(letter + "_score") is not { } score) return null;
        if (ClaimCells.Counts(score) is var (hits, all))
        {
            return items is null || items == all ? PublishedScore.Of(hits, all)
                : None(letter + "_total", total, $"is another number of items than that of {score}", "leave one of the two out");
        }
        if (score.Length == 0 && Columns.PlaceOf(letter + "_score") < 0 && Columns.PlaceOf(letter + "_passed") < 0)
        {
            return None(letter + "_score", "", "has no column: a row is a claim about two systems, a and b",
                "write both scores into one row (a, a_score, a_total, b, b_score, b_total)");
        }
        return ClaimCells.Score(score) is var (percent, decimals)
            ? PublishedScore.OfPercent(percent, decimals, items)
            : None(letter + "_score", score, "is no score",
                $"write it as 79.6%, 0.796 or 62/80, or as counts ({letter}_passed, {letter}_total)");
    }

    /// <summary>The judge of a or of b; nothing where the row does not describe it.</summary>
    public bool TryBounds(string letter, out JudgeBounds? bounds)
    {
        bounds = null;
        if (Judge(letter).Equals(ExactGrading, StringComparison.OrdinalIgnoreCase))
        {
            string[] own = [letter + "_accuracy", letter + "_sensitivity", letter + "_specificity"];
            if (own.Concat(["accuracy", "sensitivity", "specificity"]).FirstOrDefault(column => Cell(column).Length > 0) is { } given)
            {
                Wrong(given, Cell(given), "is an error rate of a judge, and the judge none is exact grading",
                    "name the judge, or leave the rates empty");
                return false;
            }
            bounds = JudgeBounds.Exact;
            return true;
        }
        if (!TryRate(letter, "accuracy", out var accuracy) || !TryRate(letter, "sensitivity", out var sensitivity)
            || !TryRate(letter, "specificity", out var specificity)) return false;
        sensitivity ??= accuracy;
        specificity ??= accuracy;
        if (sensitivity is null && specificity is null) return true;
        if (sensitivity is not { } se || specificity is not { } sp)
        {
            Wrong(sensitivity is null ? "sensitivity" : "specificity", "", "is missing beside the other error rate",
                "write both, or accuracy for both at once");
            return false;
        }
        try
        {
            bounds = new(se, sp);
            return true;
        }
        catch (ArgumentException)
        {
            errors.Add(new(DataCodes.JudgeAtChance, $"the worst judge of score {letter} may be no better than chance",
                "raise the lower ends of sensitivity and specificity: together they must be above 1"), row.Line);
            return false;
        }
    }

    /// <summary>A share, as 0.05 or 5%.</summary>
    public double? Share(string column, Func<double, bool> isAllowed)
    {
        if (Signed(column) is not { } cell) return null;
        if (ClaimCells.Score(cell) is var (percent, _) && isAllowed((double)(percent / 100))) return (double)(percent / 100);
        Wrong(column, cell, "is not what this kind of claim needs", $"write the {column} as a share, such as 0.05 or 5%");
        return null;
    }

    /// <summary>Logs a cell that is not what its column holds.</summary>
    public void Wrong(string column, string cell, string what, string fix)
    {
        var message = cell.Length == 0 ? $"'{column}' {what}" : $"'{Excerpt.Of(cell)}' {what}";
        errors.Add(new(DataCodes.BadClaim, message, fix), row.Line, column);
    }

    // In a column of percentages the sign may be missing. A number that could be a share as well is nobody's guess.
    private string? Signed(string column)
    {
        var cell = Cell(column);
        if (!Columns.ArePercentages(column) || ClaimCells.Number(cell) is not { } number) return cell;
        if (number is 0 or > 1) return cell + "%";
        Wrong(column, cell, "may be a percentage or a share in a column of percentages",
            Invariant($"write {cell}% or {100 * number:0.##########}%"));
        return null;
    }

    private string Own(string letter, string name) => Cell($"{letter}_{name}") is { Length: > 0 } own ? own : Cell(name);

    private PublishedScore? None(string column, string cell, string what, string fix)
    {
        Wrong(column, cell, what, fix);
        return null;
    }

    private bool TryRate(string letter, string name, out RateBounds? rate)
    {
        rate = null;
        var column = $"{letter}_{name}";
        var cell = Cell(column);
        if (cell.Length == 0)
        {
            column = name;
            cell = Cell(column);
        }
        if (cell.Length == 0) return true;
        rate = ClaimCells.Bounds(cell);
        if (rate is not null) return true;
        Wrong(column, cell, "is no error rate", "write 0.9, a range 0.85..0.95, or counts 41/50");
        return false;
    }
}
