using System.Text;
using EfSchemaBridge.Schema.Binding;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Formatting;

/// <summary>
/// Adds what the relations of a schema lack, as Prisma's formatter does: the field on the other side, the columns that hold
/// the key, and the arguments that name them. Names that are taken already are added all the same, so that the reader says so.
/// </summary>
internal sealed class RelationCompletion
{
    private readonly List<(SourceFile File, int Position, string Text)> additions = [];

    private RelationCompletion()
    {
    }

    /// <summary>The files with all relations whole; as they are when it is not sure what some line of them means.</summary>
    public static IReadOnlyList<SourceFile> Complete(IReadOnlyList<SourceFile> files)
    {
        var diagnostics = new DiagnosticBag();
        var syntax = files.Select(file => SchemaParser.Parse(file, diagnostics)).ToList();
        if (diagnostics.HasErrors)
        {
            return files;
        }

        // What is wrong with the datasource and the generators has no bearing on relations.
        var symbols = Binder.Declare(syntax, configuration: new DiagnosticBag(), diagnostics);
        if (diagnostics.HasErrors)
        {
            return files;
        }

        var completion = new RelationCompletion();
        foreach (var relation in RelationsInOrder(symbols))
        {
            completion.Complete(relation);
        }

        return [.. files.Select(completion.Insert)];
    }

    /// <summary>The relations with a key, in the order of the fields that hold it. Of several fields that claim the same other side each has its own.</summary>
    private static IEnumerable<RelationSymbol> RelationsInOrder(SchemaSymbols schema)
    {
        var order = schema.Models.SelectMany(model => model.RelationFields).ToList();
        return RelationFinder.Find(schema)
            .Where(relation => relation.Kind != RelationKind.ManyToMany)
            .DistinctBy(relation => relation.Forward ?? relation.Back)
            .OrderBy(relation => order.IndexOf((relation.Forward ?? relation.Back)!));
    }

    private void Complete(RelationSymbol relation)
    {
        if (relation.Back is null)
        {
            var type = relation.ModelA.Name + (relation.Kind == RelationKind.OneToOne ? "?" : "[]");
            var name = relation.Kind == RelationKind.OneToOne ? RelationFieldName.One(relation.ModelA.Name) : RelationFieldName.Many(relation.ModelA.Name);
            AddField(relation.ModelB, $"{name} {type}{(relation.ModelA.IsIgnored ? " @ignore" : "")}");
        }

        if (relation.Forward is null)
        {
            var isOptional = KeyColumn.Of(relation).Any(column => column.Arity == FieldArity.Optional);
            AddField(relation.ModelA,
                $"{RelationFieldName.One(relation.ModelB.Name)} {relation.ModelB.Name}{(isOptional ? "?" : "")} @relation({Fields(relation)}, {References(relation)})");
        }
        else
        {
            CompleteAttribute(relation, relation.Forward);
        }

        if (relation.Fields is null)
        {
            AddColumns(relation);
        }
    }

    private void CompleteAttribute(RelationSymbol relation, FieldSymbol field)
    {
        if (field.Relation is not { } given)
        {
            Add(BehindType(field.Syntax.Type!), $" @relation({Fields(relation)}, {References(relation)})");
            return;
        }

        var missing = new List<string>();
        if (given.Fields is null)
        {
            missing.Add(Fields(relation));
        }

        if (given.References is null)
        {
            missing.Add(References(relation));
        }

        if (missing.Count > 0)
        {
            AddArguments(given.Syntax, string.Join(", ", missing));
        }
    }

    private void AddArguments(AttributeSyntax attribute, string text)
    {
        var end = EndOf(attribute.Span);
        if (attribute.ArgumentList is null)
        {
            Add(end, $"({text})");
        }
        else
        {
            Add((end.File, end.Position - 1), attribute.Arguments.Count == 0 ? text : $", {text}");
        }
    }

    private void AddColumns(RelationSymbol relation)
    {
        // Prisma's formatter gives up at the first column whose type is not one of the language's own.
        foreach (var column in KeyColumn.Of(relation).Where(column => !column.Exists).TakeWhile(column => column.Referenced.ScalarType is not null))
        {
            var nativeType = column.Referenced.Syntax.Attributes.FirstOrDefault(attribute => attribute.Name.Text.Contains('.', StringComparison.Ordinal));
            AddField(relation.ModelA, string.Join(' ',
                column.Name, $"{column.Referenced.ScalarType}{(column.Arity == FieldArity.Optional ? "?" : "")}", nativeType?.Span.Text));
        }
    }

    private static string Fields(RelationSymbol relation) => $"fields: [{string.Join(", ", KeyColumn.Of(relation).Select(column => column.Name))}]";

    /// <summary>Prisma's formatter lets the columns be named after the first id or unique, but refers to the first that cannot be null.</summary>
    private static string References(RelationSymbol relation)
    {
        var fields = relation.Forward?.Relation?.References
            ?? relation.ModelB.UniqueCriteria.Select(key => key.Fields.Select(field => field.Field))
                .FirstOrDefault(fields => fields.All(field => !field.IsOptional && field.Kind != FieldKind.Unsupported))
            ?? [];
        return $"references: [{string.Join(", ", fields)}]";
    }

    private void AddField(ModelSymbol model, string text)
    {
        var end = EndOf(model.Syntax.Span);
        Add((end.File, end.Position - 1), $"{text}\n");
    }

    private void Add((SourceFile File, int Position) place, string text) => additions.Add((place.File, place.Position, text));

    private string Insert(StringBuilder output, SourceFile file)
    {
        var position = 0;
        foreach (var addition in additions.Where(addition => ReferenceEquals(addition.File, file)).OrderBy(addition => addition.Position))
        {
            output.Append(file.Text, position, addition.Position - position).Append(addition.Text);
            position = addition.Position;
        }

        return output.Append(file.Text, position, file.Text.Length - position).ToString();
    }

    private SourceFile Insert(SourceFile file) => new(file.Path, Insert(new StringBuilder(), file));

    private static (SourceFile File, int Position) EndOf(TextSpan span) => (span.File, span.Start + span.Length);

    private static (SourceFile File, int Position) BehindType(FieldTypeSyntax type)
    {
        var (file, end) = EndOf(type.Span);
        return (file, type.Arity == FieldArity.Optional ? file.Text.IndexOf('?', end) + 1 : end);
    }

    /// <summary>A column Prisma's formatter would have hold a key.</summary>
    /// <param name="Name">Made of the names of the model and the field referred to.</param>
    /// <param name="Referenced">The field referred to.</param>
    /// <param name="Arity">That of the column when there is one of that name, else of the relation's field.</param>
    /// <param name="Exists">Whether there is one of that name.</param>
    private sealed record KeyColumn(string Name, FieldSymbol Referenced, FieldArity Arity, bool Exists)
    {
        public static IEnumerable<KeyColumn> Of(RelationSymbol relation) =>
            (relation.ModelB.UniqueCriteria.FirstOrDefault()?.Fields ?? []).Select(key => Of(relation, key.Field));

        private static KeyColumn Of(RelationSymbol relation, FieldSymbol referenced)
        {
            var model = relation.ModelB.Name;
            var name = char.ToLowerInvariant(model[0]) + model[1..] + char.ToUpperInvariant(referenced.Name[0]) + referenced.Name[1..];
            var existing = relation.ModelA.ScalarFields.FirstOrDefault(field => field.Name == name);
            return new KeyColumn(name, referenced, (existing ?? relation.Forward)?.Arity ?? FieldArity.Optional, existing is not null);
        }
    }
}
