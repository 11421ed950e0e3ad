using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EfSchemaBridge.Design.Scaffolding.Configuration;

/// <summary>Writes what EF's conventions do not give a property anyway.</summary>
/// <param name="names">The C# names.</param>
internal sealed class PropertyConfiguration(ModelNames names)
{
    private static readonly Dictionary<ValueConverter, string> Converters = typeof(TimeConverters).GetProperties()
        .ToDictionary(property => (ValueConverter)property.GetValue(null)!, property => $"{nameof(TimeConverters)}.{property.Name}");

    /// <summary>Writes the statement for a property of a class, where it needs one.</summary>
    /// <param name="property">The property.</param>
    /// <param name="place">Its zero-based place among the properties of its class.</param>
    /// <param name="code">Where to write.</param>
    public void Write(IProperty property, int place, IndentedStringBuilder code)
    {
        var name = names.Of(property);
        var isConvertedList = TypeNames.IsList(property) && Converter(property) is not null;
        var chain = new FluentChain("entity").Call(isConvertedList ? "PrimitiveCollection" : "Property", $"e => e.{name}");
        chain.CallIf(property.GetColumnName() != name, "HasColumnName", CodeText.Literal(property.GetColumnName()));
        WriteColumn(property, chain);
        string[] jsonType = property[RelationalAnnotationNames.ColumnType] is string type ? [CodeText.Literal(type)] : [];
        chain.CallIf(property.JsonType() is not null, "IsJson", jsonType);
        chain.CallIf(property.GetColumnOrder() != place, "HasColumnOrder", CodeText.Literal(property.GetColumnOrder() ?? 0));

        if (TypeNames.IsList(property))
        {
            // The column allows NULL, as Prisma makes it; the property's setter has no null.
            chain.Call("IsRequired", "false").Call("UsePropertyAccessMode", $"{nameof(PropertyAccessMode)}.{nameof(PropertyAccessMode.Property)}");
        }

        WriteValues(property, chain);
        if (isConvertedList)
        {
            chain.Call("ElementType", $"element => element.HasStoreType({CodeText.LiteralOrNull(property.GetElementType()!.GetStoreType())}).HasConversion({Converter(property)})");
        }

        if (chain.Count > 1)
        {
            chain.WriteTo(code);
        }
    }

    /// <summary>Writes the statement for a property of an entity type without class.</summary>
    public static void WriteInBag(IProperty property, IndentedStringBuilder code)
    {
        var chain = new FluentChain("entity").Call($"Property<{TypeNames.InBag(property)}>", CodeText.Literal(property.Name));
        chain.CallIf(property.GetColumnName() != property.Name, "HasColumnName", CodeText.Literal(property.GetColumnName()));
        WriteColumn(property, chain);
        chain.Call("HasColumnOrder", CodeText.Literal(property.GetColumnOrder() ?? 0));
        chain.CallIf(!property.IsNullable && !property.ClrType.IsValueType, "IsRequired");
        WriteValues(property, chain);
        chain.WriteTo(code);
    }

    private static void WriteColumn(IProperty property, FluentChain chain)
    {
        var isEnum = property.Enum() is not null && property.DeclaringType is IEntityType entityType && entityType.HasClass();
        var storeType = property[RelationalAnnotationNames.ColumnType] as string;
        chain.CallIf(storeType is not null && !isEnum && property.JsonType() is null, "HasColumnType", CodeText.LiteralOrNull(storeType));
    }

    private static void WriteValues(IProperty property, FluentChain chain)
    {
        chain.CallIf(Converter(property) is not null && !TypeNames.IsList(property), "HasConversion", Converter(property) ?? "");
        chain.CallIf(property.GetDefaultValueSql() is not null, "HasDefaultValueSql", CodeText.LiteralOrNull(property.GetDefaultValueSql()));
        chain.CallIf(property[SchemaAnnotationNames.Default] is DefaultValue.Autoincrement, "UseSerialColumn");
        if (property[SchemaAnnotationNames.Default] is DefaultValue.ClientGenerated generated)
        {
            WriteGenerator(generated, property, chain);
        }
        else
        {
            chain.CallIf(property.ValueGenerated == ValueGenerated.OnAdd && property.IsForeignKey(), "ValueGeneratedOnAdd");
        }

        chain.CallIf(property.ValueGenerated == ValueGenerated.Never && IsGeneratedByConvention(property), "ValueGeneratedNever");
        chain.CallIf(property[SchemaAnnotationNames.UpdatedAt] is true, "IsUpdatedAt");
    }

    private static void WriteGenerator(DefaultValue.ClientGenerated generated, IProperty property, FluentChain chain)
    {
        if (generated is { Generator: ClientGenerator.Nanoid, Argument: { } length })
        {
            chain.Call("HasNanoId", CodeText.Literal(length));
        }
        else
        {
            chain.Call("ValueGeneratedOnAdd").Call($"HasValueGeneratorFactory<GeneratorFactory<{ClientValues.Generator(generated, property.ClrType).Name}>>");
        }
    }

    /// <summary>EF has the database make the values of columns with a default, and of lone integer and Guid keys.</summary>
    private static bool IsGeneratedByConvention(IProperty property) =>
        property.GetDefaultValueSql() is not null
        || (property.IsPrimaryKey() && !property.IsForeignKey() && property.ClrType.IsValueType && property.FindContainingPrimaryKey()!.Properties.Count(p => !p.IsForeignKey()) == 1);

    /// <summary>The converter that keeps a property's times as Prisma does, or null.</summary>
    private static string? Converter(IProperty property) =>
        (property.GetElementType()?.GetValueConverter() ?? property.GetValueConverter()) is { } converter ? Converters.GetValueOrDefault(converter) : null;
}
