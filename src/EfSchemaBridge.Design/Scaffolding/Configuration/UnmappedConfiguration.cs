using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding.Configuration;

/// <summary>Writes what migrations keep and the classes do not have: columns, keys and indexes.</summary>
internal static class UnmappedConfiguration
{
    /// <summary>Writes a statement for each.</summary>
    public static void Write(IEntityType entityType, IndentedStringBuilder code)
    {
        foreach (var column in entityType.Unmapped<UnmappedColumn>(SchemaAnnotationNames.UnmappedColumns))
        {
            string[] defaultValue = column.DefaultValueSql is { } sql ? [$"defaultValueSql: {CodeText.Literal(sql)}"] : [];
            new FluentChain("entity")
                .Call("HasUnmappedColumn", [CodeText.Literal(column.Name), CodeText.Literal(column.StoreType), $"isNullable: {CodeText.Literal(column.IsNullable)}", $"order: {CodeText.Literal(column.Order)}", .. defaultValue])
                .WriteTo(code);
        }

        foreach (var key in entityType.Unmapped<UnmappedKey>(SchemaAnnotationNames.UnmappedKey))
        {
            new FluentChain("entity").Call("HasUnmappedKey", CodeText.Literal(key.Name), CodeText.Literals(key.Columns)).WriteTo(code);
        }

        foreach (var index in entityType.Unmapped<UnmappedIndex>(SchemaAnnotationNames.UnmappedIndexes))
        {
            new FluentChain("entity").Call("HasUnmappedIndex", [.. Arguments(index)]).WriteTo(code);
        }

        foreach (var key in entityType.Unmapped<UnmappedForeignKey>(SchemaAnnotationNames.UnmappedForeignKeys))
        {
            new FluentChain("entity").Call(
                "HasUnmappedForeignKey",
                CodeText.Literal(key.Name),
                CodeText.Literals(key.Columns),
                CodeText.LiteralOrNull(key.PrincipalSchema),
                CodeText.Literal(key.PrincipalTable),
                CodeText.Literals(key.PrincipalColumns),
                $"ReferentialAction.{key.OnDelete}",
                $"ReferentialAction.{key.OnUpdate}").WriteTo(code);
        }
    }

    private static IEnumerable<string> Arguments(UnmappedIndex index)
    {
        yield return CodeText.Literal(index.Name);
        yield return CodeText.Literals(index.Columns);
        if (index.IsUnique)
        {
            yield return "isUnique: true";
        }

        if (index.Descending.Contains(true))
        {
            yield return $"descending: [{string.Join(", ", index.Descending.Select(CodeText.Literal))}]";
        }

        if (index.OperatorClasses.Any(c => c.Length > 0))
        {
            yield return $"operatorClasses: {CodeText.Literals(index.OperatorClasses)}";
        }

        if (index.Method != "btree")
        {
            yield return $"method: {CodeText.Literal(index.Method)}";
        }

        if (index.Filter is not null)
        {
            yield return $"filter: {CodeText.Literal(index.Filter)}";
        }

        yield return $"order: {CodeText.Literal(index.Order)}";
    }
}
