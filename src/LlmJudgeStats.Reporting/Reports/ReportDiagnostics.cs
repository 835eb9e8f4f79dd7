namespace LlmJudgeStats.Reporting;

/// <summary>The diagnostics of a report: each code once, with the groups that it concerns.</summary>
public static class ReportDiagnostics
{
    private const int GroupsNamed = 5;

    /// <summary>What looked wrong in the results, errors first, then in the order of the codes.</summary>
    /// <remarks>
    /// The warnings of every estimate count, with one exception: that a companion was not corrected is why it stands beside the
    /// estimate that was asked for. <see cref="StudyDiagnostics"/> come too, with their figures where there is one result.
    /// </remarks>
    /// <param name="results">The results of one report.</param>
    public static IReadOnlyList<Diagnostic> Of(IReadOnlyList<EstimateResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var collector = new Collector();
        foreach (var result in results) collector.Note(result);
        return collector.ToDiagnostics(results.Count);
    }

    /// <summary>LJS1044: methods that were left out of a list of all methods.</summary>
    /// <param name="methods">Which, and why each.</param>
    public static Diagnostic LeftOut(string methods) => new("LJS1044", DiagnosticSeverity.Info,
        $"Not shown, because not valid here: {methods}.", "Nothing to do, unless you wanted one of them: then supply what it needs.");

    // A level that was calibrated to the design holds there.
    private static IntervalDoubt? DoubtOf(EstimateResult result) => result switch
    {
        { Gate: { } gate } => gate.Decision.Doubt,
        { CalibratedLevel: not null } => null,
        _ => IntervalDoubt.OfEstimate(result.Main.Estimate),
    };

    private static void AddWarnings(Dictionary<string, Finding> found, EstimateResult result)
    {
        var main = result.Main.Estimate;
        foreach (var diagnostic in Diagnostic.Of(main.Warnings)) Add(found, diagnostic, result, null);
        foreach (var companion in result.Estimates.Skip(1).Select(reported => reported.Estimate))
        {
            foreach (var diagnostic in Diagnostic.Of(companion.Warnings & ~EstimateWarnings.Uncorrected))
                Add(found, diagnostic, result, Name(main.Method, companion.Method));
        }
    }

    // A companion of the same method is told apart by its interval.
    private static string Name(EstimationMethod main, EstimationMethod companion) =>
        companion.Id == main.Id ? $"{companion.Id}, {companion.Interval}" : companion.Id;

    private static void Add(Dictionary<string, Finding> found, Diagnostic diagnostic, EstimateResult result, string? companion)
    {
        if (!found.TryGetValue(diagnostic.Code, out var finding))
        {
            finding = new(diagnostic);
            found.Add(diagnostic.Code, finding);
        }
        finding.Note(result, companion, diagnostic);
    }

    /// <summary>Collects what looked wrong, result by result.</summary>
    internal sealed class Collector
    {
        private readonly Dictionary<string, Finding> _found = new(StringComparer.Ordinal);

        public void Note(EstimateResult result)
        {
            AddWarnings(_found, result);
            foreach (var suspicion in result.Suspicions) Add(_found, suspicion, result, null);
            if (DoubtOf(result) is { } doubt) Add(_found, doubt.Diagnostic, result, null);
            if (result.Gate?.Undecidable() is { } undecidable) Add(_found, undecidable, result, null);
        }

        /// <summary>Errors first, then in the order of the codes.</summary>
        /// <param name="groups">How many results there were.</param>
        public IReadOnlyList<Diagnostic> ToDiagnostics(int groups) =>
        [
            .. _found.Values.Select(finding => finding.ToDiagnostic(groups))
                .OrderByDescending(diagnostic => diagnostic.Severity).ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal),
        ];
    }

    private sealed class Finding(Diagnostic first)
    {
        private Diagnostic _worst = first;
        private readonly List<EstimateResult> _named = [];
        private EstimateResult? _last;
        private int _results;
        private readonly List<string> _companions = [];
        private bool _main;
        private string _detail = "";

        public void Note(EstimateResult result, string? companion, Diagnostic diagnostic)
        {
            if (diagnostic.Severity > _worst.Severity) _worst = diagnostic;
            if (diagnostic.Detail.Length > 0) _detail = " " + diagnostic.Detail;
            if (!ReferenceEquals(_last, result))
            {
                _results++;
                if (_named.Count < GroupsNamed) _named.Add(result);
                _last = result;
            }
            if (companion is null) _main = true;
            else if (!_companions.Contains(companion)) _companions.Add(companion);
        }

        public Diagnostic ToDiagnostic(int groups)
        {
            var message = _worst.Message;
            if (!_main) message += $" Concerns {string.Join(", ", _companions)}.";
            // Figures belong to one result; a list of groups has those that it names.
            return _worst with { Message = message + (groups > 1 ? Groups(groups) : _detail), Detail = "" };
        }

        private string Groups(int all)
        {
            if (_results == all) return Invariant($" In all {all} groups.");
            var named = _named
                .Select(result => string.Join(' ', (result.Group ?? []).Select(value => $"{value.Column}={Phrases.Name(value.Value)}")));
            var more = _results > GroupsNamed ? $"; and {_results - GroupsNamed} more" : "";
            return Invariant($" In {_results} of {all} groups: {string.Join("; ", named)}{more}.");
        }
    }
}
