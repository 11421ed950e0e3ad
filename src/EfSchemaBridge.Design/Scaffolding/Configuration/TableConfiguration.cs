using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding.Configuration;

/// <summary>Writes the configuration of one entity type.</summary>
/// <param name="names">The C# names.</param>
internal sealed class TableConfiguration(ModelNames names)
{
    private readonly EntityReference _reference = new(names);
    private readonly PropertyConfiguration _properties = new(names);
    private readonly RelationConfiguration _relations = new(names);

    /// <summary>Writes the statement that configures the entity type of a class.</summary>
    public void WriteClass(IEntityType entityType, IndentedStringBuilder code)
    {
        code.AppendLine($"modelBuilder.Entity<{names.Of(entityType)}>(entity =>");
        code.AppendBlock(
            () =>
            {
                WriteTable(entityType, code);
                WriteKey(entityType, code);
                Section(code, c => WriteProperties(entityType, c));
                Section(code, c => WriteIndexes(entityType, c));
                Section(code, c => _relations.WriteForeignKeys(entityType, c));
                Section(code, c => UnmappedConfiguration.Write(entityType, c));
                Section(code, c => _relations.WriteManyToMany(entityType, c));
            },
            "});");
    }

    /// <summary>Writes the statement that configures an entity type without class, up to its relations.</summary>
    public void WriteBag(IEntityType entityType, IndentedStringBuilder code) => WriteBag(entityType, code, () =>
    {
        WriteTable(entityType, code);

        // Without class a key can only be made of properties that are declared already.
        foreach (var property in entityType.Columns())
        {
            PropertyConfiguration.WriteInBag(property, code);
        }

        WriteKey(entityType, code);
        Section(code, c => WriteIndexes(entityType, c));
        Section(code, c => UnmappedConfiguration.Write(entityType, c));
    });

    /// <summary>Writes the statement that configures the relations of an entity type without class, once both ends are declared.</summary>
    public void WriteBagRelations(IEntityType entityType, IndentedStringBuilder code) =>
        WriteBag(entityType, code, () => _relations.WriteForeignKeys(entityType, code));

    /// <summary>A table's name and schema as arguments.</summary>
    public static string[] Arguments(string name, string? schema) => [.. new[] { name, schema }.OfType<string>().Select(CodeText.Literal)];

    private static void WriteBag(IEntityType entityType, IndentedStringBuilder code, Action writeBody)
    {
        code.AppendLine($"modelBuilder.SharedTypeEntity<{CodeNames.PropertyBag}>({CodeText.Literal(entityType.Name)}, entity =>");
        code.AppendBlock(writeBody, "});");
    }

    private static void WriteTable(IEntityType entityType, IndentedStringBuilder code)
    {
        var chain = entityType.GetViewName() is { } view
            ? new FluentChain("entity").Call("ToView", Arguments(view, entityType.GetViewSchema()))
            : new FluentChain("entity").Call("ToTable", Arguments(entityType.GetTableName()!, entityType.GetSchema()));
        chain.WriteTo(code);
    }

    private void WriteKey(IEntityType entityType, IndentedStringBuilder code)
    {
        if (entityType.FindPrimaryKey() is not { } key)
        {
            new FluentChain("entity").Call("HasNoKey").WriteTo(code);
            return;
        }

        new FluentChain("entity").Call("HasKey", _reference.Properties(key.Properties))
            .Call("HasName", CodeText.LiteralOrNull(key.GetName()))
            .CallIf(key[SchemaAnnotationNames.UniqueIndex] is true, "IsUniqueIndex")
            .WriteTo(code);
    }

    private void WriteProperties(IEntityType entityType, IndentedStringBuilder code)
    {
        foreach (var (place, property) in entityType.Columns().Index())
        {
            _properties.Write(property, place, code);
        }
    }

    private void WriteIndexes(IEntityType entityType, IndentedStringBuilder code)
    {
        foreach (var index in entityType.GetIndexes().OrderBy(SchemaModelReading.Order))
        {
            new FluentChain("entity").Call("HasIndex", _reference.IndexProperties(index.Properties), CodeText.LiteralOrNull(index.GetDatabaseName()))
                .CallIf(index.IsUnique, "IsUnique")
                .CallIf(index.IsDescending is not null, "IsDescending", [.. index.IsDescending?.Select(CodeText.Literal) ?? []])
                .CallIf(index.GetMethod() is not null, "HasMethod", CodeText.LiteralOrNull(index.GetMethod()))
                .CallIf(index.GetOperators() is not null, "HasOperators", [.. index.GetOperators()?.Select(CodeText.Literal) ?? []])
                .CallIf(index.GetFilter() is not null, "HasFilter", CodeText.LiteralOrNull(index.GetFilter()))
                .WriteTo(code);
        }
    }

    /// <summary>Writes lines behind an empty one, unless there are none.</summary>
    private static void Section(IndentedStringBuilder code, Action<IndentedStringBuilder> write)
    {
        var section = new IndentedStringBuilder();
        while (section.IndentCount < code.IndentCount)
        {
            section.IncrementIndent();
        }

        write(section);
        if (section.Length > 0)
        {
            code.AppendLine();
            using (code.SuspendIndent())
            {
                code.AppendLines(section.ToString());
            }
        }
    }
}
