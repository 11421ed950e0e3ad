using System.Text.RegularExpressions;
using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary><c>Unsupported</c> is for types that the language has no word for.</summary>
internal sealed partial class UnsupportedTypesHaveNoName : ModelRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var field in model.Fields.Where(field => field.Kind == FieldKind.Unsupported))
        {
            var written = field.Syntax.Type!.DatabaseType!.Value;
            if (schema.Datasource is { } datasource && Native(written) is { } native)
            {
                diagnostics.Error(DiagnosticCodes.NeedlesslyUnsupported, field.Span,
                    $"The type `Unsupported(\"{written}\")` has a name in this language.",
                    $"Write `{field} {native.Type.ScalarType} @{datasource.Name}.{native.Type.Name}{native.Arguments}`.");
            }
        }
    }

    private static (NativeTypeDefinition Type, string Arguments)? Native(string written)
    {
        var match = Notation().Match(written);
        if (!match.Success || NativeTypes.Find(match.Groups["name"].Value.Trim()) is not { } type)
        {
            return null;
        }

        var numbers = match.Groups["arguments"].Success ? match.Groups["arguments"].Value.Split(',', StringSplitOptions.TrimEntries) : [];
        var takesThem = type.MaximumArguments == 0 || numbers.Length == 0 || numbers.Length == type.MaximumArguments;
        var arguments = numbers.Length > 0 && type.MaximumArguments > 0 ? $"({string.Join(", ", numbers)})" : "";
        return takesThem && (type.MaximumArguments == 0 || Array.TrueForAll(numbers, number => uint.TryParse(number, out _))) ? (type, arguments) : null;
    }

    [GeneratedRegex(@"^(?<name>[^(]+)(\((?<arguments>.*?)\))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Notation();
}
