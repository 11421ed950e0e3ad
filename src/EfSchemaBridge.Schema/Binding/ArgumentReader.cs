using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Hands out the arguments of one attribute after the other and remembers which were asked for.</summary>
internal sealed class ArgumentReader(DiagnosticBag diagnostics)
{
    private readonly List<Argument> unread = [];
    private readonly List<string> known = [];

    /// <summary>The attribute whose arguments are read.</summary>
    public AttributeSyntax Attribute { get; private set; } = null!;

    /// <summary>Starts to read an attribute; false when its arguments contradict each other, which was reported.</summary>
    public bool TryStart(AttributeSyntax attribute)
    {
        Attribute = attribute;
        unread.Clear();
        known.Clear();
        if (attribute.ArgumentList is not { } list)
        {
            return true;
        }

        unread.AddRange(list.Arguments);
        return CheckNotation(list) & CheckNested(list) & (list.Arguments.Count < 2 || CheckDuplicates());
    }

    /// <summary>The value of a named argument, or null.</summary>
    public Expression? Find(string name)
    {
        known.Add(name);
        return Take(Unread(name));
    }

    /// <summary>The value of the argument that needs no name, or null.</summary>
    public Expression? FindDefault(string name)
    {
        known.Add(name);
        var named = Unread(name);
        var unnamed = Unread(null);
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

    /// <summary>The argument of that name, or the one without a name.</summary>
    private Argument? Unread(string? name)
    {
        foreach (var argument in unread)
        {
            if (argument.Name?.Text == name)
            {
                return argument;
            }
        }

        return null;
    }

    private Expression? Take(Argument? argument)
    {
        if (argument is not null)
        {
            unread.Remove(argument);
        }

        return argument?.Value;
    }

    private bool CheckNotation(ArgumentList list)
    {
        if (list.HasTrailingComma)
        {
            diagnostics.Error(DiagnosticCodes.TrailingComma, list.TrailingComma, "There is a comma behind the last argument.", "Leave it out.");
        }

        return CheckValues(list) && !list.HasTrailingComma;
    }

    private bool CheckValues(ArgumentList list)
    {
        var isWhole = true;
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            if (list.Arguments[i] is { Value: null } argument)
            {
                isWhole = false;
                Error(DiagnosticCodes.MissingArgument, argument, $"The argument `{argument.Name}` has no value.");
            }
        }

        return isWhole;
    }

    /// <summary>Every attribute comes by here, so that it is done without closures and enumerators.</summary>
    private bool CheckNested(ArgumentList list)
    {
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            if (!CheckNested(list.Arguments[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    private bool CheckNested(Expression? value) => value switch
    {
        FunctionCall call => CheckNotation(call.Arguments) & CheckNested(call.Arguments),
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
