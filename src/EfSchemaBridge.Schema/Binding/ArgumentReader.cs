using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Hands out the arguments of one attribute and remembers which were asked for.</summary>
internal sealed class ArgumentReader
{
    private readonly DiagnosticBag diagnostics;
    private readonly List<Argument> unread;
    private readonly List<string> known = [];

    public ArgumentReader(AttributeSyntax attribute, DiagnosticBag diagnostics)
    {
        Attribute = attribute;
        this.diagnostics = diagnostics;
        unread = [.. attribute.Arguments];
        IsUsable = CheckNotation(attribute.ArgumentList)
            & attribute.Arguments.Select(argument => argument.Value).All(CheckNested)
            & (attribute.Arguments.Count < 2 || CheckDuplicates());
    }

    public AttributeSyntax Attribute { get; }

    /// <summary>False when the arguments contradict each other; it was reported.</summary>
    public bool IsUsable { get; }

    /// <summary>The value of a named argument, or null.</summary>
    public Expression? Find(string name)
    {
        known.Add(name);
        var argument = unread.Find(argument => argument.Name?.Text == name);
        return Take(argument);
    }

    /// <summary>The value of the argument that needs no name, or null.</summary>
    public Expression? FindDefault(string name)
    {
        known.Add(name);
        var named = unread.Find(argument => argument.Name?.Text == name);
        var unnamed = unread.Find(argument => argument.Name is null);
        if (named is not null && unnamed is not null)
        {
            Error(DiagnosticCodes.DuplicateArgument, named, $"The argument `{name}` is given twice: with its name and without.");
            Take(unnamed);
        }

        return Take(named ?? unnamed);
    }

    /// <summary>As <see cref="FindDefault"/>, but reports when it is missing.</summary>
    public Expression? RequireDefault(string name)
    {
        var value = FindDefault(name);
        if (value is null)
        {
            Error(DiagnosticCodes.MissingArgument, $"`{Attribute.DisplayName}` needs the argument `{name}`.");
        }

        return value;
    }

    /// <summary>A named string that must not be empty.</summary>
    public string? FindName(string name)
    {
        var value = Find(name)?.AsString(diagnostics);
        if (value is not "")
        {
            return value;
        }

        Error(DiagnosticCodes.InvalidArgument, $"The argument `{name}` must not be empty.");
        return null;
    }

    /// <summary>Takes all arguments as read: another message says what is wrong with them.</summary>
    public void Discard() => unread.Clear();

    public void ReportUnread()
    {
        foreach (var argument in unread)
        {
            var name = argument.Name?.Text;
            Error(DiagnosticCodes.UnknownArgument, argument,
                name is null ? $"`{Attribute.DisplayName}` takes no argument `{argument}` here." : $"`{Attribute.DisplayName}` has no argument `{name}`.",
                name is null ? null : Suggestion.For(name, known));
        }
    }

    public void Error(string code, string message, string? hint = null) => diagnostics.Error(code, Attribute.Span, message, hint);

    private void Error(string code, SyntaxNode place, string message, string? hint = null) => diagnostics.Error(code, place.Span, message, hint);

    private Expression? Take(Argument? argument)
    {
        if (argument is not null)
        {
            unread.Remove(argument);
        }

        return argument?.Value;
    }

    private bool CheckNotation(ArgumentList? list)
    {
        if (list?.TrailingComma is { } comma)
        {
            diagnostics.Error(DiagnosticCodes.TrailingComma, comma, "There is a comma behind the last argument.", "Leave it out.");
        }

        return list is null || (CheckValues(list) && list.TrailingComma is null);
    }

    private bool CheckValues(ArgumentList list)
    {
        var missing = list.Arguments.Where(argument => argument.Value is null).ToList();
        foreach (var argument in missing)
        {
            Error(DiagnosticCodes.MissingArgument, argument, $"The argument `{argument.Name}` has no value.");
        }

        return missing.Count == 0;
    }

    private bool CheckNested(Expression? value) => value switch
    {
        FunctionCall call => CheckNotation(call.Arguments) & call.Arguments.Arguments.All(argument => CheckNested(argument.Value)),
        ListLiteral list => list.Elements.OfType<FunctionCall>().All(call => CheckValues(call.Arguments)),
        _ => true,
    };

    private bool CheckDuplicates()
    {
        var unnamed = Attribute.Arguments.Where(argument => argument.Name is null).ToList();
        if (unnamed.Count > 1)
        {
            Error(DiagnosticCodes.DuplicateArgument, unnamed[1],
                $"`{Attribute.DisplayName}` takes one argument without a name, but has {unnamed.Count}.",
                $"Did you mean `[{string.Join(", ", unnamed)}]`?");
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var repeated = Attribute.Arguments.Where(argument => argument.Name is { } name && !seen.Add(name.Text)).ToList();
        foreach (var argument in repeated)
        {
            Error(DiagnosticCodes.DuplicateArgument, argument, $"The argument `{argument.Name}` is given twice.");
        }

        return repeated.Count == 0;
    }
}
