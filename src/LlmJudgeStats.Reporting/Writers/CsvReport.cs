using System.Globalization;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Strengths;

namespace LlmJudgeStats.Reporting;

/// <summary>Writes a report as CSV: one row for each estimate, with its group.</summary>
/// <remarks>
/// Quoted as in RFC 4180, lines end in LF. In a text cell an apostrophe stands wherever a spreadsheet would see a formula begin (OWASP: CSV
/// injection); numbers have none.
/// What is absent is an empty cell; several warnings are separated by semicolons.
/// </remarks>
public static class CsvReport
{
    private static readonly string[] s_columns = ["method", "interval", "point", "lower", "upper", "level", "warnings", "target"];

    private static readonly string[] s_measureColumns = ["measure", "quantity", "of"];

    /// <summary>The columns of an estimate of any measure.</summary>
    internal static IReadOnlyList<string> MeasureColumns { get; } = [.. s_columns, .. s_measureColumns];

    private static readonly string[] s_judgeColumns = ["section", "pValueOf", "pValue", "adjustedPValue"];

    private static readonly string[] s_rankColumns =
        ["against", "source", "standardError", "elo", "rankLower", "rankUpper", "battles", "labels"];

    private static readonly string[] s_measureGateColumns =
        ["verdict", "allowed", "side", "threshold", "gateLevel", "gateLower", "gateUpper", "pValue"];

    private static readonly string[] s_measureComparisonColumns = ["a", "b", "verdict", "pValue", "adjustedPValue"];

    private static readonly string[] s_comparisonColumns =
    [
        "criterion", "a", "b", "interval", "difference", "lower", "upper", "level", "pValue", "adjustedPValue", "verdict", "warnings",
    ];

    private static readonly string[] s_coverageColumns =
    [
        "method", "interval", "level", "rate", "sensitivity", "specificity",
        "coverage", "lowerCoverage", "upperCoverage", "expectedWidth", "replications",
    ];

    private static readonly string[] s_planColumns =
    [
        "design", "level", "labels", "labelsPass", "labelsFail", "items", "halfWidth", "halfWidthItemsUnlimited",
        "halfWidthLabelsUnlimited", "labelsOnly", "labelsOnlyHalfWidth", "worthwhile", "feasible", "cost", "detectableDifference", "power",
    ];

    private static readonly string[] s_meanPlanColumns =
    [
        "measure", "design", "level", "labels", "items", "halfWidth", "halfWidthItemsUnlimited", "labelsOnlyHalfWidth", "worthwhile",
        "feasible",
    ];

    private static readonly string[] s_gateColumns =
    [
        "verdict", "allowed", "side", "threshold", "level", "lower", "upper", "pValue", "method", "interval", "point", "reach",
        .. GateSizes.Of(default).Select(size => size.Name), "chance", "never", "warnings",
        "nominalLevel",
    ];

