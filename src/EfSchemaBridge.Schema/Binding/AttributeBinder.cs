using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>An attribute that something may have.</summary>
/// <param name="Name">Its name, without signs.</param>
/// <param name="Bind">What it means.</param>
/// <param name="IsRepeatable">Whether it may stand any number of times.</param>
internal sealed record KnownAttribute<T>(string Name, Action<T, ArgumentReader> Bind, bool IsRepeatable = false);

/// <summary>Binds the attributes of one kind of thing, in the order in which they are known, and reports those nobody knows.</summary>
/// <typeparam name="T">What has the attributes.</typeparam>
/// <param name="diagnostics">Takes what is wrong.</param>
/// <param name="known">The attributes it may have.</param>
/// <param name="bindNativeType">Binds the attribute with a dot in its name; null where there can be none.</param>
internal sealed class AttributeBinder<T>(
    DiagnosticBag diagnostics, IReadOnlyList<KnownAttribute<T>> known, Action<T, AttributeSyntax>? bindNativeType = null)
{
    private readonly ArgumentReader arguments = new(diagnostics);
    private readonly HashSet<string> names = known.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);

    public void Bind(T target, IReadOnlyList<AttributeSyntax> attributes)
    {
        if (attributes.Count == 0)
        {
            return;
        }

        var bound = 0;
        foreach (var one in known)
        {
            bound += Bind(target, attributes, one);
        }

        if (bound < attributes.Count)
        {
            BindOthers(target, attributes);
        }
    }

    /// <returns>How many attributes of the name there are.</returns>
    private int Bind(T target, IReadOnlyList<AttributeSyntax> attributes, KnownAttribute<T> one)
    {
        var count = 0;
        AttributeSyntax? first = null;
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Name.Text == one.Name)
            {
                count++;
                first ??= attributes[i];
                if (one.IsRepeatable)
                {
                    Bind(target, attributes[i], one);
                }
            }
        }

        if (count > 1 && !one.IsRepeatable)
        {
            ReportRepeated(first!, count);
        }
        else if (count == 1 && !one.IsRepeatable)
        {
            Bind(target, first!, one);
        }

        return count;
    }

    private void Bind(T target, AttributeSyntax attribute, KnownAttribute<T> one)
    {
        if (arguments.TryStart(attribute))
        {
            one.Bind(target, arguments);
            arguments.ReportUnread();
        }
    }

    private void BindOthers(T target, IReadOnlyList<AttributeSyntax> attributes)
    {
        var native = 0;
        AttributeSyntax? first = null;
        foreach (var attribute in attributes)
        {
            if (bindNativeType is not null && attribute.Name.Text.Contains('.', StringComparison.Ordinal))
            {
                native++;
                first ??= attribute;
            }
            else if (!names.Contains(attribute.Name.Text))
            {
                ReportUnknown(attribute);
            }
        }

        if (native > 1)
        {
            ReportRepeated(first!, native);
        }
        else if (native == 1)
        {
            bindNativeType!(target, first!);
        }
    }

    private void ReportRepeated(AttributeSyntax first, int count) =>
        diagnostics.Error(DiagnosticCodes.DuplicateAttribute, first.Span,
            $"The attribute `{first.DisplayName}` is given {(count == 2 ? "twice" : $"{count} times")}.", "Keep one of them.");

    private void ReportUnknown(AttributeSyntax attribute) =>
        diagnostics.Error(DiagnosticCodes.UnknownAttribute, attribute.Span, $"There is no attribute `{attribute.DisplayName}` here.",
            Suggestion.For(attribute.DisplayName, names.Select(name => (attribute.IsOfBlock ? "@@" : "@") + name)));
}
