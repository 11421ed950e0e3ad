using System.Globalization;
using System.Text.RegularExpressions;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Tells times that RFC 3339 allows.</summary>
internal static partial class Rfc3339
{
    public static bool IsValid(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            && DateTime.TryParseExact(match.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && Number(match, "hour") < 24 && Number(match, "minute") < 60 && Number(match, "second") <= 60
            && Number(match, "offsetHour") < 24 && Number(match, "offsetMinute") < 60;
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(\.[0-9]+)?([Zz]|[+-](?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