    /// <summary>The table, with its header; of gates one row each.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(EstimateReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, report);
        return text.ToString();
    }

    /// <summary>The table, with its header: one row for each point of the grid; <c>replications</c> is empty when it is exact.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(CoverageReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, report);
        return text.ToString();
    }

    /// <summary>The table, with its header: one row for each plan.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(PlanReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, report);
        return text.ToString();
    }

    /// <summary>Writes the table row by row.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it: what it would obey, or nobody would see, is escaped in cells of text.</param>
    internal static void Write(TextWriter text, EstimateReport report, bool escape = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        var results = report.Results;
        IReadOnlyList<GroupKey> keys = results.Count > 0 ? results[0].Group ?? [] : [];
        var columns = report.Command == GateReports.Command ? s_gateColumns : s_columns;
        Line(text, [.. keys.Select(key => Text(key.Column, escape)), .. columns]);
        foreach (var result in results)
        {
            if (result.Gate is { } gate)
            {
                Line(text, [.. (result.Group ?? []).Select(key => Text(key.Value, escape)), .. Cells(result, gate)]);
                continue;
            }
            foreach (var reported in result.Estimates)
            {
                var estimate = reported.Estimate;
                Line(text,
                [
                    .. (result.Group ?? []).Select(key => Text(key.Value, escape)),
                    estimate.Method.Id,
                    estimate.Method.Interval,
                    Number(estimate.Point),
                    Number(estimate.Interval.Lower),
                    Number(estimate.Interval.Upper),
                    Number(estimate.Interval.Level),
                    string.Join(';', reported.WarningsAndSuspicions.Concat(result.Doubts).Distinct()),
                    estimate.Method.Target.Id,
                ]);
            }
        }
    }

    /// <summary>The table, with its header: one row for each pair of systems.</summary>
    /// <param name="report">A report.</param>
    public static string ToText(ComparisonReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, report);
        return text.ToString();
    }

    /// <summary>Writes the table row by row.</summary>
    internal static void Write(TextWriter text, ComparisonReport report, bool escape = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        IReadOnlyList<GroupKey> keys = report.Results[0].Findings.Group ?? [];
        Line(text, [.. keys.Select(key => Text(key.Column, escape)), .. s_comparisonColumns]);
        foreach (var result in report.Results)
        {
            var findings = result.Findings;
            var difference = findings.Answer.Difference;
            Line(text,
            [
                .. (findings.Group ?? []).Select(key => Text(key.Value, escape)),
                Text(findings.Criterion ?? "", escape),
                Text(findings.A, escape),
                Text(findings.B, escape),
                difference.Method.Interval,
                Number(difference.Point),
                Number(difference.Interval.Lower),
                Number(difference.Interval.Upper),
                Number(difference.Interval.Level),
                Number(findings.Answer.PValue),
                Number(findings.Pair.AdjustedPValue),
                ComparisonSentence.Word(findings.Pair.Verdict),
                string.Join(';', result.Warnings),
            ]);
        }
    }

    /// <summary>Writes the table row by row. No cell of it comes from data.</summary>
    internal static void Write(TextWriter text, CoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Line(text, s_coverageColumns);
        foreach (var point in report.Points)
        {
            Line(text,
            [
                report.Method.Id,
                report.Method.Interval,
                Number(report.Level),
                Number(point.Rate),
                Number(point.Sensitivity),
                Number(point.Specificity),
                Number(point.Coverage),
                Number(point.LowerCoverage),
                Number(point.UpperCoverage),
                Number(point.Width),
                report.Simulation?.Replications.ToString(CultureInfo.InvariantCulture) ?? "",
            ]);
        }
    }

    /// <summary>Writes the table row by row.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it: what it would obey, or nobody would see, is escaped in cells of text.</param>
    internal static void Write(TextWriter text, PlanReport report, bool escape = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        IReadOnlyList<GroupKey> keys = report.Results.Count > 0 ? report.Results[0].Group ?? [] : [];
        Line(text, [.. keys.Select(key => Text(key.Column, escape)), .. s_planColumns]);
        foreach (var result in report.Results)
        {
            var answer = result.Answer;
            Line(text,
            [
                .. (result.Group ?? []).Select(key => Text(key.Value, escape)),
                answer.Question.Design.Id,
                Number(answer.Question.Level),
                Whole(answer.Labels),
                Whole(answer.LabelsPass),
                Whole(answer.LabelsFail),
                Whole(answer.Items),
                Number(answer.HalfWidth),
                Number(answer.HalfWidthItemsUnlimited),
                Number(answer.HalfWidthLabelsUnlimited),
                Whole(answer.LabelsOnly),
                Number(answer.LabelsOnlyHalfWidth),
                YesOrNo(answer.Worthwhile),
                YesOrNo(answer.Feasible),
                Number(answer.Cost),
                Number(answer.DetectableDifference),
                Number(answer.Chances?.Pass),
            ]);
        }
    }

    /// <summary>Writes the table row by row.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it: what it would obey, or nobody would see, is escaped in cells of text.</param>
    internal static void Write(TextWriter text, MeanPlanReport report, bool escape = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        IReadOnlyList<GroupKey> keys = report.Results.Count > 0 ? report.Results[0].Group ?? [] : [];
        Line(text, [.. keys.Select(key => Text(key.Column, escape)), .. s_meanPlanColumns]);
        foreach (var result in report.Results)
        {
            var plan = result.Plan;
            Line(text,
            [
                .. (result.Group ?? []).Select(key => Text(key.Value, escape)),
                result.Measure,
                result.Question.Pilot.Design.Id,
                Number(result.Question.Level),
                Whole(plan.Labels),
                Whole(plan.Items),
                Number(plan.HalfWidth),
                Number(plan.HalfWidthItemsUnlimited),
                Number(plan.LabelsOnlyHalfWidth),
                YesOrNo(plan.IsWorthwhile),
                YesOrNo(plan.IsFeasible),
            ]);
        }
    }

    /// <summary>Writes the table row by row: the columns of <c>estimate</c>, then what is estimated.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it: what it would obey, or nobody would see, is escaped in cells of text.</param>
    internal static void Write(TextWriter text, MeasureReport report, bool escape = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        IReadOnlyList<GroupKey> keys = report.Results.Count > 0 ? report.Results[0].Group ?? [] : [];
        string[] ofGate = report.IsGate ? s_measureGateColumns : report.Results.Any(result => result.Comparison is not null)
            ? s_measureComparisonColumns : [];
        Line(text, [.. keys.Select(key => Text(key.Column, escape)), .. s_columns, .. s_measureColumns, .. ofGate]);
        foreach (var result in report.Results)
        {
            foreach (var measured in result.Estimates)
            {
                Line(text,
                [
                    .. Cells(result.Group, result.Measure, measured, escape),
                    .. result.Gate is { } gate ? Cells(gate) : [],
                    .. result.Comparison is { } pair ? Cells(pair, measured, escape) : [],
                ]);
            }
        }
    }

    /// <summary>Writes the table row by row: the columns of other measures, then the section and what was tested.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it: what it would obey, or nobody would see, is escaped in cells of text.</param>
    internal static void Write(TextWriter text, JudgeReport report, bool escape = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        IReadOnlyList<GroupKey> keys = report.Results.Count > 0 ? report.Results[0].Group ?? [] : [];
        Line(text, [.. keys.Select(key => Text(key.Column, escape)), .. s_columns, .. s_measureColumns, .. s_judgeColumns]);
        foreach (var result in report.Results)
        {
            Write(text, result.Group, result.Measure, result.Sections, escape);
        }
    }

    /// <summary>Writes the table row by row: the columns of judges; of annotators how often the judge does as well.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it: what it would obey, or nobody would see, is escaped in cells of text.</param>
    internal static void Write(TextWriter text, AgreeReport report, bool escape = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        IReadOnlyList<GroupKey> keys = report.Results.Count > 0 ? report.Results[0].Group ?? [] : [];
        Line(text, [.. keys.Select(key => Text(key.Column, escape)), .. s_columns, .. s_measureColumns, .. s_judgeColumns]);
        foreach (var result in report.Results)
        {
            Write(text, result.Group, result.Kind, [.. result.Sections, .. AgreeSections.Annotators(result.Replacement)], escape);
        }
    }

    private static void Write(
        TextWriter text, IReadOnlyList<GroupKey>? group, string measure, IEnumerable<JudgeSection> sections, bool escape)
    {
        foreach (var section in sections)
        {
            foreach (var measured in section.Estimates)
            {
                Line(text,
                [
                    .. Cells(group, measure, measured, escape), section.Name, Number(measured.PValueOf), Number(measured.PValue),
                    Number(measured.AdjustedPValue),
                ]);
            }
        }
    }

    /// <summary>Writes a row for each system of each board, then, where they are shown, for each pair of the first.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="report">A report.</param>
    /// <param name="escape">Whether a terminal shows it: what it would obey, or nobody would see, is escaped in cells of text.</param>
    internal static void Write(TextWriter text, RankReport report, bool escape = false)
    {
        ArgumentNullException.ThrowIfNull(report);
        IReadOnlyList<GroupKey> keys = report.Results.Count > 0 ? report.Results[0].Group ?? [] : [];
        Line(text, [.. keys.Select(key => Text(key.Column, escape)), .. s_columns, .. s_measureColumns, .. s_rankColumns]);
        foreach (var result in report.Results)
        {
            Write(text, result, result.Board, result.Source, escape);
            if (result.LabelsOnly is { } labels) Write(text, result, labels, BattleSource.LabelsOnly, escape);
            if (result.JudgesWord is { } judge) Write(text, result, judge, BattleSource.VerdictsOnly, escape);
            if (!result.HasPairs) continue;
            foreach (var pair in result.Pairs)
            {
                var difference = result.Board.Difference(pair.First, pair.Second);
                Line(text,
                [
                    .. Cells(result, difference, "strength-difference", pair.First, escape),
                    Text(result.Board.Systems[pair.Second], escape), RankJson.IdOf(result.Source), Number(difference.StandardError),
                    "", "", "", "", "",
                ]);
            }
        }
    }

    private static void Write(TextWriter text, RankResult result, StrengthBoard board, BattleSource source, bool escape)
    {
        foreach (var system in board.Order)
        {
            var strength = board.Strength(system);
            Line(text,
            [
                .. Cells(result, strength, "strength", system, escape), "", RankJson.IdOf(source), Number(strength.StandardError),
                Number(board.Elo(system).Point), Whole(board.Ranks[system].Best), Whole(board.Ranks[system].Worst),
                Whole(result.Battles[system]), Whole(result.Labels[system]),
            ]);
        }
    }

    private static string[] Cells(RankResult result, JudgeEstimate estimate, string quantity, int system, bool escape) => Cells(
        result.Group, "preference",
        new() { Quantity = quantity, Name = quantity, Of = result.Board.Systems[system], Role = "", Estimate = estimate }, escape);

    /// <summary>The cells of an estimate, in the order of <see cref="MeasureColumns"/> behind those of its group.</summary>
    internal static string[] Cells(IReadOnlyList<GroupKey>? group, string measure, MeasuredEstimate measured, bool escape)
    {
        var estimate = measured.Estimate;
        return
        [
            .. (group ?? []).Select(key => Text(key.Value, escape)),
            estimate.Method.Id,
            measured.IsPointOnly ? "" : estimate.Method.Interval,
            Number(estimate.Point),
            measured.IsPointOnly ? "" : Number(estimate.Interval.Lower),
            measured.IsPointOnly ? "" : Number(estimate.Interval.Upper),
            Number(estimate.Interval.Level),
            string.Join(';', WarningNames.Of(estimate.Warnings)),
            "population",
            measure,
            measured.Quantity,
            Text(measured.Of ?? "", escape),
        ];
    }

    private static string[] Cells(MeasuredComparison pair, MeasuredEstimate measured, bool escape) =>
    [
        Text(pair.A, escape), Text(pair.B, escape), ComparisonSentence.Word(pair.Verdict), Number(measured.PValue),
        Number(measured.AdjustedPValue ?? measured.PValue),
    ];

    private static string[] Cells(MeasureGate gate) =>
    [
        gate.Verdict.Id, gate.IsAllowed ? "true" : "false", gate.Side.Id, Number(gate.Threshold), Number(gate.Level), Number(gate.Lower),
        Number(gate.Upper), Number(gate.PValue),
    ];

    internal static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    internal static string Number(double? value) => Number(value ?? double.NaN);

    private static string YesOrNo(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => "",
    };

    private static IEnumerable<string> Cells(EstimateResult result, GateFindings gate)
    {
        var decision = gate.Decision;
        var estimate = decision.Estimate;
        var needed = decision.Needed;
        return
        [
            decision.Verdict.Id, gate.IsAllowed ? "true" : "false", decision.Gate.Side.Id, Number(decision.Gate.Threshold),
            Number(decision.Level), Number(decision.Lower), Number(decision.Upper), Number(decision.PValue), estimate.Method.Id,
            estimate.Method.Interval, Number(estimate.Point), Number(decision.Reach ?? double.NaN),
            .. GateSizes.Of(needed ?? default).Select(size => size.Size?.ToString(CultureInfo.InvariantCulture) ?? ""),
            Number(needed?.Chance ?? double.NaN), decision.Never?.Id ?? "",
            string.Join(';', result.Main.WarningsAndSuspicions.Concat(result.Doubts).Distinct()), Number(decision.Calibrated?.Nominal),
        ];
    }

    /// <summary>A line of cells that are written already.</summary>
    internal static void Line(TextWriter text, IEnumerable<string> cells)
    {
        text.Write(string.Join(',', cells));
        text.Write('\n');
    }

    /// <summary>A number; empty where there is none.</summary>
    internal static string Number(double value) => double.IsFinite(value) ? (value + 0.0).ToString("R", CultureInfo.InvariantCulture) : "";

    /// <summary>A text of the data, that no spreadsheet takes for a formula.</summary>
    internal static string Text(string text, bool escape)
    {
        var cell = BuildCommands.Guard(FormulaGuard.Of(text));
        if (escape) cell = PlainText.Escape(cell);
        return cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
