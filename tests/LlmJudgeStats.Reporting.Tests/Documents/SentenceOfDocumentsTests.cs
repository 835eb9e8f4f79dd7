namespace LlmJudgeStats.Reporting.Tests.Documents;

/// <summary>What documents say in words: the judge, the method, the sources.</summary>
public sealed class SentenceOfDocumentsTests
{
    [Theory]
    [InlineData(46, 4, 9, 41, "misses about one good answer in twelve and lets about one bad answer in six pass.")]
    [InlineData(50, 0, 0, 50, "misses no good answer and lets no bad answer pass.")]
    [InlineData(0, 50, 50, 0, "misses every good answer and lets every bad answer pass.")]
    [InlineData(99, 1, 40, 60, "misses fewer than one good answer in 50 and lets about one bad answer in two pass.")]
    [InlineData(
        40, 60, 51, 49, "misses more than half of the good answers and lets more than half of the bad answers pass.")]
    [InlineData(97, 3, 0, 0, "misses about one good answer in 33; of bad answers nothing is known.")]
    public void A_judge_in_words(long tp, long fn, long fp, long tn, string sentence)
    {
        var judge = JudgeStats.Quality(Calibration.FromCounts(Reports.Table(tp, fn, fp, tn), CalibrationDesign.External), 0.95);
        Assert.Equal($"On labelled items the judge {sentence}", JudgeSentence.Of(judge));
    }

    [Fact]
    public void A_method_says_what_was_done_and_what_came_out()
    {
        var result = Reports.Result(JudgeTally.Of(83, 115), Reports.Table(46, 4, 9, 41));
        Assert.Equal("We corrected the judged pass rate for the judge's errors, which were measured on 100 labelled answers "
            + "(50 passes, 50 fails; sensitivity 92.0%, specificity 82.0%), with the method asymmetric error, guarded score "
            + $"(LlmJudgeStats {ReportLibrary.Version}). Of 115 answers the judge passed 72.2%. The corrected pass rate is 73.2% "
            + "(95% interval 58.5% to 89.6%).",
            MethodSentence.Of(result));
    }

    /// <summary>Every method says it, claims nothing about coverage or significance, and has its numbers.</summary>
    [Fact]
    public void Every_method_has_its_sentence()
    {
        foreach (var design in Enum.GetValues<CalibrationDesign>())
        {
            foreach (var estimator in JudgeEstimators.All)
            {
                var study = new JudgeStudy
                {
                    Test = JudgeTally.Of(83, 115),
                    Calibration = Calibration.FromCounts(Reports.Table(46, 4, 9, 41), design),
                };
                var result = Reports.Result(JudgeTally.Of(83, 115), study.Calibration, estimator);
                var sentence = MethodSentence.Of(result);
                // The name of a method may tell what was measured of it.
                var name = PlainText.Ascii(result.Main.Estimate.Method.Name);
                Assert.DoesNotMatch("(?i)significan|cover|NaN|  |\\(\\)", sentence.Replace(name, "x", StringComparison.Ordinal));
                Assert.Contains(PlainText.Range(result.Main.Estimate.Interval), sentence, StringComparison.Ordinal);
                Assert.EndsWith(").", sentence, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_source_is_an_entry_under_its_key()
    {
        Assert.Equal("""
            @misc{rogan1978,
              author = {Rogan, W. J. and Gladen, B.},
              year = {1978},
              title = {{Estimating prevalence from the results of a screening test}},
              howpublished = {American Journal of Epidemiology 107, 71-76},
              url = {https://doi.org/10.1093/oxfordjournals.aje.a112510},
            }

            """.ReplaceLineEndings("\n"), Bibtex.Of(RoganGladenEstimator.Default.Method.Citation));
        var citations = JudgeEstimators.Methods.SelectMany(method => method.Intervals).Select(interval => interval.Citation)
            .Concat(JudgeEstimators.All.Select(estimator => estimator.Method.Citation)).DistinctBy(citation => citation.Key).ToArray();
        Assert.InRange(citations.Length, 8, 60);
        Assert.All(citations, citation =>
        {
            var entry = Bibtex.Of(citation);
            Assert.Equal(entry.Count(c => c == '{'), entry.Count(c => c == '}'));
            Assert.StartsWith($"@misc{{{citation.Key},\n", entry, StringComparison.Ordinal);
            Assert.Matches(@"\n  (author|note) = ", entry);
        });
    }

    [Theory]
    [InlineData(0.6912, 0.7841, 0.736, "69.1% to 78.4%", "[69.1%, 78.4%]", "69.1--78.4")]
    [InlineData(0.9999, 1, 0.99995, "99.99% to 100.0%", "[99.99%, 100.0%]", "99.99--100.0")]
    public void A_range_in_each_style(double lower, double upper, double point, string prose, string brackets, string dashes)
    {
        var cell = DocumentCell.Range(new(lower, upper, 0.95, IntervalKind.Confidence), point);
        Assert.Equal(prose, CellText.Of(in cell, CellStyle.Prose));
        Assert.Equal(brackets, CellText.Of(in cell, CellStyle.Brackets));
        Assert.Equal(dashes, CellText.Of(in cell, CellStyle.Dashes));
    }

    [Fact]
    public void A_picture_in_characters_is_at_most_60_columns_wide()
    {
        var result = Reports.Result(
            JudgeTally.Of(800, 800), Reports.Table(46, 4, 9, 41), AsymmetricErrorEstimator.Default, NaiveEstimator.Default);
        var picture = (IntervalPicture)EstimatePictures.Intervals(result);
        var lines = CharacterPicture.Of(picture).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Length, 40, 60));
        Assert.All(lines, line => Assert.All(line, c => Assert.InRange(c, ' ', '~')));
    }
}
