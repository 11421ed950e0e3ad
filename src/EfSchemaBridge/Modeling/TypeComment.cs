using System.Text.RegularExpressions;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Modeling;

/// <summary>
/// The line <c>/// @type NAME</c> of a field, which gives its property another .NET type: <c>DateTimeOffset</c> for a
/// DateTime, or any class for a Json. It is a comment, so that Prisma and its editors go on reading the schema.
/// </summary>
/// <param name="Type">The type's name, or null where the field says none.</param>
/// <param name="Documentation">The other lines of the comment, or null when there are none.</param>
internal sealed partial record TypeComment(string? Type, string? Documentation)
{
    /// <summary>Reads the comment of a field.</summary>
    public static TypeComment Of(ScalarField field)
    {
        if (field.Documentation is not { } text || Line().Match(text) is not { Success: true } match || !IsFor(field, match.Groups[1].Value))
        {
            return new(null, field.Documentation);
        }

        var rest = text.Remove(match.Index, match.Length).Trim('\n');
        return new(match.Groups[1].Value, rest.Length == 0 ? null : rest);
    }

    private static bool IsFor(ScalarField field, string type) => field.Arity != FieldArity.List && field.Type switch
    {
        FieldType.Scalar(ScalarType.Json) => true,
        FieldType.Scalar(ScalarType.DateTime) => type == nameof(DateTimeOffset) && field.NativeType?.Name is not ("Date" or "Time" or "Timetz"),
        _ => false,
    };

    // A name, perhaps with its namespace: nothing else can get into the generated code.
    [GeneratedRegex(@"^[ \t]*@type[ \t]+([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)[ \t]*(?:\n|$)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
