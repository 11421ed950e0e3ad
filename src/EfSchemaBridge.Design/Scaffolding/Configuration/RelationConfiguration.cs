using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using StoreAction = Microsoft.EntityFrameworkCore.Migrations.ReferentialAction;

namespace EfSchemaBridge.Design.Scaffolding.Configuration;

/// <summary>Writes the foreign keys of an entity type and the many-to-many relations that begin at it.</summary>
/// <param name="names">The C# names.</param>
internal sealed class RelationConfiguration(ModelNames names)
{
    private readonly EntityReference _reference = new(names);

    /// <summary>Writes a statement for each foreign key.</summary>
    public void WriteForeignKeys(IEntityType dependent, IndentedStringBuilder code)
    {
        foreach (var key in dependent.GetForeignKeys().OrderBy(SchemaModelReading.Order))
        {
            var chain = new FluentChain("entity");
            WriteEnds(key, chain);
            WriteKey(key, chain);
            chain.WriteTo(code);
        }
    }

    /// <summary>Writes a statement for each many-to-many relation whose table holds this entity type's keys in column A.</summary>
    public void WriteManyToMany(IEntityType entityType, IndentedStringBuilder code)
    {
        foreach (var navigation in entityType.NavigationsToClasses().OfType<ISkipNavigation>().Where(n => n.ForeignKey.Properties[0].Name == "A"))
        {
            code.AppendLine($"entity.HasMany(e => e.{names.Of(navigation)}).WithMany(e => e.{names.Of(navigation.Inverse)})");
            using (code.Indent())
            {
                WriteJoin(navigation, code);
            }
        }
    }

    private void WriteJoin(ISkipNavigation navigation, IndentedStringBuilder code)
    {
        var join = navigation.JoinEntityType;
        code.AppendLine($".UsingEntity<{CodeNames.PropertyBag}>(");
        using (code.Indent())
        {
            code.AppendLine($"{CodeText.Literal(join.Name)},");
            WriteJoinKey("right", navigation.Inverse.ForeignKey, code);
            WriteJoinKey("left", navigation.ForeignKey, code);
            code.AppendLine("join =>");
            code.AppendBlock(() => WriteJoinTable(join, code), "});");
        }
    }

    private void WriteJoinKey(string side, IForeignKey key, IndentedStringBuilder code)
    {
        var chain = new FluentChain($"{side} => {side}").Call($"HasOne<{names.Of(key.PrincipalEntityType)}>").Call("WithMany");
        WriteKey(key, chain);
        chain.WriteTo(code, ",");
    }

    private static void WriteJoinTable(IEntityType join, IndentedStringBuilder code)
    {
        new FluentChain("join").Call("ToTable", TableConfiguration.Arguments(join.GetTableName()!, join.GetSchema())).WriteTo(code);
        foreach (var property in join.GetProperties().Where(p => p[RelationalAnnotationNames.ColumnType] is not null))
        {
            new FluentChain("join").Call($"Property<{TypeNames.InBag(property)}>", CodeText.Literal(property.Name))
                .Call("HasColumnType", CodeText.LiteralOrNull(property[RelationalAnnotationNames.ColumnType] as string))
                .WriteTo(code);
        }

        var key = join.FindPrimaryKey()!;
        new FluentChain("join").Call("HasKey", [.. key.Properties.Select(p => CodeText.Literal(p.Name))])
            .Call("HasName", CodeText.LiteralOrNull(key.GetName()))
            .WriteTo(code);
        foreach (var index in join.GetIndexes())
        {
            new FluentChain("join").Call("HasIndex", CodeText.Literals(index.Properties.Select(p => p.Name)), CodeText.LiteralOrNull(index.GetDatabaseName())).WriteTo(code);
        }
    }

    private void WriteEnds(IForeignKey key, FluentChain chain)
    {
        if (IsTyped(key) && key.DependentToPrincipal is { } navigation)
        {
            chain.Call("HasOne", $"e => e.{names.Of(navigation)}");
        }
        else if (key.PrincipalEntityType.HasClass())
        {
            chain.Call($"HasOne<{names.Of(key.PrincipalEntityType)}>");
        }
        else
        {
            chain.Call("HasOne", CodeText.Literal(key.PrincipalEntityType.Name), "null");
        }

        string[] back = IsTyped(key) && key.PrincipalToDependent is { } inverse ? [$"e => e.{names.Of(inverse)}"] : [];
        chain.Call(key.IsUnique ? "WithOne" : "WithMany", back);
    }

    private void WriteKey(IForeignKey key, FluentChain chain)
    {
        chain.Call($"HasForeignKey{Generic(key, key.DeclaringEntityType)}", Arguments(key, key.DeclaringEntityType, key.Properties));
        chain.CallIf(!key.PrincipalKey.IsPrimaryKey(), $"HasPrincipalKey{Generic(key, key.PrincipalEntityType)}", Arguments(key, key.PrincipalEntityType, key.PrincipalKey.Properties));
        if (key.DeclaringEntityType.GetTableName() is null)
        {
            // No database holds the keys of views.
            return;
        }

        chain.Call("HasConstraintName", CodeText.LiteralOrNull(key.GetConstraintName()));
        chain.Call("OnDelete", $"{nameof(DeleteBehavior)}.{key.DeleteBehavior}");
        chain.CallIf(key[SchemaAnnotationNames.OnDelete] is not null, "HasAnnotation", $"{nameof(SchemaAnnotationNames)}.{nameof(SchemaAnnotationNames.OnDelete)}", Action(key[SchemaAnnotationNames.OnDelete]));
        chain.CallIf(key[SchemaAnnotationNames.OnUpdate] is not (null or StoreAction.NoAction), "OnUpdate", Action(key[SchemaAnnotationNames.OnUpdate]));
        if (key[SchemaAnnotationNames.KeyOrder] is IReadOnlyList<int> order)
        {
            chain.Call("HasAnnotation", $"{nameof(SchemaAnnotationNames)}.{nameof(SchemaAnnotationNames.KeyOrder)}", $"new[] {{ {string.Join(", ", order)} }}");
        }

        chain.CallIf(key[SchemaAnnotationNames.Unenforced] is true, "HasAnnotation", $"{nameof(SchemaAnnotationNames)}.{nameof(SchemaAnnotationNames.Unenforced)}", "true");
    }

    /// <summary>A one-to-one relation must say which end each key is on.</summary>
    private string Generic(IForeignKey key, IEntityType end) => key.IsUnique && IsTyped(key) && end.HasClass() ? $"<{names.Of(end)}>" : "";

    private string[] Arguments(IForeignKey key, IEntityType end, IReadOnlyList<IProperty> properties)
    {
        if (IsTyped(key))
        {
            return [_reference.Properties(properties)];
        }

        var literals = properties.Select(p => CodeText.Literal(end.HasClass() ? names.Of(p) : p.Name));
        var type = end.HasClass() ? $"typeof({names.Of(end)})" : CodeText.Literal(end.Name);
        return key.IsUnique ? [type, .. literals] : [.. literals];
    }

    private static bool IsTyped(IForeignKey key) => key.DeclaringEntityType.HasClass() && key.PrincipalEntityType.HasClass();

    private static string Action(object? action) => $"ReferentialAction.{action}";
}
