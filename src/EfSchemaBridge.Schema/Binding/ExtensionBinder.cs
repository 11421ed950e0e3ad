using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds <c>extensions = [...]</c>.</summary>
internal sealed class ExtensionBinder(DiagnosticBag diagnostics)
{
    public IReadOnlyList<Extension> Bind(Expression? value) => value?.AsList(BindElement) ?? [];

    private Extension? BindElement(Expression element)
    {
        switch (element)
        {
            case ConstantName name:
                CheckName(name.Name, name);
                return new Extension(name.Name, null, null);
            case FunctionCall call:
                CheckName(call.Name.Text, call);
                return BindCall(call);
            default:
                diagnostics.Error(DiagnosticCodes.WrongArgumentKind, element.Span,
                    $"Expected the name of an extension, but found the {element.Kind} `{element}`.",
                    "A name with characters of its own is written as in `uuidOssp(map: \"uuid-ossp\")`.");
                return null;
        }
    }

    private void CheckName(string name, Expression element)
    {
        if (name.Contains('-', StringComparison.Ordinal) || char.IsNumber(name, 0))
        {
            diagnostics.Error(DiagnosticCodes.InvalidName, element.Span,
                $"The name of an extension must neither start with a digit nor hold a `-`, as `{name}` does.",
                $"Choose another one and map it: `extension(map: \"{name}\")`.");
        }
    }

    private Extension BindCall(FunctionCall call)
    {
        string? name = null, schema = null, version = null;
        foreach (var argument in call.Arguments.Arguments)
        {
            var text = argument.Value?.AsString(diagnostics);
            switch (argument.Name?.Text)
            {
                case "map":
                    name = text;
                    break;
                case "schema":
                    schema = text;
                    break;
                case "version":
                    version = text;
                    break;
                default:
                    diagnostics.Error(DiagnosticCodes.UnknownArgument, argument.Span, $"An extension has no argument `{argument}`.",
                        "The arguments are `map`, `schema` and `version`.");
                    break;
            }
        }

        return new Extension(name ?? call.Name.Text, schema, version);
    }
}
