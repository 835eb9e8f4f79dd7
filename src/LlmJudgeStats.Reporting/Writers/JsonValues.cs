using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>Values as the schema has them: what is absent or not finite is <c>null</c>.</summary>
internal static class JsonValues
{
    extension(Utf8JsonWriter json)
    {
        public void WriteCounts(StudyCounts counts)
        {
            json.WriteStartObject("counts");
            json.WriteTestAndCalibration(counts);
            json.WriteEndObject();
        }

        public void WriteTestAndCalibration(StudyCounts counts)
        {
            json.WriteStartObject("test");
            json.WriteTally(counts.Test);
            json.WriteEndObject();
            if (counts.HumanPasses is null && counts.HumanFails is null)
            {
                json.WriteNull("calibration");
            }
            else
            {
                json.WriteStartObject("calibration");
                json.WriteWhole("truePositive", counts.HumanPasses?.Positives);
                json.WriteWhole("falseNegative", counts.HumanPasses?.Negatives);
                json.WriteWhole("falsePositive", counts.HumanFails?.Positives);
                json.WriteWhole("trueNegative", counts.HumanFails?.Negatives);
                json.WriteEndObject();
            }
        }

        public void WriteTally(JudgeTally tally)
        {
            json.WriteNumber("passed", tally.Positives);
            json.WriteNumber("total", (decimal)tally.Positives + tally.Negatives);   // two counts of 2^62 do not wrap around
        }

        /// <summary>Both ends; <c>null</c> where there is no interval.</summary>
        public void WriteLimits(IntervalEstimate? interval)
        {
            json.WriteFinite("lower", interval?.Lower ?? double.NaN);
            json.WriteFinite("upper", interval?.Upper ?? double.NaN);
        }

        /// <summary>Opens an object for what is there, and else writes <c>null</c>: whether it is open.</summary>
        public bool Opens<T>(string name, [NotNullWhen(true)] T? value, [NotNullWhen(true)] out T? there) where T : class
        {
            there = value;
            if (value is null) json.WriteNull(name);
            else json.WriteStartObject(name);
            return value is not null;
        }

        /// <summary>The same of a value.</summary>
        public bool Opens<T>(string name, T? value, out T there) where T : struct
        {
            there = value.GetValueOrDefault();
            if (value is null) json.WriteNull(name);
            else json.WriteStartObject(name);
            return value is not null;
        }

        public void WriteWhole(string name, long? number)
        {
            if (number is { } value) json.WriteNumber(name, value);
            else json.WriteNull(name);
        }

        public void WriteKnown(string name, bool? value)
        {
            if (value is { } known) json.WriteBoolean(name, known);
            else json.WriteNull(name);
        }

        public void WriteFinite(string name, double value)
        {
            if (double.IsFinite(value)) json.WriteNumber(name, value + 0.0);   // + 0.0: never -0
            else json.WriteNull(name);
        }

        public void WriteTable(StrataTable table)
        {
            json.WriteNumbers("values", [.. table.Values]);
            json.WriteRows("labelled", Enumerable.Range(0, table.Strata)
                .Select(h => Enumerable.Range(0, table.Values.Length).Select(c => table.Labelled(h, c))), json.WriteNumberValue);
            json.WriteNumbers("unlabelled", Enumerable.Range(0, table.Strata).Select(table.Unlabelled));
        }

        /// <summary>An array, item by item.</summary>
        public void WriteArray<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items) write(item);
            json.WriteEndArray();
        }

        /// <summary>An array of objects: what stands in each.</summary>
        public void WriteObjects<T>(string name, IEnumerable<T> items, Action<T> write) => json.WriteArray(name, items, item =>
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        });

        /// <summary>An array of arrays, item by item.</summary>
        public void WriteRows<T>(string name, IEnumerable<IEnumerable<T>> rows, Action<T> write) => json.WriteArray(name, rows, row =>
        {
            json.WriteStartArray();
            foreach (var item in row) write(item);
            json.WriteEndArray();
        });

        public void WriteNumbers(string name, IEnumerable<double> numbers) => json.WriteArray(name, numbers, json.WriteNumberValue);

        public void WriteTexts(string name, IEnumerable<string> texts) => json.WriteArray(name, texts, json.WriteStringValue);
    }
}
